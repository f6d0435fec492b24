package kontroller

import (
	"slices"
	"testing"

	"fokusmaal/schemas"
)

// afStoerrelse counts a delivery with so many rows of ydelse in each of so many months,
// spread over so many kommuner, and a hole in table tilbud at the end.
func afStoerrelse(rows, months, kommuner int) *Maaling {
	m := NyMaaling(landFra+landMaaneder-1, false)
	for p := range rows {
		var h schemas.Historik
		for n := range months {
			y := schemas.YdelseRow{Ydelse: schemas.Dagpenge, Kommune: schemas.Kommune(p % kommuner), Fra: 1, Til: 28}
			y.SetMaaned(landFra + schemas.Month(n))
			h.Ydelser = append(h.Ydelser, y)
			if n < months-1 {
				t := schemas.Tilbud{Type: schemas.Virksomhedspraktik}
				t.SetMaaned(landFra + schemas.Month(n))
				h.Tilbud = append(h.Tilbud, t)
			}
		}
		m.Person([]byte("x"), &h)
	}
	return m
}

func TestADeliveryBelowALimitIsAnUdsnitAndOneAtItIsTheCountry(t *testing.T) {
	for _, c := range []struct {
		rows, months, kommuner int
		want                   bool
	}{
		{landRaekker, 12, schemas.Kommuner, false},
		{landRaekker - 1, 12, schemas.Kommuner, true},
		{landRaekker, mindsteHistorie, schemas.Kommuner, false},
		{landRaekker, mindsteHistorie - 1, schemas.Kommuner, true},
		{landRaekker, 12, landKommunerMindst, false},
		{landRaekker, 12, landKommunerMindst - 1, true},
	} {
		_, u := Doem(afStoerrelse(c.rows, c.months, c.kommuner))
		if u.Er != c.want || u.Stoerst != int64(c.rows) || u.Kommuner != c.kommuner || (u.Maaneder == c.months) != (c.rows >= landRaekker) {
			t.Errorf("%+v: %+v", c, u)
		}
	}
}

func TestAnEmptyDeliveryIsAnUdsnit(t *testing.T) {
	if found, u := Doem(NyMaaling(landFra, false)); len(found) > 0 || !u.Er {
		t.Errorf("%+v %+v", found, u)
	}
}

func TestTheHoleThatStopsACountryIsAnAdvarselInAnUdsnit(t *testing.T) {
	for rows, want := range map[int]Alvor{landRaekker: Fejl, landRaekker - 1: Advarsel} {
		found, _ := Doem(afStoerrelse(rows, 12, schemas.Kommuner))
		found = slices.DeleteFunc(found, func(f Fund) bool { return f.Kode != 1 || f.Tabel != schemas.TilbudTable })
		if len(found) != 1 || found[0].Alvor != want || found[0].Accepteret {
			t.Errorf("%d rows: %+v", rows, found)
		}
	}
}

// What can be right in no delivery stays a fejl in the smallest.
func TestOnlyTheControlsThatLookAtTheUsualAreMildInAnUdsnit(t *testing.T) {
	staying := []Kode{9, 11, CPR, 15}
	for _, k := range Kontroller() {
		found := []Fund{{Kode: k.Kode, Alvor: k.Alvor}}
		mildn(found)
		if got, want := found[0].Alvor == Fejl, slices.Contains(staying, k.Kode); got != want {
			t.Errorf("%s is %s in an udsnit", k.Kode, found[0].Alvor)
		}
	}
}
