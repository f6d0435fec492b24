package forklar

import (
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/spells"
	"fokusmaal/stages/statement"
)

// Personsag is one person's year, and what of it is explained. It has no id.
type Personsag struct {
	// Lov is the law under the readings that the figures were made under.
	Lov      *lov.Lov
	Historik *schemas.Historik
	// Aar is a measured year.
	Aar int
	// Maaned is the month of the year whose events are listed; 0 is the last one in which
	// the person is in the population.
	Maaned schemas.Month
	// Fokusmaal are the ones explained: 1, 2 or both, in order.
	Fokusmaal []int
	// Daekning says how far the data reach.
	Daekning statement.Daekning
	Koersel  Koersel
}

// person is an explanation that is being written.
type person struct {
	tekst
	Personsag
	regelbog
	// maaneder are the twelve of the year.
	maaneder []maaned
}

// maaned is what the law says of a month and why.
type maaned struct {
	maaned schemas.Month
	lov.Forklaring
}

// iPopulationen says that the person is in the population in the month.
func (m *maaned) iPopulationen() bool { return m.Dom != nil && m.Dom.Trin == schemas.Population }

// nr is the number of the measured spell among the person's, from 1; 0 is none.
func (m *maaned) nr() int {
	for i := range m.Forloeb {
		if m.Dom != nil && m.Dom.Forloeb == &m.Forloeb[i] {
			return i + 1
		}
	}
	return 0
}

// Person explains one person's year and the events of a month.
func Person(s Personsag) string {
	p := &person{Personsag: s, regelbog: regelbog{s.Lov}}
	for _, m := range maanederne(schemas.MonthOf(s.Aar, 1), schemas.MonthOf(s.Aar, 12)) {
		p.maaneder = append(p.maaneder, maaned{m, s.Lov.Forklar(s.Historik, m)})
	}
	p.overskrift("Personens måneder i %d%s", s.Aar, underLaesninger(s.Lov))
	p.forbehold(s.Daekning, s.Aar)
	p.trinene()
	p.talt()
	p.forloebene(p.maaneder[11].Forloeb)
	if m := p.valgt(); m != nil {
		p.maanedens(m)
	} else {
		p.overskrift("Hændelser")
		p.afsnit(2, "Personen er ikke i populationen i nogen måned i %d, så der er intet vindue at tælle i.", s.Aar)
	}
	p.koersel(s.Koersel, s.Lov)
	return p.String()
}

// valgt returns the month whose events are listed, or nil.
func (p *person) valgt() *maaned {
	for i := len(p.maaneder) - 1; i >= 0; i-- {
		m := &p.maaneder[i]
		if p.Maaned == m.maaned || p.Maaned == 0 && m.iPopulationen() {
			return m
		}
	}
	return nil
}

// trinene shows which step each month ends at.
func (p *person) trinene() {
	const form = "  %-7s  %-20s  %-21s  %-22s  %6s  %11s"
	p.linje(form, "måned", "trin", "kommune", "ydelse", "forløb", "anciennitet")
	for i := range p.maaneder {
		m := &p.maaneder[i]
		switch {
		case m.maaned > p.Daekning.Sidste:
			p.linje(form, m.maaned, "ingen data", "", "", "", "")
		case m.Dom == nil:
			p.linje(form, m.maaned, "-", "-", "-", "-", "-")
		case m.Dom.Forloeb == nil:
			p.linje(form, m.maaned, m.Dom.Trin, kommunen(m.Dom.Kommune), "-", "-", "-")
		default:
			p.linje(form, m.maaned, m.Dom.Trin, kommunen(m.Dom.Kommune), m.Dom.Gruppe(),
				statement.Antal(int64(m.nr())), statement.Antal(int64(m.Dom.Anciennitet())))
		}
	}
}

// kommunen is such as »671 Struer«.
func kommunen(k schemas.Kommune) string { return statement.Antal(int64(k.Kode())) + " " + k.Navn() }

