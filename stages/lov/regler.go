package lov

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// RegelID names a rule.
type RegelID uint8

// The rules, in the order in which the law is applied: who is measured (SPEC 8, 1), what
// a spell is (SPEC 4), who is in the population (SPEC 5), the two fokusmål (SPEC 6-7), the
// year, and the tilsyn (SPEC 8).
const (
	RegelGyldighed RegelID = iota
	RegelYdelser
	RegelIntroduktionsprogram
	RegelDagpenge
	RegelSygedagpenge
	RegelOevrigeYdelser
	RegelYdelsesskift
	RegelMaaltForloeb
	RegelKommune
	RegelDoedMaaned
	RegelAnciennitet
	RegelFritaget
	RegelVindue
	RegelTilbud
	RegelTimer
	RegelSamtaler
	RegelForm
	RegelFoersteSamtale
	RegelAntalSamtaler
	RegelGennemsnit
	RegelSuspension
	RegelGraenser
	RegelUdvaelgelse
	RegelResultatmaal
	RegelSkaerpetTilsyn
	RegelMeddelelse
	RegelRedegoerelse
	RegelGenopretning
	RegelOphoer
	RegelForlaengelse
	RegelAdministration
	RegelMinimumskrav
	RegelSagsgennemgang
	RegelOphoerAfAdministration
	antalRegler
)

// String returns the short name that scenarios and commands use.
func (id RegelID) String() string {
	return [antalRegler]string{
		"gyldighed", "ydelser", "introduktionsprogram", "dagpenge", "sygedagpenge", "oevrige_ydelser", "ydelsesskift",
		"maalt_forloeb", "kommune", "doed_maaned", "anciennitet", "fritaget", "vindue", "tilbud", "timer", "samtaler",
		"form", "foerste_samtale", "antal_samtaler", "gennemsnit", "suspension", "graenser", "udvaelgelse",
		"resultatmaal", "skaerpet_tilsyn", "meddelelse", "redegoerelse", "genopretning", "ophoer", "forlaengelse", "administration",
		"minimumskrav", "sagsgennemgang", "ophoer_af_administration",
	}[id]
}

// regler are the rules whose versions differ in a value, ready to be asked.
type regler struct {
	gyldighed    Regel[kode]
	ydelser      Regel[[]schemas.Ydelse]
	ydelsesskift Regel[[]skift]
	tilbud       Regel[[]Tilbudskrav]
	timer        Regel[int64]
	samtaler     Regel[[]schemas.SamtaleType]
	form         Regel[IkkeBrev]
	foerste      Regel[VedFremmoede]
	suspension   Regel[bool]
	graenser     Regel[Graenser]
	udvaelgelse  Regel[Udvaelgelse]
	tilsyn       tilsynsregler
	beskrivelser []Beskrivelse
}

// kode is the value of a rule that has had one meaning as long as it has been: what it
// says is a function of this package, of stages/spells or of stages/statement. A version with
// another meaning gives the rule a value.
type kode struct{}

// reglerUnder returns the rules under the readings.
func reglerUnder(f Fortolkning) *regler {
	r := &regler{
		gyldighed: gyldighed(), ydelser: ydelser(), ydelsesskift: ydelsesskift(f), tilbud: tilbud(), timer: timer(f),
		samtaler: samtaler(), form: form(), foerste: foersteSamtale(), suspension: suspension(), graenser: graenser(), udvaelgelse: udvaelgelse(),
		tilsyn: tilsynets(),
	}
	r.beskrivelser = []Beskrivelse{
		RegelGyldighed: r.gyldighed.beskriv(), RegelYdelser: r.ydelser.beskriv(), RegelIntroduktionsprogram: introduktionsprogram().beskriv(),
		RegelDagpenge: dagpenge().beskriv(), RegelSygedagpenge: sygedagpenge().beskriv(), RegelOevrigeYdelser: oevrigeYdelser().beskriv(),
		RegelYdelsesskift: r.ydelsesskift.beskriv(), RegelMaaltForloeb: maaltForloeb().beskriv(), RegelKommune: kommune().beskriv(),
		RegelDoedMaaned: doedMaaned().beskriv(), RegelAnciennitet: anciennitet().beskriv(), RegelFritaget: fritagelse().beskriv(),
		RegelVindue: vindue().beskriv(), RegelTilbud: r.tilbud.beskriv(), RegelTimer: r.timer.beskriv(), RegelSamtaler: r.samtaler.beskriv(),
		RegelForm: r.form.beskriv(), RegelFoersteSamtale: r.foerste.beskriv(), RegelAntalSamtaler: antalSamtaler().beskriv(), RegelGennemsnit: gennemsnit().beskriv(),
		RegelSuspension: r.suspension.beskriv(), RegelGraenser: r.graenser.beskriv(), RegelUdvaelgelse: r.udvaelgelse.beskriv(),
	}
	r.beskrivelser = append(r.beskrivelser, r.tilsyn.beskrivelser()...)
	return r
}

