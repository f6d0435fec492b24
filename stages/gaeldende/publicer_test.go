package gaeldende

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
)

func TestAPublicationIsRecordedInAChainAndInForce(t *testing.T) {
	out := t.TempDir()
	first := makeRun(t, out)
	e := mustPut(t, out, act)
	if e.Number != 1 || e.PreviousSHA256 != "" || e.Already || e.Foreloebig || len(e.Changed) != 0 || e.When != "2026-04-02T09:00:00Z" ||
		e.Verified.Files != 14 || e.Verified.Tables != 7 || e.Verified.Sums < 10_000 {
		t.Errorf("%+v", e)
	}
	if got := inForceNow(t, out); got != "runs/"+filepath.Base(first) {
		t.Errorf("gaeldende points to %s", got)
	}
	second := makeRun(t, out, lessInKoebenhavn)
	if got := inForceNow(t, out); got != "runs/"+filepath.Base(first) {
		t.Errorf("a run has changed gaeldende to %s", got)
	}
	e2 := mustPut(t, out, noted("sen registrering i København"))
	if e2.Number != 2 || e2.PreviousSHA256 != e.SHA256 || !slices.Equal(e2.Changed, []int32{101}) || inForceNow(t, out) != "runs/"+filepath.Base(second) {
		t.Errorf("%+v", e2)
	}
	if err := verifyShelf(out); err != nil {
		t.Errorf("what was published does not verify: %v", err)
	}
	for _, path := range []string{e.Path, e2.Path} {
		validPublikation(t, path)
	}
}

func validPublikation(t *testing.T, path string) {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	schema, err := compiler.Compile("publikation.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	value, err := jsonschema.UnmarshalJSON(opened)
	if err == nil {
		err = schema.Validate(value)
	}
	if err != nil {
		t.Error(err)
	}
	object := value.(map[string]any)
	for _, name := range keys(object) {
		kept := object[name]
		delete(object, name)
		if schema.Validate(value) == nil {
			t.Errorf("%s may be missing", name)
		}
		object[name] = kept
	}
}

// Between a look at a run and its publication the night may have made another.
func TestOnlyTheRunThatWasLookedAtIsPublished(t *testing.T) {
	out := t.TempDir()
	looked := filepath.Base(makeRun(t, out))
	later := filepath.Base(makeRun(t, out, lessInKoebenhavn))
	named := noted("looked at")
	named.RunID = looked
	_, err := put(out, named)
	wantError(t, err, "expected the run that was looked at, "+looked+", found a later candidate, "+later)
	if _, err := os.Lstat(filepath.Join(out, "2025", inForce)); err == nil {
		t.Error("something is in force")
	}
	named.RunID = later
	if e := mustPut(t, out, named); e.RunID != later {
		t.Errorf("%+v", e)
	}
}

func TestTheSameRunIsPublishedOnce(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	e := mustPut(t, out, act)
	before := tree(t, out)
	again := mustPut(t, out, noted("once more"))
	if !again.Already || again.Number != 1 || again.SHA256 != e.SHA256 || again.Note != "" {
		t.Errorf("%+v", again)
	}
	if diff := cmp.Diff(before, tree(t, out)); diff != "" {
		t.Error(diff)
	}
}

func TestARunOfAYearThatIsNotOverIsPublishedAsForeloebig(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out, func(m *draft) { m.sidste = schemas.MonthOf(2025, 5) })
	if e := mustPut(t, out, act); !e.Foreloebig {
		t.Errorf("%+v", e)
	}
}

// What a person has to have looked into: each needs a note, and the record keeps it. What
// was allowed to be accepted and was not found needs none.
func TestADeliveryThatFailedAControlOrIsAnUdsnitNeedsANote(t *testing.T) {
	fejl := []publish.Control{{Code: "K05", Severity: "fejl", Accepted: true, Findings: 2}}
	for name, c := range map[string]struct {
		controls publish.Controls
		found    string
		accepted []string
	}{
		"nothing":                {publish.Controls{}, "", nil},
		"an advarsel":            {publish.Controls{Findings: []publish.Control{{Code: "K05", Severity: "advarsel", Findings: 2}}}, "", nil},
		"accepted and not found": {publish.Controls{Accepted: []string{"K05:671"}, Findings: []publish.Control{{Code: "K05", Severity: "advarsel", Findings: 2}}}, "", nil},
		"a fejl":                 {publish.Controls{Accepted: []string{"K03", "K05:671"}, Findings: fejl}, " has a fejl that was accepted (K05:671); look at", []string{"K05:671"}},
		"an udsnit":              {publish.Controls{Udsnit: true}, " is of an udsnit, no whole country; look at", nil},
		"both":                   {publish.Controls{Udsnit: true, Accepted: []string{"K05"}, Findings: fejl}, " has a fejl that was accepted (K05), and is of an udsnit, no whole country; look at", []string{"K05"}},
	} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			folder := makeRun(t, out, func(m *draft) { m.controls = c.controls })
			e, err := put(out, act)
			if c.found != "" {
				wantError(t, err, c.found, `make publicer NOTE="…" (--note "…")`)
				if _, there := os.Stat(filepath.Join(out, "2025", publications)); there == nil || inForceNow(t, out) != "" {
					t.Error("it is recorded or in force")
				}
				e = mustPut(t, out, noted("undersøgt"))
			} else if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(e.Accepted, c.accepted) || e.Udsnit != c.controls.Udsnit {
				t.Errorf("%+v", e)
			}
			ready(t, verifyShelf(out))
			validPublikation(t, e.Path)
			if c.found == "" {
				return
			}
			r, err := readRecord(e.Path)
			ready(t, err)
			r.Note = ""
			if lacks := r.lacks(); !strings.HasPrefix(lacks, "a note that says why it is in force, for the run ") {
				t.Errorf("without its note the record lacks %q", lacks)
			}
			r.Note, r.Accepted, r.Udsnit = "undersøgt", nil, false
			wantError(t, r.controlled(folder, readRun(t, folder)), "expected the udsnit and the accepted fejl that its publication has, found others")
		})
	}
}

func TestWhatMayNotBeInForceIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*draft)
		after  func(t *testing.T, folder string)
		act    Act
		want   string
	}{
		"a reading":    {change: func(m *draft) { m.fortolkning = []string{"R04"} }, act: act, want: "expected a run with every reading at its default, found one under R04 in the alternative"},
		"another year": {change: func(m *draft) { m.aar = 2024 }, act: act, want: "expected a run of pipeline of 2025, found another"},
		"another command": {after: func(t *testing.T, f string) {
			changeRecord(t, f, func(r *publish.Run) { r.Command, r.SecondCalculation = publish.CommandFoelsomhed, "" })
		}, act: act, want: "expected a run of pipeline of 2025, found another"},
		"several years": {after: func(t *testing.T, f string) {
			changeRecord(t, f, func(r *publish.Run) { r.AarTil, r.SecondCalculation = 2026, "" })
		}, act: act, want: "expected a run of pipeline of 2025, found another"},
		"no control":  {act: Act{Who: "a", When: act.When}, want: "expected the record of the second calculation of the run, found nothing; let the second calculation run, or publish without it: --uden-kontrol"},
		"other bytes": {after: func(t *testing.T, f string) { flip(t, filepath.Join(f, "grunde.parquet")) }, act: act, want: "grunde.parquet: expected the file as it was published (SHA-256 in run.json), found other bytes"},
		"no record":   {after: func(t *testing.T, f string) { ready(t, os.Remove(publish.RunFile(f))) }, act: act, want: "run.json: expected the record of a run, found nothing"},
		"formats":     {after: func(t *testing.T, f string) { change(t, f, "afstemning.csv", ",population,3", ",population,4") }, act: act, want: "afstemning.csv: expected in column personer of row"},
		"sums":        {change: func(m *draft) { raise(m) }, act: act, want: "expected the sums to hold: the kommuner are Hele landet in column personer, maaned 2025-01-01, ydelse dagpenge, found another sum"},
		"no author":   {act: Act{When: act.When, UdenKontrol: true}, want: "record publication 1: expected who and note in plain text"},
		"a long note": {act: noted(strings.Repeat("å", 501)), want: "expected who and note in plain text"},
	} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			changes := []func(*draft){}
			if c.change != nil {
				changes = append(changes, c.change)
			}
			folder := makeRun(t, out, changes...)
			if c.after != nil {
				c.after(t, folder)
			}
			_, err := put(out, c.act)
			wantError(t, err, c.want)
			if got := inForceNow(t, out); got != "" {
				t.Errorf("%s is in force", got)
			}
			if _, err := os.Stat(filepath.Join(out, "2025", publications)); name != "no author" && name != "a long note" && err == nil {
				t.Error("something is recorded")
			}
		})
	}
}

func TestADecisionThatChangesNeedsANote(t *testing.T) {
	for name, c := range map[string]struct {
		change  func(*draft)
		codes   []int32
		kommune string
	}{
		"a fokusmål": {lessInKoebenhavn, []int32{101}, "other decisions on 1: København;"},
		"Hele landet": {func(m *draft) {
			if m.figures != nil {
				m.figures.Aarlig[0].Maal1Opfyldt = true
			}
		}, []int32{0}, "other decisions on 1: Hele landet;"},
		"a status": {func(m *draft) {
			m.tilsyn[1].Status, m.tilsyn[97].Status = schemas.SkaerpetTilsyn, schemas.Administration
		}, []int32{147, 860}, "other decisions on 2: Frederiksberg, Hjørring;"},
		"no tilsyn": {func(m *draft) { m.tilsyn = nil }, nil, "other decisions on all 98 kommuner;"},
	} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			makeRun(t, out)
			mustPut(t, out, act)
			before := inForceNow(t, out)
			makeRun(t, out, c.change)
			_, err := put(out, act)
			wantError(t, err, "expected the decisions of publication 1, which is in force, or a note that says why they are others, found "+c.kommune)
			if inForceNow(t, out) != before {
				t.Error("it is in force")
			}
			if e := mustPut(t, out, noted("fordi")); c.codes != nil && !slices.Equal(e.Changed, c.codes) {
				t.Errorf("%v", e.Changed)
			}
		})
	}
}

