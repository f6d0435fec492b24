package statement

import (
	"fmt"
	"math/big"
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
		return fmt.Sprintf("Resultatmålet er opfyldt, fordi %s; %s.", resultat, maal)
	case r.Status == schemas.IngenTilsyn:
		return fmt.Sprintf("Resultatmålet er ikke opfyldt, fordi %s, men %s, så kommunen kommer ikke under skærpet tilsyn.", resultat, maal)
	}
	return fmt.Sprintf("Resultatmålet er ikke opfyldt, fordi %s; %s, så kommunen udvælges til skærpet tilsyn.", resultat, maal)
}

// begrundUdsaettelse is the sentence of a year with data for its first months alone.
func begrundUdsaettelse(r *Tilsynstal, maaneder int) string {
	maaned := "måneder"
	if maaneder == 1 {
		maaned = "måned"
	}
	return fmt.Sprintf("Intet er afgjort, fordi tallene for %d er foreløbige med data for %d %s af 12: andelen er indtil nu %s i fokusmål 1 og %s i fokusmål 2.",
		r.Aar, maaneder, maaned, foreloebigAndel(r.Maal[0]), foreloebigAndel(r.Maal[1]))
}

func foreloebigAndel(b Bedoemt) string {
	if !b.Findes() {
		return "uden tal"
	}
	return Komma(b.Pct()) + " pct."
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
		return fmt.Sprintf("%s (%s) udvælger ikke på tallene for %d", navn, andelTekst(nu, graense), a.aar)
	case nu == nil:
		return navn + " regnes som opfyldt, fordi ingen måned har personer i populationen"
	case r.Maal[maal].Opfyldt:
		return fmt.Sprintf("%s er opfyldt med %s pct. (under %d pct.)", navn, tydelig(nu, graense), a.graenser[maal])
	case fremgang:
		return fmt.Sprintf("%s er ikke opfyldt med %s pct. (skal være under %d pct.) mod %s", navn, tydelig(nu, graense), a.graenser[maal], a.sidenUdvaelgelsen(r, maal, nu, graense))
	}
	return fmt.Sprintf("%s er ikke opfyldt med %s pct. (skal være under %d pct.)", navn, tydelig(nu, graense), a.graenser[maal])
}

func andelTekst(andel, graense *big.Rat) string {
	if andel == nil {
		return "intet tal"
	}
	return tydelig(andel, graense) + " pct."
}

// sidenUdvaelgelsen says what an unmet fokusmål was at selection, how far it has come, and
// how far it had to come (§ 11).
func (a *aarslov) sidenUdvaelgelsen(r *Tilsynstal, maal int, nu, graense *big.Rat) string {
	baseline := r.Foer.Baseline[maal]
	if baseline == nil {
		return fmt.Sprintf("intet tal på grundlag af %d, altså ingen fremgang", r.Foer.BaselineAar)
	}
	foer := fmt.Sprintf("%s pct. på grundlag af %d", tydelig(baseline, graense), r.Foer.BaselineAar)
	maerke := a.halvvejs(maal, baseline)
	if maerke == nil {
		return foer + ", hvor det var opfyldt, altså ingen fremgang"
	}
	opnaaet, kraevet := new(big.Rat).Sub(baseline, nu), new(big.Rat).Sub(baseline, maerke)
	mindst := tydelig(kraevet, opnaaet)
	switch opnaaet.Sign() {
	case 0:
		return fmt.Sprintf("%s, altså ingen fremgang, hvor mindst %s procentpoint kræves", foer, mindst)
	case -1:
		tilbage := new(big.Rat).Neg(opnaaet)
		return fmt.Sprintf("%s, en tilbagegang på %s procentpoint, hvor en fremgang på mindst %s kræves", foer, tydelig(tilbage, new(big.Rat)), mindst)
	}
	return fmt.Sprintf("%s, en fremgang på %s procentpoint, hvor mindst %s kræves", foer, tydelig(opnaaet, kraevet, new(big.Rat)), mindst)
}

// tydelig writes a share in pct., or a difference of shares in percentage points, with a
// decimal comma: with one decimal, half away from zero, and with as many more as it takes
// for it to differ from the numbers that it is compared with. A share just under 30 pct. is
// never written 30,0.
func tydelig(andel *big.Rat, andre ...*big.Rat) string {
	hundrede := big.NewRat(100, 1)
	tal, decimaler := new(big.Rat).Mul(andel, hundrede), 1
	for _, a := range andre {
		andet := new(big.Rat).Mul(a, hundrede)
		for tal.Cmp(andet) != 0 && tal.FloatString(decimaler) == andet.FloatString(decimaler) {
			decimaler++
		}
	}
	return Komma(tal.FloatString(decimaler))
}

// pctTekst writes a resultatmål with its decimals, at least two.
func pctTekst(p schemas.Pct4) string {
	text := big.NewRat(int64(p), 10_000).FloatString(4)
	for range 2 {
		text = strings.TrimSuffix(text, "0")
	}
	return Komma(text)
}
