package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fokusmaal/stages/lov"
)

func TestAFlagThatIsGivenTwiceIsNamed(t *testing.T) {
	t.Chdir(t.TempDir()) // for what would be made if it were not refused
	for want, arguments := range map[string][]string{
		"fortolkning": {"pipeline", "--year", "2024", "--fortolkning", "R04", "--fortolkning", "R12"},
		"kommune":     {"forklar", "--year", "2024", "--kommune", "671", "--kommune=671"},
		"year":        {"foelsomhed", "--year=2023", "--data", "x", "--year", "2024"},
		"intern":      {"forklar", "--year", "2024", "--intern", "--person", "x", "--intern"},
		"seed":        {"syntetisk", "--out", "x", "--seed=1", "--seed=2"},
		"data":        {"pipeline", "--year", "2024", "--data=--out", "--data=--year"},
	} {
		code, out, errout := runCommand(arguments...)
		if code != exitUsage || out != "" || !strings.HasPrefix(errout, "fokusmaal: --"+want+" is given more than once") || strings.Count(errout, "\n") != 2 {
			t.Errorf("%q: exit code %d\n%s%s", arguments, code, out, errout)
		}
	}
}

func TestAValueThatBeginsLikeAFlagIsNoFlag(t *testing.T) {
	t.Chdir(t.TempDir())
	code, _, errout := runCommand("pipeline", "--year", "2024", "--data=--out", "--out=--data")
	if code == exitUsage || strings.Contains(errout, "more than once") {
		t.Errorf("exit code %d: %s", code, errout)
	}
}

func TestOnlyWhatNamesNobodyIsRepeated(t *testing.T) {
	long := strings.Repeat("Ærø", 14)
	for text, repeated := range map[string]bool{
		"": true, "Aarhuus": true, "752": true, "7520": true, "2024-13": true, "Ærøskøbing og omegn": true, "０１": true,
		"75200": false, "010190-1234": false, "0101901234": false, "P00017": false, "01 01 90 1234": false, "12345 ": false, "０１２３４": false,
		long[:len("Ærø")*13]: true, long: false,
	} {
		if got := namesNobody(text); got != repeated {
			t.Errorf("%q: %t, want %t", text, got, repeated)
		}
	}
	for _, text := range []string{"010190-1234", "P00017", long} {
		_, kommune := parseKommune(text)
		_, month := parseMaaned(text, 2024)
		if got := kommune.Error() + month.Error(); strings.Contains(got, text) || !strings.Contains(got, "there is no such kommune; ") || !strings.Contains(got, "there is no such month; ") {
			t.Error(got)
		}
	}
}

func TestLongValuesAreRepeatedInPart(t *testing.T) {
	t.Chdir(t.TempDir())
	long := strings.Repeat("x", 300)
	for _, arguments := range [][]string{
		{"pipeline", "--year", "2024", "--fortolkning", long},
		{"pipeline", "--year", "2024", "--max-rejects", long},
		{"pipeline", "--year", long},
		{"pipeline", "--year", "2024", long},
		{"syntetisk", "--out", "x", "--from", long},
		{"syntetisk", "--out", "x", "--to", long},
		{"syntetisk", "--out", "x", "--order", long},
	} {
		code, _, errout := runCommand(arguments...)
		if code != exitUsage || strings.Contains(strings.ToLower(errout), long[:shownLine]) || !strings.Contains(errout, "…") {
			t.Errorf("%.40q: exit code %d\n%s", arguments, code, errout)
		}
	}
	if _, _, errout := runCommand("pipeline", "a\x1b[31mb"); strings.ContainsRune(errout, '\x1b') {
		t.Errorf("the terminal would act on it: %q", errout)
	}
	if got := brief(strings.Repeat("ø", 70), shownValue); utf8.RuneCountInString(got) != shownValue+1 {
		t.Errorf("%d characters: %s", utf8.RuneCountInString(got), got)
	}
}

