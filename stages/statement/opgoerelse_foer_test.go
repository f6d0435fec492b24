package statement_test

import (
	"math/big"
	"slices"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

// uneven puts other counts in every month, some kommuner without persons in some months.
func uneven(tal *measure.Tal) {
	for m := tal.Fra; m <= tal.Til; m++ {
		for k := schemas.Kommune(0); k < 4; k++ {
			n := (int(m)*int(m) + int(k)*5) % 7
			tael(tal, m, k, schemas.Dagpenge, n, n/2, n/3)
			tael(tal, m, k, schemas.Revalidering, n/2, n/2, n/4)
		}
	}
}

// raekken names the months of one kommune's figures of one ydelse.
type raekken struct {
	kode   int32
	ydelse string
}

// rederived is a mean of the twelve months up to one, from rows alone.
func rederived(t *testing.T, rows map[schemas.Month]measure.Celle, m schemas.Month, part func(measure.Celle) int64) string {
	t.Helper()
	sum, n := new(big.Rat), int64(0)
	for month := m - 11; month <= m; month++ {
		c, there := rows[month]
		if !there {
			t.Fatalf("the mean up to %s is over %s, of which there is no row", m, month)
		}
		if c.Personer > 0 && (month < schemas.MonthOf(2020, 3) || month > schemas.MonthOf(2020, 6)) {
			sum.Add(sum, big.NewRat(part(c), c.Personer))
			n++
		}
	}
	return sum.Quo(sum, big.NewRat(n, 1)).RatString()
}

func TestEveryRunningMeanIsOverRowsOfTheYearAndThoseBeforeIt(t *testing.T) {
	m := schemas.MonthOf
	for navn, sag := range map[string]struct {
		aar      int
		fra, til schemas.Month
	}{
		"the whole history": {2024, m(2020, 1), m(2024, 12)}, "a part of it": {2024, m(2022, 8), m(2024, 12)},
		"a year that is not over": {2024, m(2020, 1), m(2024, 7)}, "after a suspension": {2021, m(2018, 1), m(2021, 12)},
		"a year with one mean": {2020, m(2018, 1), m(2020, 12)},
	} {
		t.Run(navn, func(t *testing.T) {
			o := aaret(t, sag.aar, sag.fra, sag.til, 0, uneven)
			rows := map[raekken]map[schemas.Month]measure.Celle{}
			for _, r := range slices.Concat(o.Foer, o.Maanedlig) {
				key := raekken{r.Kode, r.Ydelse}
				if rows[key] == nil {
					rows[key] = map[schemas.Month]measure.Celle{}
				}
				rows[key][r.Maaned] = r.Celle
			}
			means := 0
			for _, r := range o.Maanedlig {
				if !r.Gns12UdenTilbud.Findes() {
					continue
				}
				means++
				key := raekken{r.Kode, r.Ydelse}
				uden := rederived(t, rows[key], r.Maaned, func(c measure.Celle) int64 { return c.UdenTilbud })
				faerre := rederived(t, rows[key], r.Maaned, func(c measure.Celle) int64 { return c.FaerreEnd4Samtaler })
				if uden != brudAf(r.Gns12UdenTilbud) || faerre != brudAf(r.Gns12FaerreEnd4Samtaler) {
					t.Errorf("%s, %d, %s: the rows give %s and %s", r.Maaned, r.Kode, r.Ydelse, uden, faerre)
				}
			}
			if means < 15 {
				t.Errorf("only %d means", means)
			}
		})
	}
}

func TestTheMonthsBeforeTheYearAreThoseOfItsRunningMeansAndNoOthers(t *testing.T) {
	m := schemas.MonthOf
	for navn, sag := range map[string]struct {
		aar      int
		fra, til schemas.Month
		foerste  schemas.Month // the first month before the year
		antal    int
	}{
		"all of the history":                         {2024, m(2022, 3), m(2024, 12), m(2023, 2), 11},
		"more than all of it":                        {2024, m(2015, 1), m(2024, 12), m(2023, 2), 11},
		"a month less":                               {2024, m(2022, 4), m(2024, 12), m(2023, 3), 10},
		"one month alone":                            {2024, m(2023, 1), m(2024, 12), m(2023, 12), 1},
		"only what the year needs":                   {2024, m(2023, 2), m(2024, 12), 0, 0},
		"before the rules":                           {2020, m(2015, 1), m(2020, 12), 0, 0},
		"suspended months are there":                 {2021, m(2015, 1), m(2021, 12), m(2020, 2), 11},
		"a year that is not over":                    {2024, m(2022, 3), m(2024, 6), m(2023, 2), 11},
		"a year that ends at its first running mean": {2024, m(2022, 8), m(2024, 6), m(2023, 7), 6},
		"a year that ends a month before it":         {2024, m(2022, 8), m(2024, 5), 0, 0},
	} {
		t.Run(navn, func(t *testing.T) {
			o := aaret(t, sag.aar, sag.fra, sag.til, 0, uneven)
			if len(o.Foer) != sag.antal*99*9 {
				t.Fatalf("%d rows, want %d months", len(o.Foer), sag.antal)
			}
			for i, r := range o.Foer {
				like := &o.Maanedlig[i%(99*9)]
				if r.Maaned != sag.foerste+schemas.Month(i/(99*9)) || r.Omraade != like.Omraade || r.Ydelse != like.Ydelse {
					t.Fatalf("row %d is %s, %v, %s", i, r.Maaned, r.Omraade, r.Ydelse)
				}
				if r.Gns12UdenTilbud.Findes() || r.Gns12FaerreEnd4Samtaler.Findes() {
					t.Fatalf("row %d has a running mean", i)
				}
			}
		})
	}
}

// A month is the same row in its own year and before the next one.
func TestAMonthBeforeTheYearIsTheRowOfItsOwnYear(t *testing.T) {
	m := schemas.MonthOf
	before := aaret(t, 2023, m(2019, 1), m(2024, 12), 0, uneven).Maanedlig
	own := map[schemas.Month][]statement.Maanedstal{}
	for _, r := range before {
		own[r.Maaned] = append(own[r.Maaned], r)
	}
	for i, r := range aaret(t, 2024, m(2019, 1), m(2024, 12), 0, uneven).Foer {
		if other := own[r.Maaned][i%(99*9)]; r.Celle != other.Celle || r.Omraade != other.Omraade || r.Ydelse != other.Ydelse {
			t.Fatalf("%s, %d, %s is another row in its own year", r.Maaned, r.Kode, r.Ydelse)
		}
	}
}
