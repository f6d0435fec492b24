package statement

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
)

// Omraade is a kommune or Hele landet.
type Omraade struct {
	Kode int32
	Navn string
}

// Maanedstal is a row of fokusmaal_maaned.
type Maanedstal struct {
	Maaned schemas.Month
	Omraade
	Ydelse string
	measure.Celle
	// Gns12UdenTilbud and Gns12FaerreEnd4Samtaler are the means of the 12 months up to
	// this one.
	Gns12UdenTilbud, Gns12FaerreEnd4Samtaler Middel
}

// AndelUdenTilbud returns the share for fokusmål 1.
func (c *Maanedstal) AndelUdenTilbud() Andel { return Andel{c.UdenTilbud, c.Personer} }

// AndelFaerreEnd4Samtaler returns the share for fokusmål 2.
func (c *Maanedstal) AndelFaerreEnd4Samtaler() Andel { return Andel{c.FaerreEnd4Samtaler, c.Personer} }

// Aarstal is a row of fokusmaal_aar. The verdicts have no meaning where no month has
// persons.
type Aarstal struct {
	Aar int
	Omraade
	UdenTilbud, FaerreEnd4Samtaler Middel
	Maal1Opfyldt, Maal2Opfyldt     bool
	Foreloebig                     bool
}

// Trintal is a row of afstemning.
type Trintal struct {
	Maaned schemas.Month
	Omraade
	Trin     schemas.Trin
	Personer int64
}

// Grundtal is a row of grunde.
type Grundtal struct {
	Maaned schemas.Month
	Omraade
	Grund    schemas.Grund
	Personer int64
}

// Varighedstal is a row of fokusmaal_varighed.
type Varighedstal struct {
	Maaned schemas.Month
	Omraade
	Varighed schemas.Varighed
	measure.Celle
}

// AndelUdenTilbud returns the share for fokusmål 1.
func (c *Varighedstal) AndelUdenTilbud() Andel { return Andel{c.UdenTilbud, c.Personer} }

// AndelFaerreEnd4Samtaler returns the share for fokusmål 2.
func (c *Varighedstal) AndelFaerreEnd4Samtaler() Andel {
	return Andel{c.FaerreEnd4Samtaler, c.Personer}
}

// Opgoerelse are the figures of a year, each list in the order of its result table.
type Opgoerelse struct {
	Aar       int
	Daekning  Daekning
	Maanedlig []Maanedstal
	Aarlig    []Aarstal
	Trin      []Trintal
	Grunde    []Grundtal
	Varighed  []Varighedstal
	// Foer are the months before January that a Gns12 of Maanedlig is over, at most 11, as
	// Maanedlig has its own and with no Gns12 of their own. They are not published; without
	// them nobody can judge what a mean gives away.
	Foer []Maanedstal
}

// Opgoer makes the figures of a year from the counts of its Periode.
func Opgoer(l *lov.Lov, tal *measure.Tal, r *measure.Raekkevidde, d Daekning, aar int) *Opgoerelse {
	o := &opgoerer{lov: l, raekkevidde: r, tal: sumTal(tal), sidste: d.Sidste}
	const steder = 12 * (schemas.Kommuner + 1)
	ud := &Opgoerelse{Aar: aar, Daekning: d,
		Maanedlig: make([]Maanedstal, 0, steder*(schemas.Grupper+1)), Trin: make([]Trintal, 0, steder*schemas.AntalTrin),
		Grunde: make([]Grundtal, 0, steder*schemas.AntalGrunde), Varighed: make([]Varighedstal, 0, steder*schemas.AntalVarigheder)}
	for m := schemas.MonthOf(aar, 1); m <= schemas.MonthOf(aar, 12); m++ {
		for omr := range o.tal.omraader {
			for g := range o.tal.omraader[omr].serier {
				ud.Maanedlig = append(ud.Maanedlig, o.maanedstal(m, omr, g))
			}
			for trin := schemas.Trin(1); int(trin) <= schemas.AntalTrin; trin++ {
				ud.Trin = append(ud.Trin, Trintal{m, o.tal.omraader[omr].Omraade, trin, o.tal.trin(m, omr, trin)})
			}
			for g := schemas.GrundTilbud; int(g) <= schemas.AntalGrunde; g++ {
				ud.Grunde = append(ud.Grunde, Grundtal{m, o.tal.omraader[omr].Omraade, g, o.tal.grund(m, omr, g)})
			}
			for v := schemas.Varighed12Til17; int(v) <= schemas.AntalVarigheder; v++ {
				ud.Varighed = append(ud.Varighed, Varighedstal{m, o.tal.omraader[omr].Omraade, v, o.tal.varighed(m, omr, v)})
			}
		}
	}
	for omr := range o.tal.omraader {
		ud.Aarlig = append(ud.Aarlig, o.aarstal(aar, omr))
	}
	ud.Foer = o.foer(aar)
	return ud
}

