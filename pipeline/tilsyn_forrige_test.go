package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// A file that says under which readings it was decided is taken under the same alone; one
// that does not say so, which those of the default do not, under any.
func TestATilsynOfTheYearBeforeIsTakenUnderItsOwnReadingsAlone(t *testing.T) {
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	years, grader := threeYears(l)
	tilsyn, err := statement.Afgoer(l, years[0], grader, nil)
	if err != nil {
		t.Fatal(err)
	}
	commands := map[publish.Command][]lov.Fortolkning{
		publish.CommandPipeline:   {0, lov.Fortolkning(0).Med(lov.R03), lov.Fortolkning(0).Med(lov.R12).Med(lov.R04), lov.Fortolkning(0).Med(lov.R04)},
		publish.CommandFoelsomhed: {0},
	}
	for _, of := range [][]string{nil, {"R03"}, {"R04", "R12"}} {
		path := writtenTilsyn(t, tilsyn, of)
		for _, ending := range []string{".parquet", ".csv"} {
			for command, readings := range commands {
				for _, own := range readings {
					name := fmt.Sprintf("%s under %v goes on from %s of %v", command, own.Koder(), ending, of)
					rows, file, err := config{command: command, fortolkning: own}.forrige(path + ending)
					if taken := of == nil || slices.Equal(of, own.Koder()); taken {
						if err != nil || len(rows) != 98 || file.SHA256 == "" {
							t.Errorf("%s: %d rows, %v", name, len(rows), err)
						}
						continue
					}
					checkOtherReadings(t, name, path+ending, of, own.Koder(), err)
					if rows != nil || file.SHA256 != "" {
						t.Errorf("%s: %d rows of other readings", name, len(rows))
					}
				}
			}
		}
	}
}

// checkOtherReadings says that an error names the file, the column, the readings that are
// expected and those that are found, and what to do.
func checkOtherReadings(t *testing.T, name, path string, of, own []string, err error) {
	t.Helper()
	expected := "no such column, because "
	if len(own) > 0 {
		expected = strings.Join(own, " ") + ", the readings of this run, or no such column"
	}
	var wrong *read.Error
	if !errors.As(err, &wrong) || wrong.File != filepath.ToSlash(path) || wrong.Column != "fortolkning" || !strings.HasPrefix(wrong.Expected, expected) ||
		wrong.Found != strings.Join(of, " ") || wrong.Advice() == "" {
		t.Errorf("%s: %v", name, err)
	}
}

func TestATilsynOfTheYearBeforeThatCannotBeReadIsNotTaken(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tilsyn.csv")
	if err := os.WriteFile(path, []byte("aar\n2022\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if rows, _, err := (config{}).forrige(path); err == nil || rows != nil {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestAnErrorAboutASmallFileNamesItsPath(t *testing.T) {
	in := &tilsynInput{files: []publish.SmallInput{{Name: publish.SmallYdelsesgrad, Path: "mål/22.csv"}, {Name: publish.SmallTilsynForrige, Path: "foer.parquet"}}}
	about := func(input string) error {
		return fmt.Errorf("deeper: %w", &statement.InputError{Doing: "deciding", Input: input, Column: "kommune", Expected: "x", Found: "y", Hint: "z"})
	}
	for input, want := range map[string]string{
		statement.InputYdelsesgrad: "deciding with ydelsesgrad mål/22.csv, column kommune: expected x, found y; z",
		statement.InputForrige:     "deciding with tilsyn_forrige foer.parquet, column kommune: expected x, found y; z",
		"":                         "deeper: deciding: expected x, found y; z",
	} {
		err := about(input)
		named := in.named(err)
		var told adviser
		if named.Error() != want || !errors.As(named, &told) || told.Advice() != "z" {
			t.Errorf("%q: %v", input, named)
		}
		if strings.Contains(err.Error(), "22.csv") {
			t.Errorf("the error itself was changed: %v", err)
		}
	}
	if other := errors.New("other"); in.named(other) != other || (&tilsynInput{}).named(other) != other {
		t.Error("an error about something else is another one")
	}
	if err := about(statement.InputForrige); (&tilsynInput{}).named(err) != err {
		t.Error("a file that was not given has a path")
	}
}
