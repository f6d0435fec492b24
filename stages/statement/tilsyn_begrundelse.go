package statement

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"fokusmaal/schemas"
)

// begrund writes the decision as one sentence.
func (a *aarslov) begrund(r *Tilsynstal) string {
	if r.Foer.Status == schemas.IngenTilsyn {
		return a.begrundUdvaelgelse(r)
	}
	maal := Stort(a.maalene(r, r.Foer.Status == schemas.SkaerpetTilsyn && r.Status != schemas.IngenTilsyn))
	switch {
	case r.Status == schemas.IngenTilsyn && r.Foer.Status == schemas.Administration:
		return maal + ", så kommunen er ikke længere under administration."
	case r.Status == schemas.IngenTilsyn:
		return maal + ", så det skærpede tilsyn ophører."
	case r.Status == schemas.Forlaenget:
		return fmt.Sprintf("%s, så genopretningsperioden forlænges med %d måneder.", maal, a.forlaengelse.Maaneder)
	case r.Foer.Status == schemas.Administration:
		return maal + ", så kommunen forbliver under administration."
	case r.Foer.Status == schemas.Forlaenget:
		return maal + ", og genopretningsperioden er allerede forlænget, så kommunen sættes under administration."
	}
	return maal + ", så kommunen sættes under administration."
}

// begrundUdvaelgelse is the sentence of a kommune that was not under tilsyn.
func (a *aarslov) begrundUdvaelgelse(r *Tilsynstal) string {
	resultat, maal := resultatmaal(r.Grad), a.maalene(r, false)
	switch {
	case a.udvaelgerIngen():
		return fmt.Sprintf("Tallene for %d udvælger ingen kommune til skærpet tilsyn; %s, %s.", a.aar, resultat, maal)
	case r.ResultatmaalOpfyldt():
		return fmt.Sprintf("Resultatmålet er opfyldt, fordi %s, så kommunen kommer ikke under skærpet tilsyn; %s.", resultat, maal)
	case r.Status == schemas.IngenTilsyn:
		return fmt.Sprintf("Resultatmålet er ikke opfyldt, fordi %s, men %s, så kommunen kommer ikke under skærpet tilsyn.", resultat, maal)
	}
	return fmt.Sprintf("Resultatmålet er ikke opfyldt, fordi %s; %s, så kommunen udvælges til skærpet tilsyn.", resultat, maal)
}

// begrundUdsaettelse is the sentence of a year with data for its first months alone.
func (a *aarslov) begrundUdsaettelse(r *Tilsynstal, maaneder int) string {
	maaned := "måneder"
	if maaneder == 1 {
		maaned = "måned"
	}
	return fmt.Sprintf("Intet er afgjort, fordi tallene for %d er foreløbige med data for %d %s af 12; indtil nu er der %s for fokusmål 1 og %s for fokusmål 2.",
		r.Aar, maaneder, maaned, a.andel(r, 0), a.andel(r, 1))
}

// andel is the share of a fokusmål (0 or 1 here), never written as if it were its limit.
func (a *aarslov) andel(r *Tilsynstal, maal int) string {
	if andel := brudtal(r.Maal[maal].Middel); andel != nil {
		return tydelig(andel, a.graense(maal)) + " pct."
	}
	return "intet tal"
}

// resultatmaal says how faktisk stands to forventet, and names a tie.
func resultatmaal(g *schemas.Ydelsesgrad) string {
	begynder := fmt.Sprintf("den faktiske ydelsesgrad på %s pct. er", pctTekst(g.Faktisk))
	switch {
	case g.Faktisk == g.Forventet:
		return begynder + " præcis den samme som den forventede"
	case g.Faktisk < g.Forventet:
		return fmt.Sprintf("%s lavere end den forventede på %s pct.", begynder, pctTekst(g.Forventet))
	}
	return fmt.Sprintf("%s højere end den forventede på %s pct.", begynder, pctTekst(g.Forventet))
}

