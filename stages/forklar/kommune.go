package forklar

import (
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// Sag is a kommune's year, and what of it is explained.
type Sag struct {
	// Lov is the law under the readings that the figures were made under.
	Lov *lov.Lov
	// Opgoerelse are the figures of the year.
	Opgoerelse *statement.Opgoerelse
	// Kommune is the code of one of the 98, or 0 for Hele landet.
	Kommune int32
	// Maaned is the month of the year that is taken apart; 0 is none.
	Maaned schemas.Month
	// Fokusmaal are the ones explained: 1, 2 or both, in order.
	Fokusmaal []int
	Koersel   Koersel
}

// kommune is an explanation that is being written.
type kommune struct {
	tekst
	Sag
	regelbog
	omraade  statement.Omraade
	aar      *statement.Aarstal
	maaneder []*statement.Maanedstal // of ydelse alle, January to December
}

// Kommune explains the figures of a kommune. The code must be one that the figures have.
func Kommune(s Sag) string {
	k := &kommune{Sag: s, regelbog: regelbog{s.Lov}}
	k.find()
	k.overskrift("%s %d%s%s", k.navn(), k.Opgoerelse.Aar, k.foreloebig(), underLaesninger(k.Lov))
	k.forbehold(k.Opgoerelse.Daekning, k.Opgoerelse.Aar)
	for _, maal := range k.Fokusmaal {
		k.aaret(maal)
	}
	k.loven()
	if k.Maaned != 0 {
		k.trin()
		for _, maal := range k.Fokusmaal {
			k.grunde(maal)
		}
	}
	k.koersel(s.Koersel, k.Lov)
	return k.String()
}

// find looks up the kommune's rows.
func (k *kommune) find() {
	for i := range k.Opgoerelse.Aarlig {
		if a := &k.Opgoerelse.Aarlig[i]; a.Kode == k.Sag.Kommune {
			k.aar, k.omraade = a, a.Omraade
		}
	}
	for i := range k.Opgoerelse.Maanedlig {
		if m := &k.Opgoerelse.Maanedlig[i]; m.Kode == k.Sag.Kommune && m.Ydelse == schemas.Alle {
			k.maaneder = append(k.maaneder, m)
		}
	}
}

// navn is such as »Struer (671)«.
func (k *kommune) navn() string {
	if k.omraade.Kode == schemas.HeleLandet {
		return k.omraade.Navn
	}
	return fmt.Sprintf("%s (%d)", k.omraade.Navn, k.omraade.Kode)
}

func (k *kommune) foreloebig() string {
	if k.aar.Foreloebig {
		return " (foreløbig)"
	}
	return ""
}

// taeller is what the numerator of a fokusmål counts.
func taeller(maal int) string {
	if maal == 1 {
		return "uden tilbud"
	}
	return "færre end 4 samtaler"
}

// aaret explains the annual figure of a fokusmål: the decision, then the twelve months.
func (k *kommune) aaret(maal int) {
	b := k.aar.Bedoemt(maal)
	graense := k.Lov.Graenser(k.aar.Aar).Pct(maal)
	switch {
	case !b.Findes():
		k.overskrift("Fokusmål %d, %s: intet tal", maal, taeller(maal))
		k.felt("afgørelse", "Ingen måned har personer i populationen, så der er ingen andel at holde op mod %d pct.", graense)
	default:
		opfyldt := "ikke opfyldt"
		if b.Opfyldt {
			opfyldt = "opfyldt"
		}
		k.overskrift("Fokusmål %d, %s: %s%s", maal, taeller(maal), opfyldt, underLaesninger(k.Lov))
		k.felt("afgørelse", "Årets andel er %s pct. og skal være mindre end %d pct. (§ 5, nr. %d): %s%s.",
			statement.Komma(b.Pct()), graense, maal, opfyldt, k.foreloebig())
		k.proeven(b.Taeller, b.Naevner, graense)
		k.afstand(maal, graense)
	}
	k.udvaelger(maal)
	k.tabel(maal)
}

// afstand says how many persons the goal was missed or met by.
func (k *kommune) afstand(maal int, graense int64) {
	var andele []statement.Andel
	for _, m := range k.maaneder {
		if k.Opgoerelse.IAaretsGennemsnit(k.Lov, m.Maaned) {
			andele = append(andele, m.Andel(maal))
		}
	}
	if afstand, ok := statement.TilMaalet(andele, k.Lov.Pulje(), graense); ok {
		k.felt("afstand", "%s", afstandTekst(afstand, "i hver af månederne i årets gennemsnit"))
	}
}

// afstandTekst says it of the months named.
func afstandTekst(a statement.Maalafstand, hvor string) string {
	personer := flertal(a.Personer, "person", "personer")
	switch {
	case !a.Opfyldt:
		return fmt.Sprintf("Andelen var kommet under grænsen med mindst %s færre i tælleren %s (aldrig under 0).", personer, hvor)
	case a.Personer == 0:
		return fmt.Sprintf("Andelen er under grænsen, men med 1 person mere i tælleren %s er den det ikke.", hvor)
	}
	return fmt.Sprintf("Andelen er under grænsen, også med op til %s mere i tælleren %s (aldrig flere end månedens personer); med %s er den det ikke.", personer, hvor, statement.Antal(a.Personer+1))
}

// udvaelger says whether the fokusmål selects on the figures of the year.
func (k *kommune) udvaelger(maal int) {
	u := k.Lov.Udvaelgelse(k.aar.Aar)
	if maal == 1 && u.Maal1 || maal == 2 && u.Maal2 {
		k.felt("udvælgelse", "Er fokusmålet ikke nået, kan tallet for %d føre til skærpet tilsyn.", k.aar.Aar)
		return
	}
	k.felt("udvælgelse", "Tallet for %d beregnes, men fører ikke til skærpet tilsyn.", k.aar.Aar)
}

// tabel shows the twelve months.
func (k *kommune) tabel(maal int) {
	k.linje("  måned      personer  %21s  andel i pct.  12 måneders gns.  med i årets gennemsnit", taeller(maal))
	for _, m := range k.maaneder {
		a := m.Andel(maal)
		k.linje("  %s  %9s  %21s  %12s  %16s  %s", m.Maaned, statement.Antal(a.Naevner), statement.Antal(a.Taeller), statement.Komma(a.Pct()), statement.Komma(m.Gns12(maal).Pct()), k.iGennemsnittet(m))
	}
	b := k.aar.Bedoemt(maal)
	k.linje("  %-7s  %9s  %21s  %12s  %16s  %s", "året", "", "", statement.Komma(b.Pct()), "", flertal(int64(b.Maaneder), "måned", "måneder"))
}

// iGennemsnittet says whether a month is in the mean of the year, or why not.
func (k *kommune) iGennemsnittet(m *statement.Maanedstal) string {
	switch {
	case m.Maaned > k.Opgoerelse.Daekning.Sidste:
		return "nej, ingen data"
	case k.Lov.Suspenderet(m.Maaned):
		return "nej, suspenderet"
	case m.Personer == 0:
		return "nej, ingen personer"
	}
	return "ja"
}

// loven shows the words that the annual figures rest on.
func (k *kommune) loven() {
	k.overskrift("Lovens ord")
	januar, december := schemas.MonthOf(k.aar.Aar, 1), schemas.MonthOf(k.aar.Aar, 12)
	k.ord(&k.tekst, lov.RegelGraenser, []schemas.Month{december})
	for _, id := range []lov.RegelID{lov.RegelAnciennitet, lov.RegelVindue, lov.RegelGennemsnit} {
		k.ord(&k.tekst, id, maanederne(januar, december))
	}
	var suspenderede []schemas.Month
	var navne []string
	for _, m := range maanederne(januar, december) {
		if k.Lov.Suspenderet(m) {
			suspenderede, navne = append(suspenderede, m), append(navne, m.Navn())
		}
	}
	if len(suspenderede) > 0 {
		k.ord(&k.tekst, lov.RegelSuspension, suspenderede)
		k.afsnit(6, "Suspenderet: %s %d.", opregning(navne), k.aar.Aar)
	}
	k.ord(&k.tekst, lov.RegelUdvaelgelse, []schemas.Month{januar})
}

func maanederne(fra, til schemas.Month) []schemas.Month {
	var alle []schemas.Month
	for m := fra; m <= til; m++ {
		alle = append(alle, m)
	}
	return alle
}
