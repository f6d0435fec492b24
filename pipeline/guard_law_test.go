package main

import (
	"path/filepath"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/measure"
)

// The law of one person, from the controls to the counts, makes no object when it has seen
// as many rows before. Byg of spells is a part of Bedoem.
func TestTheLawOfAPersonAllocatesNothing(t *testing.T) {
	data := filepath.Join(t.TempDir(), "land")
	if code, _, errout := runCommand("syntetisk", "--out", data, "--scale", "0.002", "--from", "2022-01", "--to", "2024-12"); code != exitDone {
		t.Fatal(errout)
	}
	j := jobOn(t, data)
	var ids []schemas.PersonBytes
	var persons []schemas.Historik
	j.onPerson = func(id schemas.PersonBytes, h *schemas.Historik) {
		ids = append(ids, append(schemas.PersonBytes(nil), id...))
		persons = append(persons, schemas.Historik{
			Ydelser: append([]schemas.YdelseRow(nil), h.Ydelser...), Samtaler: append([]schemas.Samtale(nil), h.Samtaler...),
			Tilbud: append([]schemas.Tilbud(nil), h.Tilbud...), Loentimer: append([]schemas.Loentimer(nil), h.Loentimer...),
		})
	}
	plan, err := j.plan()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.count(t.Context(), plan, nil); err != nil || len(persons) < 1000 {
		t.Fatalf("%d persons, %v", len(persons), err)
	}
	dommer, tal, maaling := j.laws[0].NyDommer(j.fra, j.til), measure.Ny(j.fra, j.til), j.newMaaling()
	for name, person := range map[string]func(i int){
		"lov, with spells": func(i int) { dommer.Bedoem(&persons[i]) },
		"lov and measure": func(i int) {
			domme := dommer.Bedoem(&persons[i])
			for n := range domme {
				tal.Tael(&domme[n])
			}
		},
		"kontroller": func(i int) { maaling.Person(ids[i], &persons[i]) },
	} {
		all := func() {
			for i := range persons {
				person(i)
			}
		}
		if n := testing.AllocsPerRun(2, all); n != 0 { // it runs once before it counts
			t.Errorf("%s: %.0f objects for %d persons", name, n, len(persons))
		}
	}
}
