package statement_test

import (
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

func TestTheLengthsAddUpToAlleAndTheKommunerToHeleLandet(t *testing.T) {
	o := aaret(t, 2024, schemas.MonthOf(2021, 1), schemas.MonthOf(2024, 12), 0, func(tal *measure.Tal) {
		for m := tal.Fra; m <= tal.Til; m++ {
			for k := schemas.Kommune(0); k < schemas.Kommuner; k++ {
				// Up to 30 persons with an anciennitet from 12 to 41: every class.
				n := (int(m)*7 + int(k)*3) % 31
				tael(tal, m, k, schemas.Dagpenge, n, n/2, n/3)
				tael(tal, m, k, schemas.Kontanthjaelp, n/4, n/4, 0)
			}
		}
	})
	type sted struct {
		maaned  schemas.Month
		kommune int32
	}
	alle, laengder := map[sted]measure.Celle{}, map[sted]measure.Celle{}
	land, kommuner := map[sted]measure.Celle{}, map[sted]measure.Celle{}
	for _, r := range o.Maanedlig {
		if r.Ydelse == schemas.Alle {
			alle[sted{r.Maaned, r.Kode}] = r.Celle
		}
	}
	for _, r := range o.Varighed {
		s, v := sted{r.Maaned, r.Kode}, sted{r.Maaned, int32(r.Varighed)}
		laengder[s] = laengder[s].Plus(r.Celle)
		if r.Kode == schemas.HeleLandet {
			land[v] = r.Celle
		} else {
			kommuner[v] = kommuner[v].Plus(r.Celle)
		}
	}
	for s, c := range alle {
		if laengder[s] != c {
			t.Errorf("%s, %d: the lengths are %v, alle is %v", s.maaned, s.kommune, laengder[s], c)
		}
	}
	for v, c := range land {
		if c != kommuner[v] || c.Personer == 0 {
			t.Errorf("%s, %s: Hele landet is %v, the kommuner are %v", v.maaned, schemas.Varighed(v.kommune), c, kommuner[v])
		}
	}
	if len(alle) != 12*99 || len(land) != 12*4 {
		t.Errorf("%d and %d sums", len(alle), len(land))
	}
}

func TestTheSharesOfALengthAreOverItsOwnPersons(t *testing.T) {
	r := statement.Varighedstal{Celle: measure.Celle{Personer: 9, UdenTilbud: 4, FaerreEnd4Samtaler: 2}}
	if r.AndelUdenTilbud() != (statement.Andel{Taeller: 4, Naevner: 9}) || r.AndelFaerreEnd4Samtaler() != (statement.Andel{Taeller: 2, Naevner: 9}) {
		t.Errorf("%v and %v", r.AndelUdenTilbud(), r.AndelFaerreEnd4Samtaler())
	}
}
