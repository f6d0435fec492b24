package forklar

import (
	"cmp"
	"slices"
	"strconv"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// The events of a person's month: each with the reason why it counts or not, and a note
// that says in which rule the reason stands.

// note is why events count or do not, and the version of the rule that says so.
type note struct {
	aarsag lov.Aarsag
	regel  lov.RegelID
	paa    *lov.Grundlag
}

// noter are numbered from 1 in the order in which they are first needed.
type noter struct {
	regelbog
	alle []note
}

// nr returns the number of a note.
func (n *noter) nr(aarsag lov.Aarsag, regel lov.RegelID, dag schemas.Date) int {
	ny := note{aarsag, regel, n.lov.Grundlag(regel, dag)}
	i := slices.Index(n.alle, ny)
	if i < 0 {
		i, n.alle = len(n.alle), append(n.alle, ny)
	}
	return i + 1
}

// maanedens shows the month: the step, and for the population the window, the events and
// the verdicts.
func (p *person) maanedens(m *maaned) {
	p.overskrift("%s", statement.Stort(maanedOgAar(m.maaned)))
	switch {
	case m.maaned > p.Daekning.Sidste:
		p.afsnit(2, "Data slutter med %s: måneden er ikke talt.", maanedOgAar(p.Daekning.Sidste))
		return
	case m.Dom == nil:
		p.afsnit(2, "Personen har ingen målt ydelse i måneden.")
		return
	}
	if p.Lov.Suspenderet(m.maaned) {
		p.afsnit(2, "Måneden er suspenderet og er ikke med i noget gennemsnit. (%s)", hjemmel(p.iMaaneden(lov.RegelSuspension, m.maaned)))
	}
	regel := lov.TrinRegel(m.Dom.Trin)
	p.felt("trin", "%s [%s]", p.trinTekst(m.Dom.Trin), m.Dom.Trin)
	p.felt("", "%s", p.regel(regel, p.iMaaneden(regel, m.maaned)))
	if m.Dom.Forloeb != nil {
		hvoraf := "forløbet"
		if p.Lov.Fortolkning().Alternativ(lov.R08) {
			hvoraf = "vinduet"
		}
		fritaget, levende := p.Lov.Fritagelse(m.Dom)
		p.felt("forløb", "nr. %d, %s, anciennitet %d; %s af %s levende dage i %s er fritaget", m.nr(), m.Dom.Gruppe(), m.Dom.Anciennitet(),
			statement.Antal(int64(fritaget)), statement.Antal(int64(levende)), hvoraf)
	}
	if !m.iPopulationen() {
		p.afsnit(2, "Uden for populationen er der intet vindue, og ingen hændelser er talt.")
		return
	}
	p.felt("vindue", "%s til %s", m.Dom.Vindue.Fra, m.Dom.Vindue.Til)
	p.felt("", "%s", p.regel(lov.RegelVindue, p.iMaaneden(lov.RegelVindue, m.maaned)))
	n := &noter{regelbog: p.regelbog}
	for _, maal := range p.Fokusmaal {
		if maal == 1 {
			p.fokusmaal1(m, n)
		} else {
			p.fokusmaal2(m, n)
		}
	}
	for i, note := range n.alle {
		p.brudt("  ["+strconv.Itoa(i+1)+"] ", "      ", note.aarsag.String()+": "+n.regel(note.regel, note.paa))
	}
}

// fokusmaal1 lists tilbud and hours.
func (p *person) fokusmaal1(m *maaned, n *noter) {
	const form = "  %-7s  %-18s  %-10s  %-10s  %3s  %s [%d]"
	tilbud := slices.SortedFunc(slices.Values(m.Tilbud), efterTilbud)
	p.linje("  tilbud: %s tæller (måned, type, første og sidste dag, målgruppe efter LAB § 6)", statement.Antal(int64(m.Dom.Maal1.Tilbud)))
	for i := range tilbud {
		t, v := &tilbud[i].Haendelse, &tilbud[i]
		p.linje(form, t.Maaned(), tilbudstype(t.Type), dato(t.Fra), slut(t.Til), maalgruppe(t.Maalgruppe), v.Aarsag, n.nr(v.Aarsag, v.Regel, v.Dag))
	}
	p.linje("  timer: %s tæller (måned, timer)", timer(m.Dom.Maal1.TimerHundreddele))
	for _, v := range slices.SortedFunc(slices.Values(m.Timer), efterTimer) {
		p.linje("  %-7s  %10s  %s [%d]", v.Haendelse.Maaned(), timer(int64(v.Haendelse.TimerHundreddele)), v.Aarsag, n.nr(v.Aarsag, v.Regel, v.Dag))
	}
	p.dom(m, 1, m.Dom.Maal1.UdenTilbud, m.Dom.Maal1.Grund)
}

// fokusmaal2 lists samtaler, which are in the order in which the law looks at them.
func (p *person) fokusmaal2(m *maaned, n *noter) {
	p.linje("  samtaler: %s tæller (dato, type, form)", statement.Antal(int64(m.Dom.Maal2.Samtaler)))
	for _, v := range m.Samtaler {
		p.linje("  %-10s  %-16s  %-9s  %s [%d]", v.Haendelse.Dato, v.Haendelse.Type, v.Haendelse.Form, v.Aarsag, n.nr(v.Aarsag, v.Regel, v.Dag))
	}
	p.dom(m, 2, m.Dom.Maal2.FaerreEnd4Samtaler, m.Dom.Maal2.Grund)
}

// dom says what the month counts as in a fokusmål.
func (p *person) dom(m *maaned, maal int, rammer bool, g schemas.Grund) {
	p.felt("fokusmål "+strconv.Itoa(maal), "%s: %s; personen %s [%s]", taeller(maal), jaNej(rammer), p.grundTekst(g), g)
	p.felt("", "%s", p.steder(g, m.maaned))
}

func efterTilbud(a, b lov.Vurderet[schemas.Tilbud]) int {
	return cmp.Or(cmp.Compare(a.Haendelse.Maaned(), b.Haendelse.Maaned()), cmp.Compare(a.Haendelse.Fra, b.Haendelse.Fra),
		cmp.Compare(a.Haendelse.Til, b.Haendelse.Til), cmp.Compare(a.Haendelse.Type, b.Haendelse.Type), cmp.Compare(a.Haendelse.Maalgruppe, b.Haendelse.Maalgruppe))
}

func efterTimer(a, b lov.Vurderet[schemas.Loentimer]) int {
	return cmp.Or(cmp.Compare(a.Haendelse.Maaned(), b.Haendelse.Maaned()), cmp.Compare(a.Aarsag, b.Aarsag),
		cmp.Compare(a.Haendelse.TimerHundreddele, b.Haendelse.TimerHundreddele))
}

// tilbudstype is the type in plain Danish.
func tilbudstype(t schemas.TilbudType) string {
	switch t {
	case schemas.Loentilskud:
		return "løntilskud"
	case schemas.OrdinaerUddannelse:
		return "ordinær uddannelse"
	case schemas.OevrigVejledningOpkvalificering:
		return "vejledning, § 91"
	}
	return t.String()
}

func slut(d schemas.Date) string {
	if d == schemas.NoDate {
		return "løber"
	}
	return d.String()
}

func maalgruppe(m int32) string {
	if m == schemas.NoMaalgruppe {
		return "-"
	}
	return strconv.Itoa(int(m))
}