func TestReadingsThatNameNoneAreNotTheDefault(t *testing.T) {
	for _, text := range []string{"", " ", "\t"} {
		if f, err := parseReadings(text); f != 0 || err != nil {
			t.Errorf("%q: %v, %v", text, f, err)
		}
	}
	for _, text := range []string{",", " , ", ",,"} {
		if _, err := parseReadings(text); err == nil || err.Error() != "--fortolkning names no reading: give ids such as R04,R12, or leave it out" {
			t.Errorf("%q: %v", text, err)
		}
	}
	if f, err := parseReadings("R12,r04,"); err != nil || f != lov.Fortolkning(0).Med(lov.R04).Med(lov.R12) {
		t.Errorf("%v, %v", f, err)
	}
}

func TestWhatIsTypedAboutAPersonIsAnsweredInFixedWords(t *testing.T) {
	for want, arguments := range map[string][]string{
		"fokusmaal: the command line is not understood; what was typed is not repeated where --person or --intern is\n": {"forklar", "--person", "x", "P00017"},
		"fokusmaal: missing flags: --year=INT\n":                                        {"forklar", "--person", "P00017"},
		"what        no version of the rules covers the year that is asked for\n":       {"forklar", "--year", "17", "--person", "x", "--intern"},
		"what        a flag has a value that cannot be; what was typed is not repeated": {"forklar", "--year", "2024", "--person", "x", "--intern", "--maal", "17"},
		"what        --intern is for --person, which is not given\n":                    {"forklar", "--year", "2024", "--kommune", "17", "--intern"},
		"what        --person is empty: give a person_id\n":                             {"forklar", "--year", "2024", "--person", "", "--intern"},
	} {
		code, _, errout := runCommand(arguments...)
		if code == exitDone || !strings.Contains(errout, want) || strings.Contains(errout, "17") {
			t.Errorf("%q: exit code %d, want %q\n%s", arguments, code, want, errout)
		}
	}
}

func TestWhatFollowsPersonIsNeverRepeated(t *testing.T) {
	for _, arguments := range [][]string{
		{"forklar", "--person", "-P00017", "--year", "2024"},
		{"forklar", "--year", "2024", "--person=P00017", "P00017", "--intern"},
		{"forklar", "--personP00017", "--year", "2024"},
		{"forklar", "--person", "P00017", "--year", "i-fjor"},
		{"forklar", "--person", "a P00017", "P00017"},
		{"forklar", "--year", "2024", "--person", "P00017"},
		{"forklar", "--year", "2024", "--person", "P00017", "--intern"},
		{"forklar", "--year", "2024", "--person", "P00017", "--intern", "--kommune", "101"},
		{"forklar", "--year", "2019", "--person", "P00017", "--intern"},
		{"forklar", "--year", "2024", "--person", "P00017", "--intern", "--data", ""},
		{"forklar", "--year", "2024", "P00017", "--person", "x", "--intern"},
		{"forklar", "--year", "P00017", "--intern"},
		{"forklar", "--year", "2024", "--persn=P00017"},
		{"forklar", "--year", "2024", "--personP00017"},
		{"forklar", "--year", "2024", "--Person-P00017"},
		{"forklar", "--year", "2024", "—person", "P00017"},
		{"forklar", "--year", "2024", "--person", "x", "--hvem", "--P00017"},
		{"forklar", "--year", "2024", "--intern", "--kommune", "P00017"},
		{"forklar", "--year", "2024", "--person", "x", "--intern", "--maaned", "P00017"},
		{"forklar", "--year", "2024", "--person", "x", "--person", "P00017"},
		{"P00017", "--person", "x"},
	} {
		code, out, errout := runCommand(arguments...)
		if code == exitDone || strings.Contains(out+errout, "P00017") {
			t.Errorf("%q: exit code %d\n%s%s", arguments, code, out, errout)
		}
	}
}
