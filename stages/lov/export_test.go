package lov

import (
	"reflect"
	"slices"

	"fokusmaal/schemas"
)

// AntalRegler is the number of rules.
const AntalRegler = antalRegler

// tidslinje is a rule whose versions can differ in a value.
type tidslinje interface {
	flyt(nr int, dag schemas.Date)
	afviger(nr int) bool
	beskriv() Beskrivelse
}

// flyt lets version number nr, from 0, begin on another day, and the one before it end
// the day before; versions that would end before they begin give way.
func (r *Regel[T]) flyt(nr int, dag schemas.Date) {
	for ; nr > 1 && r.Versioner[nr-1].Fra >= dag; nr-- {
		r.Versioner = slices.Delete(r.Versioner, nr-1, nr)
	}
	r.Versioner[nr-1].Til, r.Versioner[nr].Fra = dag-1, dag
}

// afviger says that version number nr has another value than the one before it.
func (r *Regel[T]) afviger(nr int) bool {
	return !reflect.DeepEqual(r.Versioner[nr-1].Vaerdi, r.Versioner[nr].Vaerdi)
}

// tidslinjer are the rules that have a value; the others mean one thing at all times.
func (r *regler) tidslinjer() map[RegelID]tidslinje {
	return map[RegelID]tidslinje{
		RegelYdelser: &r.ydelser, RegelYdelsesskift: &r.ydelsesskift, RegelTilbud: &r.tilbud, RegelTimer: &r.timer,
		RegelSamtaler: &r.samtaler, RegelForm: &r.form, RegelFoersteSamtale: &r.foerste,
		RegelSuspension: &r.suspension, RegelGraenser: &r.graenser, RegelUdvaelgelse: &r.udvaelgelse,
		RegelMeddelelse: r.tilsyn.meddelelse, RegelRedegoerelse: r.tilsyn.redegoerelse, RegelGenopretning: r.tilsyn.genopretning,
		RegelForlaengelse: r.tilsyn.forlaengelse, RegelMinimumskrav: r.tilsyn.minimumskrav, RegelSagsgennemgang: r.tilsyn.sagsgennemgang,
	}
}

// HarVaerdi says that versions of the rule can differ in a value.
func HarVaerdi(id RegelID) bool {
	_, har := reglerUnder(0).tidslinjer()[id]
	return har
}

// Afviger says that version number nr, from 1, of a rule has another value under the
// readings than the one before it.
func Afviger(f Fortolkning, id RegelID, nr int) bool {
	linje, har := reglerUnder(f).tidslinjer()[id]
	return har && linje.afviger(nr)
}

// MedFlyttetGraense returns the law in which version number nr, from 1, of a rule with a
// value begins on another day.
func MedFlyttetGraense(f Fortolkning, id RegelID, nr int, dag schemas.Date) (*Lov, error) {
	r := reglerUnder(f)
	linje := r.tidslinjer()[id]
	linje.flyt(nr, dag)
	r.beskrivelser[id] = linje.beskriv()
	return medRegler(f, r)
}
