package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// makes runs make in the folder of the Makefile, without what the caller's own make and
// environment would say.
func makes(t *testing.T, arguments ...string) (string, error) {
	t.Helper()
	program, err := exec.LookPath("make")
	if err != nil {
		t.Skip(err)
	}
	c := exec.Command(program, append([]string{"-C", "..", "--no-print-directory"}, arguments...)...)
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C"}
	text, err := c.CombinedOutput()
	return string(text), err
}

func TestMakeRefusesWhatACommandWouldPassOver(t *testing.T) {
	const figures = "it explains the figures of the latest run of YEAR. Leave it out: it belongs to make pipeline.\n"
	const oneYear = "it asks about the figures and the tilsyn of one YEAR. Leave it out: it belongs to make pipeline.\n"
	for command, refused := range map[string]map[string]string{
		"forklar": {
			"FORTOLKNING": "it explains the latest run under the readings of that run. Leave it out: it belongs to make pipeline.\n",
			"YDELSESGRAD": figures, "TILSYN_FORRIGE": figures, "MILEPAELE": figures, "YEARS": figures,
		},
		"foelsomhed": {
			"FORTOLKNING": "it tries every reading in its alternative. Leave it out.\n",
			"MILEPAELE":   oneYear, "YEARS": oneYear,
		},
	} {
		empty := []string{"-n", command}
		for variable, why := range refused {
			text, err := makes(t, command, variable+"=R04, \"x\" $$(false)", "MAKEFLAGS=")
			if err == nil || !strings.HasPrefix(text, "make "+command+" takes no "+variable+": "+why) || strings.Contains(text, "bin/fokusmaal") {
				t.Errorf("make %s with %s: %v\n%s", command, variable, err, text)
			}
			empty = append(empty, variable+"= ")
		}
		if text, err := makes(t, empty...); err != nil || strings.Contains(text, "takes no") || !strings.Contains(text, "bin/fokusmaal "+command) {
			t.Errorf("make %s with empty variables: %v\n%s", command, err, text)
		}
	}
}

