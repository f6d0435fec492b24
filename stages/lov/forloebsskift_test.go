package lov

import (
	"testing"

	"fokusmaal/schemas"
)

// The first samtale of the second spell is by telephone: it counts in no window of that spell,
// though it is far from the first one of the spell before.
func TestTheSamtalerAreJudgedAnewForTheNextSpell(t *testing.T) {
	l, err := Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	h, skift := &schemas.Historik{}, schemas.MonthOf(2023, 7)
	for m := schemas.MonthOf(2022, 1); m <= schemas.MonthOf(2024, 6); m++ {
		r := schemas.YdelseRow{Ydelse: schemas.Kontanthjaelp, ForloebFra: schemas.NoDate, Fra: 1, Til: uint8(m.Days())}
		if m >= skift {
			r.Ydelse, r.ForloebFra = schemas.Dagpenge, skift.First()
		}
		r.SetMaaned(m)
		h.Ydelser = append(h.Ydelser, r)
	}
	h.Samtaler = []schemas.Samtale{{Dato: schemas.DateOf(2022, 2, 1), Type: schemas.Jobsamtale, Form: schemas.Fremmoede}}
	for m := skift; m < skift+4; m++ {
		h.Samtaler = append(h.Samtaler, schemas.Samtale{Dato: m.First() + 9, Type: schemas.Jobsamtale, Form: schemas.Telefon})
	}
	domme := l.NyDommer(schemas.MonthOf(2023, 1), schemas.MonthOf(2024, 6)).Bedoem(h)
	if d := &domme[len(domme)-1]; d.Maal2.Samtaler != 3 || !d.Maal2.FaerreEnd4Samtaler {
		t.Errorf("%d samtaler count in the next spell, want 3 of 4", d.Maal2.Samtaler)
	}
}
