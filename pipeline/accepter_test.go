package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/kontroller"
)

func TestWhatIsAcceptedIsReadAndWrittenInOneForm(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "K05:671": "K05:671", "k05:671, K03": "K03,K05:671", "K05,K05:671,k05": "K05,K05:671", "K05:0": "K05:0", "K05:00671": "K05:671",
	} {
		accepted, err := parseControls(text)
		var forms []string
		for _, a := range accepted {
			forms = append(forms, a.String())
		}
		if got := strings.Join(forms, ","); err != nil || got != want {
			t.Errorf("%q is read as %q: %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"K00": `not "K00"`, "K16": `not "K16"`, "671": `not "671"`, "K14:671": "cannot accept K14", "K05:": `such as K05:671, not ""`,
		"K05:671:1": `not "671:1"`, "K05:-1": `not "-1"`, "K05:999": `there is no kommune "999"`, "K05:670": "the nearest is 671 Struer",
	} {
		if _, err := parseControls(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// fejlIn are findings of a control in kommuner, one in each of so many months.
func fejlIn(kode kontroller.Kode, months int, kommuner ...int) (found []kontroller.Fund) {
	for _, k := range kommuner {
		for m := range months {
			found = append(found, kontroller.Fund{Kode: kode, Alvor: kontroller.Fejl, Tabel: schemas.LoentimerTable, Kolonne: "timer", Kommune: k,
				Maaned: schemas.MonthOf(2022, 3) + schemas.Month(m), Maaneder: 1})
		}
		found = append(found, kontroller.Fund{Kode: kode, Alvor: kontroller.Advarsel, Kommune: 50}, kontroller.Fund{Kode: kode, Alvor: kontroller.Fejl, Accepteret: true, Kommune: 51})
	}
	return found
}

func TestTheAdviceAcceptsAsLittleAsItCan(t *testing.T) {
	for want, found := range map[string][]kontroller.Fund{
		"K05:101":         fejlIn(5, 2, 0, 0),
		"K05:101,K05:0":   fejlIn(5, 1, 0, schemas.Kommuner),
		"K05:0":           fejlIn(5, 1, schemas.Kommuner),
		"K04:101,K05:101": append(fejlIn(4, 1, 0), fejlIn(5, 1, 0)...),
		"K05:101,K05:147,K05:151,K05:153,K05:155,K05:157,K05:159,K05:161": fejlIn(5, 1, 0, 1, 2, 3, 4, 5, 6, 7),
		"K05": fejlIn(5, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8),
	} {
		if got := stoppedBy(t, t.TempDir(), found); !strings.Contains(got.hint, "--accepter "+want+" (make") {
			t.Errorf("%s, not %s", got.hint, want)
		}
	}
}

// stoppedBy is what a run of 2024 says that these findings stop.
func stoppedBy(t *testing.T, out string, found []kontroller.Fund) *failure {
	t.Helper()
	var stopped *failure
	p := &pass{fund: found, job: &job{memory: memory.DefaultAllocator}}
	if err := p.stopped(config{out: out, year: 2024, last: 2024}); !errors.As(err, &stopped) || stopped.code != exitInput {
		t.Fatal(err)
	}
	return stopped
}

func TestAStoppedRunNamesKommuneColumnMonthsAndNumberInAtMostTenLines(t *testing.T) {
	block := kontroller.Fund{Kode: 4, Alvor: kontroller.Fejl, Tabel: schemas.LoentimerTable, Kolonne: "timer", Kommune: 1, Maaned: schemas.MonthOf(2023, 12), Maaneder: 12}
	whole := kontroller.Fund{Kode: 15, Alvor: kontroller.Fejl, Tabel: schemas.TilbudTable, Kommune: schemas.Kommuner}
	out := t.TempDir()
	text := stoppedBy(t, out, append(fejlIn(4, 20, 0), block, whole)).Error()
	path := filepath.Join(out, "2024", "standset", "kontrol.csv")
	if want := "the delivery fails K04, K15:\nK04 fejl, København (101), loentimer.timer, 2022-03 - 2023-10: 20 findings\n" +
		"K04 fejl, Frederiksberg (147), loentimer.timer, 2023-01 - 2023-12: 1 finding\nK15 fejl, Hele landet, tilbud: 1 finding\nall findings: " + path; text != want {
		t.Errorf("%s\nnot\n%s", text, want)
	}
	list, err := os.ReadFile(path)
	if err != nil || strings.Count(string(list), "\n") != 25 || !strings.HasPrefix(string(list), "kode,alvor,accepteret,tabel,") || strings.Count(string(list), ",fejl,true,") != 1 {
		t.Errorf("%v\n%s", err, list)
	}
	for kommuner, more := range map[int]string{10: "", 11: "\nand 1 more\n"} {
		var places []int
		for k := range kommuner {
			places = append(places, k)
		}
		text := stoppedBy(t, out, fejlIn(4, 3, places...)).Error()
		if strings.Count(text, "3 findings") != 10 || !strings.Contains(text, more) || strings.Contains(text, "more") != (more != "") {
			t.Errorf("%d kommuner: %s", kommuner, text)
		}
	}
	if text := stoppedBy(t, path, fejlIn(4, 1, 0)).Error(); !strings.Contains(text, "all findings could not be written: ") {
		t.Error(text)
	}
}

func TestTheExampleOfAControlIsOneOfThoseThatAreCounted(t *testing.T) {
	p := &pass{fund: []kontroller.Fund{{Kode: 4, Alvor: kontroller.Fejl, Accepteret: true, Besked: "accepted"},
		{Kode: 5, Alvor: kontroller.Advarsel, Besked: "another"}, {Kode: 4, Alvor: kontroller.Advarsel, Besked: "advarsel"}}}
	for _, c := range controls(p.fund, nil).Findings {
		want := map[string]string{"K04fejl": "accepted", "K04advarsel": "advarsel", "K05advarsel": "another"}[c.Code+c.Severity]
		if got := p.firstOf(c); got != want || c.Accepted != (c.Severity == "fejl") {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