func TestMakePassesTheFokusmaalOnlyIfOneIsAskedFor(t *testing.T) {
	if text, err := makes(t, "-n", "forklar", "MAAL=0"); err != nil || !strings.Contains(text, ` --maal="0" `) {
		t.Errorf("%v\n%s", err, text)
	}
	if text, err := makes(t, "-n", "forklar"); err != nil || strings.Contains(text, "--maal") {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestMakeHandsTheKeyToEveryProgramThatReadsIDs(t *testing.T) {
	for _, command := range []string{"pipeline", "foelsomhed", "forklar"} {
		for _, given := range []bool{true, false} {
			arguments := []string{"-n", command}
			if given {
				arguments = append(arguments, "PERSON_KEY=min nøgle")
			}
			text, err := makes(t, arguments...)
			want := map[bool]int{false: 0, true: map[string]int{"pipeline": 2, "foelsomhed": 1, "forklar": 1}[command]}[given]
			if found := strings.Count(text, ` --person-key="min nøgle"`); err != nil || found != want || !given && strings.Contains(text, "--person-key") {
				t.Errorf("make %s: %v, the key is given %d times\n%s", command, err, found, text)
			}
		}
	}
	text, err := makes(t, "sagsgennemgang", "PERSON_KEY=fil", "MAKEFLAGS=")
	if err == nil || !strings.HasPrefix(text, "make sagsgennemgang takes no PERSON_KEY: it reads the pseudonyms") {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestMakeHelpNamesWhatForklarTakes(t *testing.T) {
	text, err := makes(t, "help")
	_, rest, _ := strings.Cut(text, "\n")
	first, _, _ := strings.Cut(rest, "\n")
	for _, name := range []string{"[KOMMUNE=", "[MAANED=", "[MAAL=", "[FORTOLKNING=", "[PERSON_KEY="} {
		if err != nil || !strings.Contains(first, name) {
			t.Errorf("%v: no %s in %s", err, name, first)
		}
	}
}

func TestWhatIsAboutOneYearTakesNoYears(t *testing.T) {
	for _, command := range []string{"publicer", "diff", "verify", "status"} {
		text, err := makes(t, command, "YEARS=2023-2024", "MAKEFLAGS=")
		if err == nil || !strings.HasPrefix(text, "make "+command+" takes no YEARS: it is about one YEAR.") {
			t.Errorf("make %s: %v\n%s", command, err, text)
		}
	}
}

func TestMakeHandsOverTheNoteAsItWasWritten(t *testing.T) {
	const note = "5 pct. \"flere\" $(shell false) `false` $HOME 'x' # æ"
	text, err := makes(t, "-n", "publicer", "HVEM=Å Æ", "RUN=r 1", "UDEN_KONTROL=1", "NOTE="+note)
	if err != nil || !strings.Contains(text, `--note="$FOKUSMAAL_NOTE" --hvem="Å Æ" --run="r 1" --uden-kontrol`) || strings.Contains(text, "flere") {
		t.Errorf("%v\n%s", err, text)
	}
	if text, err := makes(t, "-n", "publicer"); err != nil || strings.Contains(text, "--uden-kontrol") || strings.Contains(text, "--hvem") {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestMakePassesTheSmallFilesThatAreGiven(t *testing.T) {
	files := map[string]string{"YDELSESGRAD=mål 22.csv": `--ydelsesgrad="mål 22.csv"`, "TILSYN_FORRIGE=ud/2021/tilsyn.csv": `--tilsyn-forrige="ud/2021/tilsyn.csv"`, "MILEPAELE=planer.csv": `--milepaele="planer.csv"`}
	for command, taken := range map[string][]string{
		"pipeline":   {"YDELSESGRAD=mål 22.csv", "TILSYN_FORRIGE=ud/2021/tilsyn.csv", "MILEPAELE=planer.csv"},
		"foelsomhed": {"YDELSESGRAD=mål 22.csv", "TILSYN_FORRIGE=ud/2021/tilsyn.csv"},
	} {
		text, err := makes(t, append([]string{"-n", command}, taken...)...)
		for _, given := range taken {
			if err != nil || !strings.Contains(text, files[given]) {
				t.Errorf("make %s: %v: no %s in\n%s", command, err, files[given], text)
			}
		}
		if text, err := makes(t, "-n", command); err != nil || strings.Contains(text, "--ydelsesgrad") || strings.Contains(text, "--tilsyn-forrige") || strings.Contains(text, "--milepaele") {
			t.Errorf("make %s: %v\n%s", command, err, text)
		}
	}
}

func TestMakeProvesTheRunUnlessToldNotTo(t *testing.T) {
	for argument, want := range map[string]string{
		"YEAR=2023":       `bin/kontrol --data="data/syntetisk" --out="ud"  --year="2023"`,
		"YEARS=2021-2023": `bin/kontrol --data="data/syntetisk" --out="ud" --years="2021-2023"`,
		"KONTROL=0":       "The second calculation was not run: KONTROL=0",
		"FORTOLKNING=R04": "The second calculation was not run: it covers the standard readings alone",
	} {
		text, err := makes(t, "-n", "pipeline", argument)
		if err != nil || !strings.Contains(text, want) || strings.Contains(want, "not run") == strings.Contains(text, "bin/kontrol") {
			t.Errorf("make pipeline %s: %v, no %s in\n%s", argument, err, want, text)
		}
		if strings.Contains(text, " --uden-kontrol") != (argument == "KONTROL=0") {
			t.Errorf("make pipeline %s tells the run something else of its second calculation:\n%s", argument, text)
		}
	}
}

func TestMakeStatusPassesWhatIsGivenAndNothingElse(t *testing.T) {
	text, err := makes(t, "-n", "status", "YEAR=2023", "SENEST=26h", "PROMETHEUS=a b.prom", "OPENLINEAGE=a.ndjson")
	if err != nil || !strings.Contains(text, `bin/fokusmaal status --year="2023" --out="ud" --senest="26h" --prometheus="a b.prom" --openlineage="a.ndjson"`) {
		t.Errorf("%v\n%s", err, text)
	}
	if text, err := makes(t, "-n", "status"); err != nil || strings.Contains(text, "--senest") || strings.Contains(text, "--prometheus") || strings.Contains(text, "--openlineage") {
		t.Errorf("%v\n%s", err, text)
	}
}

// What make fuzz, make faults and make damage run is found or listed by name: a target or a
// test that none of them reaches would never be run.
func TestMakeReachesEveryFuzzTargetAndEveryFault(t *testing.T) {
	text, err := makes(t, "-n", "fuzz", "FUZZTIME=7s")
	if err != nil || !strings.Contains(text, `-fuzz "^$target$" -fuzztime "7s"`) {
		t.Errorf("%v\n%s", err, text)
	}
	var patterns []string
	text, err = makes(t, "-n", "faults", "damage")
	for _, found := range regexp.MustCompile("-run '([^']*)'").FindAllStringSubmatch(text, -1) {
		patterns = append(patterns, found[1])
	}
	reached := regexp.MustCompile(strings.Join(patterns, "|"))
	lab := regexp.MustCompile(`(?m)^func (Test\w+)\(t \*testing\.T\) \{\n\t\w+ := new(?:Fault|Damage)Lab\(`)
	files, failed := filepath.Glob("*_test.go")
	tests := 0
	for _, path := range files {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range lab.FindAllSubmatch(source, -1) {
			if tests++; !reached.Match(name[1]) {
				t.Errorf("neither make faults nor make damage runs %s", name[1])
			}
		}
	}
	if err != nil || failed != nil || tests < 7 {
		t.Errorf("%v, %v, %d tests", err, failed, tests)
	}
}

func TestMakeComparesWithWhatIsInForceUnlessToldNotTo(t *testing.T) {
	for argument, want := range map[string]string{
		"YEAR=2023":       `for year in "2023"; do if [ -e "ud/$year/gaeldende" ]; then bin/fokusmaal diff "ud/$year/gaeldende" "ud/$year/kandidat" --out="ud"`,
		"YEARS=2021-2023": `for year in $(seq 2021 2023); do if [ -e "ud/$year/gaeldende" ]`,
		"GEMTE=a b":       `--gemte="a b"`,
		"DIFF=0":          "",
	} {
		text, err := makes(t, "-n", "pipeline", "KONTROL=0", argument)
		if joined := strings.ReplaceAll(strings.ReplaceAll(text, "\\\n", ""), "\t", ""); err != nil || want == "" && strings.Contains(text, "fokusmaal diff") || !strings.Contains(joined, want) {
			t.Errorf("make pipeline %s: %v, no %s in\n%s", argument, err, want, text)
		}
	}
	text, err := makes(t, "-n", "diff", "YEAR=2023", "OUT=u d", "B=x", "DATA_A=y z")
	if err != nil || !strings.Contains(text, `bin/fokusmaal diff "u d/2023/gaeldende" "x" --out="u d" --workers="0" --data-a="y z"`) || strings.Contains(text, "--data-b") {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestMakeCheckHoldsTheGuardAndNeverMovesIt(t *testing.T) {
	for _, c := range []struct{ target, update string }{{"check", ""}, {"guard", "1"}} {
		text, err := makes(t, "-n", c.target, "UPDATE=1")
		if err != nil || !strings.Contains(text, `PROEV=guard UPDATE="`+c.update+`" go test ./pipeline -run 'TestCountingCosts'`) {
			t.Errorf("make %s: %v\n%s", c.target, err, text)
		}
	}
}

func TestMakeBenchPassesWhatIsGivenAndWhyThereAreNoPeers(t *testing.T) {
	text, err := makes(t, "-n", "bench", "SCALES=0.1 1", "REPEAT=2", "PEERS=0", "BENCH_DATA=x")
	for _, want := range []string{`peers="0"`, `PROEV=bench SCALES="0.1 1" REPEAT="2" PEERS="$peers" BENCH_DATA="/`, "TestTheSpeedIsMeasured"} {
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("%v: no %s in\n%s", err, want, text)
		}
	}
	if text, err := makes(t, "-n", "profile", "ORDER=shuffled", "SCALE=1"); err != nil || !strings.Contains(text, `PROEV=profile ORDER="shuffled" SCALE="1"`) {
		t.Errorf("%v\n%s", err, text)
	}
}
