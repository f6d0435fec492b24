package lov

import (
	"testing"

	"fokusmaal/schemas"
)

// langtidsledig is a person with three years of kontanthjælp, a samtale and some hours
// every month and a tilbud for half a year: about the most work that a person gives.
func langtidsledig() *schemas.Historik {
	h := &schemas.Historik{}
	for m := schemas.MonthOf(2022, 1); m <= schemas.MonthOf(2024, 12); m++ {
		r := schemas.YdelseRow{Ydelse: schemas.Kontanthjaelp, ForloebFra: schemas.NoDate, Fra: 1, Til: uint8(m.Days())}
		r.SetMaaned(m)
		h.Ydelser = append(h.Ydelser, r)
		h.Samtaler = append(h.Samtaler, schemas.Samtale{Dato: m.First() + 9, Type: schemas.Jobsamtale, Form: schemas.Telefon})
		l := schemas.Loentimer{TimerHundreddele: 500, Ordinaer: true}
		l.SetMaaned(m)
		h.Loentimer = append(h.Loentimer, l)
		if m >= schemas.MonthOf(2024, 7) {
			t := schemas.Tilbud{Type: schemas.Virksomhedspraktik, Fra: schemas.DateOf(2024, 7, 1), Til: schemas.NoDate, Maalgruppe: schemas.NoMaalgruppe}
			t.SetMaaned(m)
			h.Tilbud = append(h.Tilbud, t)
		}
	}
	return h
}

func TestJudgingAPersonAllocatesNothing(t *testing.T) {
	l, err := Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	d, h := l.NyDommer(schemas.MonthOf(2023, 2), schemas.MonthOf(2024, 12)), langtidsledig()
	if n := testing.AllocsPerRun(100, func() { d.Bedoem(h) }); n != 0 {
		t.Errorf("a person costs %.0f allocations", n)
	}
}

// BenchmarkBedoem judges one person in 23 measured months.
func BenchmarkBedoem(b *testing.B) {
	l, err := Ny(0)
	if err != nil {
		b.Fatal(err)
	}
	d, h := l.NyDommer(schemas.MonthOf(2023, 2), schemas.MonthOf(2024, 12)), langtidsledig()
	b.ReportAllocs()
	for b.Loop() {
		d.Bedoem(h)
	}
}
