package kontroller

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
)

// Whatever a person's rows are, and however far outside the months some lie, the counts of
// table ydelse are those of counting row by row.
func TestRowsThatGoOnAreCountedAsIfOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := NyMaaling(landFra, false)
		rows := []schemas.YdelseRow{}
		r := schemas.YdelseRow{Ydelse: schemas.Dagpenge, Fra: 1, Til: 28}
		for month := landFra - schemas.Month(rapid.SampledFrom([]int{2, 8, Maaneder + 2}).Draw(t, "begins")); len(rows) < 30; {
			switch rapid.IntRange(0, 9).Draw(t, "what changes") {
			case 0:
				r.Ydelse = schemas.Ydelse(rapid.IntRange(1, 3).Draw(t, "ydelse"))
			case 1:
				r.Kommune = schemas.Kommune(rapid.IntRange(0, 1).Draw(t, "kommune"))
			case 2:
				r.Maalgruppe = uint16(rapid.IntRange(0, 2).Draw(t, "maalgruppe"))
			case 3:
				r.ForloebFra = month.First()
			}
			r.FritagetDage = uint8(rapid.IntRange(0, 1).Draw(t, "fritaget"))
			r.StandbyDage = uint8(rapid.IntRange(0, 1).Draw(t, "standby"))
			r.BarselDage = uint8(rapid.IntRange(0, 1).Draw(t, "barsel"))
			r.Introduktionsprogram = rapid.Bool().Draw(t, "introduktion")
			r.SetMaaned(month)
			rows = append(rows, r)
			month += schemas.Month(rapid.SampledFrom([]int{0, 1, 1, 1, 2, Maaneder}).Draw(t, "months"))
		}
		slices.SortFunc(rows, schemas.YdelseRow.Compare)
		m.Person(nil, &schemas.Historik{Ydelser: rows})
		for k := range 2 {
			tal := m.tal[k]
			tal.summer()
			if diff := cmp.Diff(enForEn(rows, k, m.fra), ydelsestal(tal[1:Maaneder+1])); diff != "" {
				t.Fatalf("kommune %d (-one by one +counted):\n%s", k, diff)
			}
		}
	})
}

// Events count where the person was in the month, although an older row that is not counted
// itself is of another kommune.
func TestARowBeforeTheMonthsDoesNotKeepItsKommune(t *testing.T) {
	til := landFra
	h := schemas.Historik{Samtaler: []schemas.Samtale{{Dato: til.First(), Type: schemas.Jobsamtale, Form: schemas.Fremmoede}}}
	for _, row := range []struct {
		maaned  schemas.Month
		kommune schemas.Kommune
	}{{til - Maaneder - 10, 0}, {til - 2, 1}, {til - 1, 1}, {til, 1}} {
		r := schemas.YdelseRow{Ydelse: schemas.Kontanthjaelp, Kommune: row.kommune, Fra: 1, Til: 28}
		r.SetMaaned(row.maaned)
		h.Ydelser = append(h.Ydelser, r)
	}
	m := NyMaaling(til, false)
	m.Person(nil, &h)
	for kommune, want := range []int32{0, 1} {
		sum := int32(0)
		for _, n := range m.tal[kommune][m.plads(til)].samtaler {
			sum += n
		}
		if sum != want {
			t.Errorf("kommune %d: %d samtaler counted, not %d", kommune, sum, want)
		}
	}
}

// raekketal is what is counted of the rows of a month, and their place.
type raekketal struct {
	Ydelse [ydelseKoder]int32
	Null   int32
	Felt   [felterne]int32
}

func ydelsestal(months []maanedstal) []raekketal {
	all := make([]raekketal, len(months))
	for n, tal := range months {
		all[n] = raekketal{tal.ydelse, tal.maalgruppeNull, tal.felt}
	}
	return all
}

// enForEn counts the rows of a kommune in the months from one on.
func enForEn(rows []schemas.YdelseRow, kommune int, fra schemas.Month) []raekketal {
	all := make([]raekketal, Maaneder)
	for _, r := range rows {
		n := int(r.Maaned() - fra)
		if int(r.Kommune) != kommune || n < 0 || n >= Maaneder {
			continue
		}
		all[n].Ydelse[r.Ydelse-1]++
		all[n].Null += int32(bit(r.Maalgruppe == 0))
		for q, yes := range [felterne]bool{
			feltFritaget: r.FritagetDage > 0, feltStandby: r.StandbyDage > 0, feltBarsel: r.BarselDage > 0, feltIntroduktion: r.Introduktionsprogram,
			feltNytForloeb: r.Ydelse <= schemas.Sygedagpenge && r.ForloebFra.Month() == r.Maaned(),
		} {
			all[n].Felt[q] += int32(bit(yes))
		}
	}
	return all
}
