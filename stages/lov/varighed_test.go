package lov_test

import (
	"os"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/spells"
)

func TestTheLengthOfADomIsTheClassOfItsAnciennitetInTheMonth(t *testing.T) {
	forloeb := &spells.Forloeb{Maaneder: []spells.Maaned{{Anciennitet: 11}, {Anciennitet: 17}, {Anciennitet: 18}, {Anciennitet: 36}}}
	for nr, vil := range []schemas.Varighed{schemas.IngenVarighed, schemas.Varighed12Til17, schemas.Varighed18Til23, schemas.VarighedFra36} {
		d := lov.Dom{Forloeb: forloeb, Nr: nr}
		if fik := d.Varighed(); fik != vil {
			t.Errorf("month %d is of the class %q, want %q", nr, fik, vil)
		}
	}
}

func TestTheRulesInTheProgramAreThoseOfTheFile(t *testing.T) {
	fil, err := os.ReadFile("REGLER.md")
	if err != nil || lov.REGLER() != string(fil) {
		t.Errorf("the program has other rules than REGLER.md (%v)", err)
	}
}
