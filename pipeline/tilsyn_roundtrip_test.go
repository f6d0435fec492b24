package main

import (
	"math/big"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// sameShare compares shares as the exact numbers that they are.
var sameShare = cmp.Comparer(func(a, b *big.Rat) bool { return a == b || a != nil && b != nil && a.Cmp(b) == 0 })

// writtenTilsyn writes table tilsyn of a year and returns the path of its file without
// the ending.
func writtenTilsyn(t *testing.T, tilsyn *statement.Tilsyn, fortolkning []string) string {
	t.Helper()
	start := time.Date(2026, 4, 1, 8, 30, 0, 0, time.UTC)
	f, err := publish.NewFolder(t.TempDir(), publish.ShelfOf(tilsyn.Aar), publish.RunID(start), fortolkning)
	if err != nil {
		t.Fatal(err)
	}
	if err := publish.Tilsyn(f, tilsyn, memory.NewGoAllocator()); err != nil {
		t.Fatal(err)
	}
	folder, err := f.Publish(publish.Run{Aar: tilsyn.Aar})
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, "tilsyn")
}

// longShare is nearly so many tenths, as the fraction that twelve months of a large
// kommune have: of 50 digits, not reduced.
func longShare(tenths int64, k int) statement.Middel {
	m := statement.Middel{Taeller: new(big.Int), Naevner: big.NewInt(1), Maaneder: 12}
	for month := range int64(12) {
		m.Naevner.Mul(m.Naevner, big.NewInt(10_000+17*int64(k)+3*month))
	}
	m.Taeller.Mul(m.Naevner, big.NewInt(tenths)).Quo(m.Taeller, big.NewInt(10)).Add(m.Taeller, big.NewInt(1))
	return m
}

func share(part, whole int64) statement.Middel {
	return statement.Middel{Taeller: big.NewInt(part), Naevner: big.NewInt(whole), Maaneder: 12}
}

// exactlyHalf is the place of a kommune that is selected on 1/3 in fokusmål 1 and has come
// down to 19/60 the year after: exactly half of the way to 30 pct., and less than half of
// the way from the DOUBLE that is nearest to 1/3.
const exactlyHalf = 7

// sharesOf are the two annual shares of a kommune in one of the years from 2023 on. The
// tens of its place say how it goes on from the selection.
func sharesOf(k, year int) [2]statement.Middel {
	if k == exactlyHalf {
		return [...][2]statement.Middel{{share(1, 3), share(1, 10)}, {share(19, 60), share(1, 10)}, {share(1, 2), share(1, 10)}}[year]
	}
	then := int64(3 + k%7)
	after := [...][3]int64{{then, then, 0}, {then, (then + 2) / 2, 0}, {then, 0, then}, {then, (then + 2) / 2, then}, {0, 0, 0}}[k/10%5]
	shares := [2]statement.Middel{longShare(min(after[year], 9), k), longShare(after[year]/2, k)}
	if k%13 == 0 {
		shares[0] = statement.Middel{}
	}
	return shares
}

// threeYears are the figures and resultatmål of 2023-2025.
func threeYears(l *lov.Lov) (years []*statement.Opgoerelse, grader []schemas.Ydelsesgrad) {
	for year := range 3 {
		aar := 2023 + year
		o := &statement.Opgoerelse{Aar: aar, Daekning: statement.Daekning{Sidste: schemas.MonthOf(aar, 12)}, Aarlig: []statement.Aarstal{{Aar: aar}}}
		for k := range schemas.Kommune(schemas.Kommuner) {
			shares := sharesOf(int(k), year)
			a := statement.Aarstal{Aar: aar, UdenTilbud: shares[0], FaerreEnd4Samtaler: shares[1]}
			a.Maal1Opfyldt = shares[0].Findes() && shares[0].Under(l.Graenser(aar).UdenTilbudPct)
			a.Maal2Opfyldt = shares[1].Findes() && shares[1].Under(l.Graenser(aar).FaerreEnd4SamtalerPct)
			o.Aarlig = append(o.Aarlig, a)
			grader = append(grader, schemas.Ydelsesgrad{Aar: aar, Kommune: k, Faktisk: 184_501, Forventet: 184_500})
		}
		years = append(years, o)
	}
	return years, grader
}

// What is read back is what was written, to the last digit, from either format and with
// readings in their alternative: a year decided on the file of the year before is the
// same as one decided in the same run.
func TestTheTilsynThatWasWrittenIsReadBackExactly(t *testing.T) {
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	years, grader := threeYears(l)
	together, err := statement.AfgoerAarene(l, years, grader, nil)
	if err != nil {
		t.Fatal(err)
	}
	statuses := map[schemas.Tilsynsstatus]int{}
	for _, ending := range []string{".parquet", ".csv"} {
		var forrige []schemas.TilsynForrige
		for i, o := range years {
			tilsyn, err := statement.Afgoer(l, o, grader, forrige)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(together.Aar[i].Raekker, tilsyn.Raekker, sameShare, cmp.Comparer(func(a, b *big.Int) bool { return a == b })); diff != "" {
				t.Errorf("%s, %d: %s", ending, o.Aar, diff)
			}
			readings := [][]string{nil, {"R04", "R12"}, {"R13"}}[i]
			var file read.SmallFile
			if forrige, file, err = read.TilsynForrige(writtenTilsyn(t, tilsyn, readings) + ending); err != nil {
				t.Fatal(err)
			}
			if want := strings.Join(readings, " "); file.Fortolkning != want {
				t.Errorf("%s of %d is said to be of the readings %q, not %q", ending, o.Aar, file.Fortolkning, want)
			}
			if diff := cmp.Diff(tilsyn.Videre(), forrige, sameShare); diff != "" {
				t.Errorf("%s of %d: %s", ending, o.Aar, diff)
			}
			for _, f := range forrige {
				statuses[f.Status]++
			}
		}
	}
	if len(statuses) != 4 {
		t.Errorf("the files have the statuses %v, not all four", statuses)
	}
	if status := together.Aar[1].Raekker[exactlyHalf].Status; status != schemas.Forlaenget {
		t.Errorf("with exactly half of the progress it is %s", status)
	}
}

func TestTheTilsynOfAYearThatIsNotOverIsWrittenAndDecidesNothing(t *testing.T) {
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	years, _ := threeYears(l)
	years[0].Daekning.Sidste = schemas.MonthOf(2023, 5)
	tilsyn, err := statement.Afgoer(l, years[0], nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	path := writtenTilsyn(t, tilsyn, nil)
	for _, ending := range []string{".parquet", ".csv"} {
		if found, _, err := read.TilsynForrige(path + ending); err == nil {
			t.Errorf("%s: %d rows of a year that is not over were taken as decided", ending, len(found))
		}
	}
}
