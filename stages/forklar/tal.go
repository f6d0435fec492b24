package forklar

import (
	"fmt"
	"fokusmaal/stages/statement"
	"math/big"
)

// Numbers in text: shares in pct. with one decimal, half away from zero, and the exact
// comparison beside them, because a rounded figure decides nothing.

// flestCifre is how long a fraction is shown: what is longer nobody checks by hand.
const flestCifre = 12

// proeven writes the exact comparison that decides: 100 · tæller < grænse · nævner, of the
// reduced fraction.
func (t *tekst) proeven(taeller, naevner *big.Int, graense int64) {
	del := new(big.Rat).SetFrac(taeller, naevner)
	if len(del.Denom().String()) > flestCifre {
		andel := new(big.Rat).Mul(del, big.NewRat(100, 1))
		t.felt("nøjagtigt", "andelen er %s pct. med seks decimaler; afgørelsen er truffet på den hele brøk", statement.Komma(andel.FloatString(6)))
		return
	}
	venstre := new(big.Int).Mul(del.Num(), big.NewInt(100))
	hoejre := new(big.Int).Mul(del.Denom(), big.NewInt(graense))
	tegn := map[int]string{-1: "er mindre end", 0: "er lig med", 1: "er større end"}[venstre.Cmp(hoejre)]
	t.felt("nøjagtigt", "andelen er brøken %s / %s, uden afrunding", del.Num(), del.Denom())
	t.felt("prøven", "100 · %s = %s %s %d · %s = %s", del.Num(), venstre, tegn, graense, del.Denom(), hoejre)
}

// timer writes hundredths of an hour with a decimal comma.
func timer(hundreddele int64) string {
	tegn := ""
	if hundreddele < 0 {
		tegn, hundreddele = "-", -hundreddele
	}
	return fmt.Sprintf("%s%s,%02d", tegn, statement.Antal(hundreddele/100), hundreddele%100)
}

// jaNej is »ja« or »nej«.
func jaNej(ja bool) string {
	if ja {
		return "ja"
	}
	return "nej"
}
