package statement_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

// data returns the reach of rows in every month from fra to til but some.
func data(fra, til schemas.Month, uden ...schemas.Month) *measure.Raekkevidde {
	r := &measure.Raekkevidde{}
	mangler := map[schemas.Month]bool{}
	for _, m := range uden {
		mangler[m] = true
	}
	for m := fra; m <= til; m++ {
		if !mangler[m] {
			row := schemas.YdelseRow{Ydelse: schemas.Kontanthjaelp}
			row.SetMaaned(m)
			r.Noter([]schemas.YdelseRow{row})
		}
	}
	return r
}

func TestTheHistoryThatAYearNeeds(t *testing.T) {
	m := schemas.MonthOf
	for navn, sag := range map[string]struct {
		data      *measure.Raekkevidde
		fejl      string
		advarsler []string
		sidste    schemas.Month
	}{
		"36 months before and the whole year": {data: data(m(2021, 1), m(2024, 12)), sidste: m(2024, 12)},
		"more than that":                      {data: data(m(2015, 1), m(2026, 5)), sidste: m(2024, 12)},
		"35 months before": {
			data: data(m(2021, 2), m(2024, 12)), sidste: m(2024, 12),
			advarsler: []string{"table ydelse has 35 of the 36 months before 2024-01: longer spells are cut, their anciennitet is too low"},
		},
		"eleven months before": {
			data: data(m(2023, 2), m(2024, 12)), sidste: m(2024, 12),
			advarsler: []string{"table ydelse has 11 of the 36 months before 2024-01: longer spells are cut, their anciennitet is too low"},
		},
		"ten months before": {
			data: data(m(2023, 3), m(2024, 12)),
			fejl: "table ydelse has no rows in 2023-02; the figures of 2024 need every month from 2023-02 (eleven months before the first measured one) to 2024-12",
		},
		"months missing in the middle": {
			data: data(m(2021, 1), m(2024, 12), m(2023, 11), m(2024, 4), m(2024, 5), m(2024, 6)),
			fejl: "table ydelse has no rows in 2023-11, 2024-04 to 2024-06; the figures of 2024 need every month from 2023-02 (eleven months before the first measured one) to 2024-12",
		},
		"a year that ends in June": {
			data: data(m(2021, 1), m(2024, 6)), sidste: m(2024, 6),
			advarsler: []string{"the data of 2024 end with 2024-06: the annual figures are foreløbige"},
		},
		"a year of January alone": {
			data: data(m(2021, 1), m(2024, 1)), sidste: m(2024, 1),
			advarsler: []string{"the data of 2024 end with 2024-01: the annual figures are foreløbige"},
		},
		"data that end before the year": {
			data: data(m(2021, 1), m(2023, 12)),
			fejl: "table ydelse has no rows in 2024 (its rows reach from 2021-01 to 2023-12)",
		},
		"data that begin after the year": {
			data: data(m(2025, 1), m(2025, 12)),
			fejl: "table ydelse has no rows in 2024 (its rows reach from 2025-01 to 2025-12)",
		},
		"no rows at all": {
			data: data(m(2024, 1), m(2023, 1)),
			fejl: "table ydelse has no rows in 2024 (it has no rows at all)",
		},
	} {
		t.Run(navn, func(t *testing.T) {
			d, err := statement.Daek(sag.data, 2024)
			tekst := ""
			if err != nil {
				tekst = err.Error()
			}
			if diff := cmp.Diff(sag.fejl, tekst); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(sag.advarsler, d.Advarsler); diff != "" {
				t.Error(diff)
			}
			if d.Sidste != sag.sidste {
				t.Errorf("the data end with %s, want %s", d.Sidste, sag.sidste)
			}
			if err == nil && d.Foreloebig() != (sag.sidste < m(2024, 12)) {
				t.Errorf("foreløbig: %t", d.Foreloebig())
			}
		})
	}
}

func TestTheCountsOfAYearReachElevenMonthsBackWithinTheRules(t *testing.T) {
	for aar, vil := range map[int]string{2020: "2020-01", 2021: "2020-02", 2022: "2021-02", 2025: "2024-02"} {
		fra, til := statement.Periode(aar)
		if fra.String() != vil || til != schemas.MonthOf(aar, 12) {
			t.Errorf("%d: from %s to %s, want from %s", aar, fra, til, vil)
		}
	}
}