// opgoerer holds what the rows are made from.
type opgoerer struct {
	lov         *lov.Lov
	raekkevidde *measure.Raekkevidde
	tal         *summeret
	sidste      schemas.Month
}

// foer makes the rows of the months before the year that its running means are over: from
// the first month of the earliest mean on, since each mean begins a month after the one
// before it.
func (o *opgoerer) foer(aar int) []Maanedstal {
	var ud []Maanedstal
	januar := schemas.MonthOf(aar, 1)
	for m := januar; m <= o.sidste; m++ {
		if !o.harHistorik(m-11, m) {
			continue
		}
		ud = make([]Maanedstal, 0, int(januar-(m-11))*len(o.tal.omraader)*(schemas.Grupper+1))
		for foer := m - 11; foer < januar; foer++ {
			for omr := range o.tal.omraader {
				for g := range o.tal.omraader[omr].serier {
					ud = append(ud, o.maanedens(foer, omr, g))
				}
			}
		}
		break
	}
	return ud
}

// maanedens makes the row of a month without its running means.
func (o *opgoerer) maanedens(m schemas.Month, omr, g int) Maanedstal {
	omraade := &o.tal.omraader[omr]
	return Maanedstal{Maaned: m, Omraade: omraade.Omraade, Ydelse: serieNavn(g), Celle: omraade.serier[g][m-o.tal.fra]}
}

func (o *opgoerer) maanedstal(m schemas.Month, omr, g int) Maanedstal {
	rk := o.maanedens(m, omr, g)
	if fra := m - 11; o.harHistorik(fra, m) {
		rk.Gns12UdenTilbud, rk.Gns12FaerreEnd4Samtaler = o.midler(omr, g, fra, m)
	}
	return rk
}

// harHistorik says that every month from fra to til is measured: covered by the rules,
// and with ydelse from eleven months before on.
func (o *opgoerer) harHistorik(fra, til schemas.Month) bool {
	return fra >= o.tal.fra && til <= o.sidste && len(o.raekkevidde.Mangler(fra-historikKraevet, til)) == 0
}

func (o *opgoerer) aarstal(aar, omr int) Aarstal {
	a := Aarstal{Aar: aar, Omraade: o.tal.omraader[omr].Omraade, Foreloebig: o.sidste.Number() < 12}
	a.UdenTilbud, a.FaerreEnd4Samtaler = o.midler(omr, alleSerie, schemas.MonthOf(aar, 1), o.sidste)
	a.doem(o.lov)
	return a
}

// doem holds the means against the limits of the year.
func (a *Aarstal) doem(l *lov.Lov) {
	if a.UdenTilbud.Findes() {
		graenser := l.Graenser(a.Aar)
		a.Maal1Opfyldt = a.UdenTilbud.Under(graenser.UdenTilbudPct)
		a.Maal2Opfyldt = a.FaerreEnd4Samtaler.Under(graenser.FaerreEnd4SamtalerPct)
	}
}

// midler returns both means over the months from fra to til, suspended months left out
// (SPEC 8: »the simple mean of the monthly shares with personer > 0«).
func (o *opgoerer) midler(omr, g int, fra, til schemas.Month) (udenTilbud, faerre Middel) {
	var andele [2][12]Andel
	n := 0
	for m := fra; m <= til; m++ {
		if o.lov.Suspenderet(m) {
			continue
		}
		c := o.tal.omraader[omr].serier[g][m-o.tal.fra]
		andele[0][n] = Andel{c.UdenTilbud, c.Personer}
		andele[1][n] = Andel{c.FaerreEnd4Samtaler, c.Personer}
		n++
	}
	return middel(andele[0][:n], o.lov.Pulje()), middel(andele[1][:n], o.lov.Pulje())
}