func TestFiguresThatChangeWithoutADecisionNeedNoNote(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	mustPut(t, out, act)
	makeRun(t, out)
	if e := mustPut(t, out, act); e.Number != 2 || len(e.Changed) != 0 {
		t.Errorf("%+v", e)
	}
}

// writeKontrol writes a record of the second calculation.
func writeKontrol(t *testing.T, folder, text string) string {
	t.Helper()
	path := kontrolPath(filepath.Dir(filepath.Dir(folder)), filepath.Base(folder))
	ready(t, os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600))
	return path
}

// kontrolText is a record of the second calculation of a run.
func kontrolText(t *testing.T, folder, status string) string {
	t.Helper()
	_, sum, err := publish.ReadRecord(folder)
	ready(t, err)
	text, err := json.Marshal(map[string]any{"run_id": filepath.Base(folder), "run_json_sha256": sum, "status": status, "tables": []int{1}})
	ready(t, err)
	return string(text)
}

func TestASecondCalculationHasToBeOfTheseFiguresAndToBeTheSame(t *testing.T) {
	out := t.TempDir()
	folder := makeRun(t, out)
	sound := kontrolText(t, folder, "ens")
	for name, c := range map[string]struct{ text, want string }{
		"unequal":         {kontrolText(t, folder, "ulige"), "found another status; find out why"},
		"no status":       {strings.Replace(sound, `"status"`, `"state"`, 1), "found another status"},
		"a second status": {strings.Replace(sound, `}`, `,"status":"ens"}`, 1), "found something else than JSON with each field once"},
		"other figures":   {strings.Replace(sound, `"run_json_sha256":"`, `"run_json_sha256":"0`, 1), "found that of other figures"},
		"another run":     {strings.Replace(sound, `"run_id":"`, `"run_id":"x`, 1), "found that of another run"},
		"cut short":       {sound[:20], "found something else than JSON"},
		"more behind it":  {sound + sound, "found something else than JSON"},
		"empty":           {"", "found something else than JSON"},
		"a list":          {"[" + sound + "]", "found something else than JSON"},
	} {
		writeKontrol(t, folder, c.text)
		for _, uden := range []bool{false, true} {
			_, err := put(out, Act{Who: "a", When: act.When, UdenKontrol: uden})
			wantError(t, err, c.want)
			if t.Failed() {
				t.Fatal(name)
			}
		}
	}
	path := writeKontrol(t, folder, sound)
	if e := mustPut(t, out, Act{Who: "a", When: act.When}); e.KontrolSHA256 != publish.SHA256Of([]byte(sound)) {
		t.Errorf("%+v", e)
	}
	ready(t, os.WriteFile(path, []byte(sound+"\n"), 0o600))
	wantError(t, verifyShelf(out), "expected the second calculation as it was (SHA-256 in publication 1), found other bytes")
	ready(t, os.Remove(path))
	wantError(t, verifyShelf(out), "expected the record of the second calculation of the run, found nothing")
}

func TestACandidateThatLeadsElsewhereIsNotPublished(t *testing.T) {
	for target, want := range map[string]string{
		"":                       "kandidat: expected a run that can be published, found nothing; run make pipeline YEAR=2025 first",
		"runs/20260401T083000Z":  "kandidat: expected a run that can be published, found nothing",
		"../2024/runs/x":         "kandidat: expected a link to a run in runs/, found a link to something else",
		"runs/../../2024/runs/x": "kandidat: expected a link to a run in runs/, found a link to something else",
	} {
		out := t.TempDir()
		ready(t, os.MkdirAll(filepath.Join(out, "2025", "runs"), 0o700))
		if target != "" {
			ready(t, os.Symlink(target, filepath.Join(out, "2025", publish.CandidateName)))
		}
		_, err := put(out, act)
		wantError(t, err, want)
	}
}

func TestPublishingEndsWithItsContext(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := PutInForce(ctx, out, 2025, act); !errors.Is(err, context.Canceled) || inForceNow(t, out) != "" {
		t.Errorf("the error is %v", err)
	}
}

func TestARunWithNothingForThePublicIsNotPublished(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out, func(m *draft) { m.udenPublikation = true })
	_, err := put(out, noted("why"))
	wantError(t, err, "with the folder publikation", "the figures alone", "PUBLIKATION=0")
}

func TestARunThatDidNotKnowOfAPublicationIsNotPublished(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	mustPut(t, out, noted("first"))
	makeRun(t, out, lessInKoebenhavn, func(m *draft) { m.glemsom = true })
	_, err := put(out, noted("second"))
	wantError(t, err, "held against publication 1 of 2025", "did not know of it", "make pipeline YEAR=2025 again")
	makeRun(t, out, lessInKoebenhavn)
	mustPut(t, out, noted("second"))
}
