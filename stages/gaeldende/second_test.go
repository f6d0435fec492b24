package gaeldende

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/stages/publish"
)

// timed is a record of the second calculation that says when it was written.
func timed(t *testing.T, folder, status string) string {
	t.Helper()
	return strings.Replace(kontrolText(t, folder, status), "{", `{"ended":"2026-04-01T08:40:00Z","seconds":90.5,`, 1)
}

func TestHowTheLatestRunStandsWithTheSecondCalculation(t *testing.T) {
	const (
		late    = 6*time.Hour + 1
		missing = "there is no second calculation of the latest run, which is older than 6h"
		refuted = "the second calculation does not prove the latest run: expected its record with status ens, found another status"
	)
	asked := func(m *draft) { m.udenKontrol = true }
	readings := func(m *draft) { m.fortolkning = []string{"R04"} }
	plain := func(*draft) {}
	for name, c := range map[string]struct {
		change func(*draft)
		status string // of the record; empty is none
		put    bool   // without a second calculation
		later  time.Duration
		state  SecondState
		wrong  string
	}{
		"the same":                     {plain, "ens", false, late, SecondEqual, ""},
		"other cells":                  {plain, "ulige", false, 0, SecondDiffers, refuted},
		"other cells, and in force":    {plain, "ulige", true, 0, SecondDiffers, refuted},
		"not yet":                      {plain, "", false, 6 * time.Hour, SecondAwaited, ""},
		"not in time":                  {plain, "", false, late, SecondMissing, missing},
		"in force without":             {plain, "", true, late, SecondLeftOut, ""},
		"asked for":                    {asked, "", false, late, SecondLeftOut, ""},
		"asked for, and made by hand":  {asked, "ens", false, late, SecondEqual, ""},
		"asked for, and refuted":       {asked, "ulige", false, late, SecondDiffers, refuted},
		"under readings":               {readings, "", false, late, SecondLeftOut, ""},
		"a run from before it said so": {func(*draft) {}, "", false, late, SecondMissing, missing},
	} {
		out := t.TempDir()
		folder := makeRun(t, out, c.change)
		if strings.HasPrefix(name, "a run from before") {
			changeRecord(t, folder, func(r *publish.Run) { r.SecondCalculation = "" })
		}
		if c.put {
			mustPut(t, out, act)
		}
		if c.status != "" {
			writeKontrol(t, folder, timed(t, folder, c.status))
		}
		n := nightly(t, out, c.later)
		if n.Second() != c.state || n.secondWrong() != c.wrong {
			t.Errorf("%s: %s, %q", name, n.Second(), n.secondWrong())
		}
		if said := strings.Contains(strings.Join(n.Wrong(), "; "), "second calculation"); said != (c.wrong != "") {
			t.Errorf("%s: wrong is %v", name, n.Wrong())
		}
		if series := `fokusmaal_last_run_second_calculation{year="2025",state="` + string(c.state) + `"} 1`; strings.Count(string(n.Metrics()), series) != 1 {
			t.Errorf("%s: no %s", name, series)
		}
	}
}

func TestARecordOfOtherFiguresProvesNothing(t *testing.T) {
	out := t.TempDir()
	folder := makeRun(t, out)
	path := writeKontrol(t, folder, kontrolText(t, folder, "ens"))
	changeRecord(t, folder, func(r *publish.Run) { r.Duplicates.Ydelse++ })
	if n := nightly(t, out, 0); n.Second() != SecondDiffers || !strings.HasSuffix(n.secondWrong(), "found that of other figures: run.json has another SHA-256") {
		t.Errorf("%s, %s", n.Second(), n.secondWrong())
	}
	ready(t, os.Remove(path), os.Mkdir(path, 0o700))
	if _, err := Stand(out, 2025); err == nil {
		t.Error("a folder was read as a record")
	}
}

// A run that says it goes without is published as any other: with a record that was made by
// hand, or by a person who asks for none.
func TestARunThatWasToGoWithoutIsPublishedWithARecordOrOnRequest(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out, func(m *draft) { m.udenKontrol = true })
	with := Act{Who: "a", When: act.When}
	_, err := put(out, with)
	wantError(t, err, "expected the record of the second calculation of the run, found nothing")
	if e := mustPut(t, out, act); e.KontrolSHA256 != "" || e.SecondCalculation != publish.SecondLeftOutAsked {
		t.Errorf("%+v", e)
	}
	out = t.TempDir()
	folder := makeRun(t, out, func(m *draft) { m.udenKontrol = true })
	text := kontrolText(t, folder, "ens")
	writeKontrol(t, folder, text)
	if e := mustPut(t, out, with); e.KontrolSHA256 != publish.SHA256Of([]byte(text)) {
		t.Errorf("%+v", e)
	}
}

func TestTheSecondCalculationIsTwoEventsBehindThoseOfTheRun(t *testing.T) {
	for status, kind := range map[string]string{"ens": "COMPLETE", "ulige": "FAIL"} {
		out := t.TempDir()
		folder := makeRun(t, out)
		first, _ := events(t, *nightly(t, out, 0).Candidate)
		writeKontrol(t, folder, timed(t, folder, status))
		n := nightly(t, out, 0)
		text, err := n.OpenLineage()
		ready(t, err)
		all := eventsOf(t, text)
		if len(all) != 4 || !strings.HasPrefix(string(text), string(first)) {
			t.Fatalf("the events are\n%s", text)
		}
		var got []any
		for _, e := range all[2:] {
			got = append(got, e["eventType"], e["eventTime"], e["job"].(map[string]any)["name"], len(e["outputs"].([]any)))
		}
		if diff := cmp.Diff([]any{"START", "2026-04-01T08:38:29.500Z", "kontrol.2025", 0, kind, "2026-04-01T08:40:00.000Z", "kontrol.2025", 1}, got); diff != "" {
			t.Error(diff)
		}
		result := all[3]["outputs"].([]any)[0].(map[string]any)
		if result["name"] != "2025/kontrol/"+filepath.Base(folder)+".json" || len(all[3]["inputs"].([]any)) <= len(all[1]["inputs"].([]any)) {
			t.Errorf("%v of %d inputs", result["name"], len(all[3]["inputs"].([]any)))
		}
		if strings.Contains(string(text), "intern/") || strings.Contains(string(text), "afviste/") {
			t.Error("files about single persons are named")
		}
	}
}

// A record that does not say when it was written has no events.
func TestARecordWithoutATimeHasNoEvents(t *testing.T) {
	for name, fields := range map[string]string{"no time": "", "no seconds": `"ended":"2026-04-01T08:40:00Z",`, "words": `"ended":"i går","seconds":1,`, "less than none": `"ended":"2026-04-01T08:40:00Z","seconds":-1,`, "for ever": `"ended":"2026-04-01T08:40:00Z","seconds":1e300,`} {
		out := t.TempDir()
		folder := makeRun(t, out)
		writeKontrol(t, folder, strings.Replace(kontrolText(t, folder, "ens"), "{", "{"+fields, 1))
		n := nightly(t, out, 0)
		text, err := n.OpenLineage()
		ready(t, err)
		if all := eventsOf(t, text); len(all) != 2 || n.Second() != SecondEqual {
			t.Errorf("%s: %d events", name, len(all))
		}
	}
}

// eventsOf are the events of a text.
func eventsOf(t *testing.T, text []byte) (all []map[string]any) {
	t.Helper()
	for line := range strings.Lines(string(text)) {
		var event map[string]any
		ready(t, json.Unmarshal([]byte(line), &event))
		all = append(all, event)
	}
	return all
}