// maalene says how the two fokusmål stand, with their progress since selection or without.
func (a *aarslov) maalene(r *Tilsynstal, fremgang bool) string {
	return a.maalet(r, 0, fremgang) + ", og " + a.maalet(r, 1, fremgang)
}

func (a *aarslov) maalet(r *Tilsynstal, maal int, fremgang bool) string {
	nu, graense := brudtal(r.Maal[maal].Middel), a.graense(maal)
	navn := fmt.Sprintf("fokusmål %d", maal+1)
	switch {
	case !a.udvaelger[maal] && !a.udvaelgerIngen():
		return fmt.Sprintf("%s (%s) indgår ikke i afgørelsen på tallene for %d", navn, a.andel(r, maal), a.aar)
	case nu == nil:
		return navn + " regnes som opfyldt, fordi ingen måned har personer i populationen"
	case r.Maal[maal].Opfyldt:
		return fmt.Sprintf("%s er opfyldt med %s pct. (under %d pct.)", navn, tydelig(nu, graense), a.graenser[maal])
	}
	tekst := fmt.Sprintf("%s er ikke opfyldt med %s pct. (skal være under %d pct.)", navn, tydelig(nu, a.nabotal(r, maal)...), a.graenser[maal])
	if !fremgang {
		return tekst
	}
	return tekst + " mod " + a.sidenUdvaelgelsen(r, maal)
}

// nabotal are the numbers that the share of a fokusmål is compared with: the limit and, for a
// kommune that was selected, its baseline and how far it had to come down.
func (a *aarslov) nabotal(r *Tilsynstal, maal int) []*big.Rat {
	andre := []*big.Rat{a.graense(maal)}
	if baseline := r.Foer.Baseline[maal]; baseline != nil {
		andre = append(andre, baseline)
	}
	if maerke := a.halvvejs(maal, r.Foer.Baseline[maal]); maerke != nil {
		andre = append(andre, maerke)
	}
	return andre
}

// sidenUdvaelgelsen says what an unmet fokusmål was at selection, and how far it has to have
// come down for an extension (§ 11). It shows no difference: three numbers that are rounded
// each for itself seldom add up.
func (a *aarslov) sidenUdvaelgelsen(r *Tilsynstal, maal int) string {
	nu, baseline, graense := brudtal(r.Maal[maal].Middel), r.Foer.Baseline[maal], a.graense(maal)
	if baseline == nil {
		return fmt.Sprintf("intet tal på grundlag af tallene for %d, altså ingen fremgang", r.Foer.BaselineAar)
	}
	foer := fmt.Sprintf("%s pct. på grundlag af tallene for %d", tydelig(baseline, graense, nu), r.Foer.BaselineAar)
	maerke := a.halvvejs(maal, baseline)
	if maerke == nil {
		return foer + ", hvor det var opfyldt, altså ingen fremgang"
	}
	return fmt.Sprintf("%s (en forlængelse kræver højst %s pct.)", foer, tydelig(maerke, nu, baseline, graense))
}

// tydelig writes a share in pct. with a decimal comma: with one decimal, half away from zero, and with as many more as it takes
// for it to differ from the numbers that it is compared with. A share just under 30 pct. is
// never written 30,0.
func tydelig(andel *big.Rat, andre ...*big.Rat) string {
	hundrede, decimaler := big.NewRat(100, 1), 1
	tal := new(big.Rat).Mul(andel, hundrede)
	// Two numbers that differ with one decimal may be the same with two (30,149 and 30,151),
	// so every one is asked about again.
	for slices.ContainsFunc(andre, func(a *big.Rat) bool {
		return a.Cmp(andel) != 0 && tal.FloatString(decimaler) == new(big.Rat).Mul(a, hundrede).FloatString(decimaler)
	}) {
		decimaler++
	}
	return Komma(tal.FloatString(decimaler))
}

// pctTekst writes a resultatmål with its decimals, at least two.
func pctTekst(p schemas.Pct4) string {
	text := p.Pct().FloatString(4)
	for range 2 {
		text = strings.TrimSuffix(text, "0")
	}
	return Komma(text)
}
