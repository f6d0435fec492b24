package kontroller

import "fokusmaal/schemas"

// brud is a stretch of months in which series are not what they were, for a reason that
// lies outside the delivery.
type brud struct {
	fra, til schemas.Month // til = 0: for ever
	// alene says that the stretch has a history of its own; otherwise it is not judged and
	// is in no history.
	alene  bool
	roerer func(serie) bool
	grund  string
}

// brudene are the breaks that are known. A change of law that moves a code is one more
// line here.
var brudene = []brud{
	{schemas.MonthOf(2020, 3), schemas.MonthOf(2021, 6), false, kontakten,
		"nedlukningerne 2020-2021: indsatsen var suspenderet, samtaler blev holdt på afstand, og dage uden kontakt var mange"},
	{schemas.MonthOf(2025, 7), 0, true, hjaelpen,
		"kontanthjælpsreformen 1. juli 2025: uddannelseshjælp og overgangsydelse blev for de fleste til kontanthjælp"},
	{schemas.MonthOf(2025, 7), schemas.MonthOf(2025, 7), false, skiftet,
		"kontanthjælpsreformen 1. juli 2025: mange skiftede ydelse på én dag"},
}

func kontakten(s serie) bool {
	return s.tabel == schemas.SamtalerTable || s.tabel == schemas.TilbudTable || s.kolonne == "standby_dage"
}

func hjaelpen(s serie) bool {
	const from, to = talYdelseKode + tal(schemas.Overgangsydelse), talYdelseKode + tal(schemas.Kontanthjaelp)
	return from <= s.x && s.x <= to
}

func skiftet(s serie) bool { return s.x == talPersonspoergsm+personSkift }

// ikkeDoemt is the stretch that is in no history.
const ikkeDoemt = -1

// afsnit returns the number of the history that a month of a series belongs to.
func afsnit(s serie, m schemas.Month) int {
	for i, b := range brudene {
		if m < b.fra || b.til != 0 && m > b.til || !b.roerer(s) {
			continue
		}
		if !b.alene {
			return ikkeDoemt
		}
		return i + 1
	}
	return 0
}