// under is an order with the days that it decides.
type under struct {
	kilde    Kilde
	fra, til schemas.Date
}

// bekendtgoerelserne are the three orders, each with its days when skift is the first day
// that the one of 2023 decides: 22 March 2023 by the day of an event, 1 April 2023 by the
// month.
func bekendtgoerelserne(skift schemas.Date) [3]under {
	reform := kontanthjaelpsreformen()
	return [3]under{
		{bek1409(), schemas.NoDate, skift - 1},
		{bek301(), skift, reform - 1},
		{bek760(), reform, schemas.NoDate},
	}
}

// efterAar are the three orders, each with the years whose statement is made under it.
func efterAar() [3]under {
	fra301, fra760 := schemas.DateOf(2023, 1, 1), schemas.DateOf(2025, 1, 1)
	return [3]under{{bek1409(), schemas.NoDate, fra301 - 1}, {bek301(), fra301, fra760 - 1}, {bek760(), fra760, schemas.NoDate}}
}

// foersteHeleMaaned is the first day of the first month that BEK nr. 301 af 20/03/2023
// decides the whole of.
func foersteHeleMaaned() schemas.Date { return schemas.MonthOf(2023, 4).First() }

// grundlag fills in what all versions under an order have.
func (u under) grundlag(kontrolleret schemas.Date, sted Hjemmel, ordlyd, indhold string) Grundlag {
	sted.Kilde = u.kilde
	return Grundlag{Fra: u.fra, Til: u.til, Ordlyd: ordlyd, Indhold: indhold, Hjemmel: sted, Kontrolleret: kontrolleret}
}

// altid is a version without beginning and end.
func altid(kontrolleret schemas.Date, h Hjemmel, ordlyd, indhold string) Grundlag {
	return Grundlag{Fra: schemas.NoDate, Til: schemas.NoDate, Ordlyd: ordlyd, Indhold: indhold, Hjemmel: h, Kontrolleret: kontrolleret}
}

// gengivet is a version whose source's text was not at hand: the words are those in which
// SPEC renders it.
func gengivet(g Grundlag) Grundlag {
	g.Gengivet = true
	return g
}

// uaendret are the versions of a rule that means the same under the three orders and
// stands at the same place in all of them.
func uaendret(kontrolleret schemas.Date, sted Hjemmel, ordlyd, indhold string) []Version[kode] {
	var versioner []Version[kode]
	for _, u := range bekendtgoerelserne(foersteHeleMaaned()) {
		versioner = append(versioner, Version[kode]{Grundlag: u.grundlag(kontrolleret, sted, ordlyd, indhold)})
	}
	return versioner
}

// forSpells tells stages/spells, which knows no dates of law, what changes with time.
func (r *regler) forSpells(f Fortolkning) spells.Regler {
	ud := spells.Regler{
		JobafklaringErSkift: f.Alternativ(R01),
		DagpengeAfbrydes:    f.Alternativ(R02),
		StartmaanedKunHel:   f.Alternativ(R03),
		EnDoedDagErNok:      f.Alternativ(R06),
	}
	for i := range r.ydelser.Versioner {
		v := &r.ydelser.Versioner[i]
		liste := spells.Ydelsesliste{TilMaaned: v.tilMaaned()}
		for _, y := range v.Vaerdi {
			liste.Maalt[y] = true
		}
		ud.Ydelser = append(ud.Ydelser, liste)
	}
	for i := range r.ydelsesskift.Versioner {
		v := &r.ydelsesskift.Versioner[i]
		for _, s := range v.Vaerdi {
			ud.Viderefoerelser = append(ud.Viderefoerelser, spells.Viderefoerelse{Fra: s.fra, Til: s.til, FraMaaned: v.fraMaaned(), TilMaaned: v.tilMaaned()})
		}
	}
	return ud
}

// fraMaaned and tilMaaned are the first and last month of a version, of those that a row
// can carry.
func (g *Grundlag) fraMaaned() schemas.Month {
	if g.Fra == schemas.NoDate {
		return schemas.FirstMonth
	}
	return g.Fra.Month()
}

func (g *Grundlag) tilMaaned() schemas.Month {
	if g.Til == schemas.NoDate {
		return schemas.LastMonth
	}
	return g.Til.Month()
}