// talt shows what counted in the window of each month in the population.
func (p *person) talt() {
	const form = "  %-7s  %-10s  %-10s  %6s  %10s  %8s  %11s  %20s"
	p.overskrift("Hvad der talte i de måneder, personen er i populationen")
	p.linje(form, "måned", "vindue fra", "vindue til", "tilbud", "timer", "samtaler", taeller(1), taeller(2))
	for i := range p.maaneder {
		if m := &p.maaneder[i]; m.iPopulationen() {
			d := m.Dom
			p.linje(form, m.maaned, d.Vindue.Fra, d.Vindue.Til, statement.Antal(int64(d.Maal1.Tilbud)), timer(d.Maal1.TimerHundreddele),
				statement.Antal(int64(d.Maal2.Samtaler)), jaNej(d.Maal1.UdenTilbud), jaNej(d.Maal2.FaerreEnd4Samtaler)+p.suspenderet(m.maaned))
		}
	}
}

// suspenderet marks a month that is in no mean.
func (p *person) suspenderet(m schemas.Month) string {
	if p.Lov.Suspenderet(m) {
		return "  suspenderet"
	}
	return ""
}

// forloebene shows the spells as they are at the end of the year, and the rules that made
// them.
func (p *person) forloebene(forloeb []spells.Forloeb) {
	const form = "  %6s  %-22s  %-11s  %-10s  %-7s  %-7s  %5s  %4s  %9s"
	p.overskrift("Forløb til og med %s", maanedOgAar(min(p.Daekning.Sidste, schemas.MonthOf(p.Aar, 12))))
	p.linje(form, "forløb", "ydelse", "forloeb_fra", "start", "fra", "til", "talte", "døde", "overtagne")
	var regler []note
	for i := range forloeb {
		f := &forloeb[i]
		doede, overtagne := doedeOgOvertagne(f)
		sidste := &f.Maaneder[len(f.Maaneder)-1]
		p.linje(form, statement.Antal(int64(i+1)), f.Gruppe(), dato(f.ForloebFra), f.Start, f.Maaneder[0].Maaned, sidste.Maaned,
			statement.Antal(int64(sidste.Anciennitet)), statement.Antal(int64(doede)), statement.Antal(int64(overtagne)))
		id := forloebsregel(f.Gruppe())
		regler = append(regler, note{regel: id, paa: p.lov.Grundlag(id, sidste.Maaned.First())})
		if overtagne > 0 {
			begynder := slices.IndexFunc(f.Maaneder, func(m spells.Maaned) bool { return m.Egen() })
			regler = append(regler, note{regel: lov.RegelYdelsesskift, paa: p.lov.Grundlag(lov.RegelYdelsesskift, f.Maaneder[begynder].Maaned.First())})
		}
	}
	for i, n := range regler {
		if slices.Index(regler, n) == i {
			p.afsnit(2, "%s: %s", p.beskrivelse(n.regel).Navn, p.regel(n.regel, n.paa))
		}
	}
}

// doedeOgOvertagne counts the months of a spell that are dead, and those that it has taken
// over and has no rows of its own in.
func doedeOgOvertagne(f *spells.Forloeb) (doede, overtagne int) {
	for n := range f.Maaneder {
		if f.Maaneder[n].Doed() {
			doede++
		}
		if !f.Maaneder[n].Egen() {
			overtagne++
		}
	}
	return doede, overtagne
}

// forloebsregel is the rule of what a spell of the group is.
func forloebsregel(g schemas.Gruppe) lov.RegelID {
	switch g {
	case schemas.GruppeDagpenge:
		return lov.RegelDagpenge
	case schemas.GruppeSygedagpenge:
		return lov.RegelSygedagpenge
	}
	return lov.RegelOevrigeYdelser
}

// dato is »-« where there is none.
func dato(d schemas.Date) string {
	if d == schemas.NoDate {
		return "-"
	}
	return d.String()
}
