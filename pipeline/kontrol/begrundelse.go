package main

import (
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"
)

// begrundelse is a text by a fixed rule: a sentence for each row of the table of SPEC 8, in
// which each fokusmål and the resultatmål have a clause with their numbers. The whole of it is
// compared, so that it can neither name another number nor say another thing than the row.

// begrundelse is the reason of a decision.
func (d *decisions) begrundelse(kommune int64, s shares) string {
	before, status := d.stood(kommune), d.status(kommune, s)
	if status == undecided {
		return d.notYet(s)
	}
	selected := before.status == strict && status != none
	goals := d.goal(1, s, before, selected) + ", og " + d.goal(2, s, before, selected)
	if before.status == none {
		return d.chosen(d.small.grad[kommune], status, goals)
	}
	_, first := utf8.DecodeRuneInString(goals)
	return strings.ToUpper(goals[:first]) + goals[first:] + d.outcome(before.status, status) + "."
}

// outcome is the end of the sentence of a kommune that was under tilsyn.
func (d *decisions) outcome(before, status string) string {
	switch {
	case status == none && before == administration:
		return ", så kommunen er ikke længere under administration"
	case status == none:
		return ", så det skærpede tilsyn ophører"
	case status == extended: // »extension + 12 months«
		return ", så genopretningsperioden forlænges med 12 måneder"
	case before == administration:
		return ", så kommunen forbliver under administration"
	case before == extended:
		return ", og genopretningsperioden er allerede forlænget, så kommunen sættes under administration"
	}
	return ", så kommunen sættes under administration"
}

// chosen is the sentence of a kommune that stood at ingen.
func (d *decisions) chosen(grad degree, status, goals string) string {
	reached := grad.faktisk.Cmp(grad.forventet)
	actual := "den faktiske ydelsesgrad på " + degreeText(grad.faktisk) + " pct. er "
	switch {
	case reached == 0:
		actual += "præcis den samme som den forventede"
	case reached < 0:
		actual += "lavere end den forventede på " + degreeText(grad.forventet) + " pct."
	default:
		actual += "højere end den forventede på " + degreeText(grad.forventet) + " pct."
	}
	switch {
	case d.f.aar == 2020:
		return "Tallene for 2020 udvælger ingen kommune til skærpet tilsyn; " + actual + ", " + goals + "."
	case reached <= 0:
		return "Resultatmålet er opfyldt, fordi " + actual + ", så kommunen kommer ikke under skærpet tilsyn; " + goals + "."
	case status == none:
		return "Resultatmålet er ikke opfyldt, fordi " + actual + ", men " + goals + ", så kommunen kommer ikke under skærpet tilsyn."
	}
	return "Resultatmålet er ikke opfyldt, fordi " + actual + "; " + goals + ", så kommunen udvælges til skærpet tilsyn."
}

// notYet is the sentence of a year with »fewer than 12 months of data«.
func (d *decisions) notYet(s shares) string {
	count, months := 0, "måneder"
	for i, m := range d.f.months() {
		if d.f.data[m] {
			count = i + 1
		}
	}
	if count == 1 {
		months = "måned"
	}
	return fmt.Sprintf("Intet er afgjort, fordi tallene for %d er foreløbige med data for %d %s af 12; indtil nu er der %s for fokusmål 1 og %s for fokusmål 2.",
		d.f.aar, count, months, soFar(s, 1), soFar(s, 2))
}

// soFar is the share of a fokusmål, or that there is none.
func soFar(s shares, goal int) string {
	if s[goal-1] == nil {
		return "intet tal"
	}
	return apart(s[goal-1], limits[goal]) + " pct."
}

// goal is the clause of a fokusmål; selected says that it is told what it was at selection.
func (d *decisions) goal(goal int, s shares, before standing, selected bool) string {
	now, limit, base := s[goal-1], limits[goal], before.base[goal-1]
	name, under := fmt.Sprintf("fokusmål %d", goal), apart(limit)[:2]
	switch {
	case !d.asks(goal):
		return fmt.Sprintf("%s (%s) indgår ikke i afgørelsen på tallene for %d", name, soFar(s, goal), d.f.aar)
	case now == nil:
		return name + " regnes som opfyldt, fordi ingen måned har personer i populationen"
	case s.met(goal):
		return fmt.Sprintf("%s er opfyldt med %s pct. (under %s pct.)", name, apart(now, limit), under)
	}
	halfway := (*big.Rat)(nil)
	if base != nil && base.Cmp(limit) >= 0 {
		halfway = halfOf(base, goal)
	}
	text := fmt.Sprintf("%s er ikke opfyldt med %s pct. (skal være under %s pct.)", name, apart(now, limit, base, halfway), under)
	switch {
	case !selected:
		return text
	case base == nil:
		return fmt.Sprintf("%s mod intet tal på grundlag af tallene for %v, altså ingen fremgang", text, before.year)
	}
	text += fmt.Sprintf(" mod %s pct. på grundlag af tallene for %v", apart(base, limit, now), before.year)
	if halfway == nil {
		return text + ", hvor det var opfyldt, altså ingen fremgang"
	}
	return text + fmt.Sprintf(" (en forlængelse kræver højst %s pct.)", apart(halfway, now, base, limit))
}

// apart is a share in pct. with »one decimal, half away from zero«, and with as many more as
// it takes to be told from every other share that it is held against; nil is no other.
func apart(share *big.Rat, others ...*big.Rat) string {
	pct := func(r *big.Rat, decimals int) string { return times(r, 100).FloatString(decimals) }
	for decimals := 1; ; decimals++ {
		text, told := pct(share, decimals), true
		for _, other := range others {
			told = told && (other == nil || other.Cmp(share) == 0 || pct(other, decimals) != text)
		}
		if told {
			return strings.Replace(text, ".", ",", 1)
		}
	}
}

// degreeText is a resultatmål »in pct. with up to 4 decimals«, at least two.
func degreeText(pct *big.Rat) string {
	text := strings.TrimSuffix(strings.TrimSuffix(pct.FloatString(4), "0"), "0")
	return strings.Replace(text, ".", ",", 1)
}
