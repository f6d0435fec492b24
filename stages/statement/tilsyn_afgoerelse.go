package statement

import (
	"math/big"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// aarslov is what the law says of the figures of a year.
type aarslov struct {
	lov *lov.Lov
	aar int
	// graenser are the limits of the two fokusmål in pct.
	graenser [Fokusmaal]int64
	// udvaelger says which fokusmål can select, and so which are asked about: »both met« in
	// 2021 and 2022 is fokusmål 2 alone.
	udvaelger [Fokusmaal]bool
	// forlaengelse is what an extension takes and gives.
	forlaengelse lov.Forlaengelse
}

func aarslovFor(l *lov.Lov, aar int) *aarslov {
	g, u := l.Graenser(aar), l.Udvaelgelse(aar)
	return &aarslov{
		lov: l, aar: aar, graenser: [Fokusmaal]int64{g.Pct(1), g.Pct(2)}, udvaelger: [Fokusmaal]bool{u.Maal1, u.Maal2},
		forlaengelse: l.Forlaengelse(aar),
	}
}

// efter is a status with the place of the rule that it follows from.
func (a *aarslov) efter(regel lov.RegelID, status schemas.Tilsynsstatus) (schemas.Tilsynsstatus, string) {
	return status, a.lov.Sted(regel, a.aar)
}

// undtagelsen is where it stands which fokusmål select, with the name of the order.
func (a *aarslov) undtagelsen() string {
	return a.lov.Grundlag(lov.RegelUdvaelgelse, schemas.MonthOf(a.aar, 1).First()).Hjemmel.String()
}

// udvaelgerIngen says that the year selects nobody.
func (a *aarslov) udvaelgerIngen() bool { return a.udvaelger == [Fokusmaal]bool{} }

// graense is a limit as a share.
func (a *aarslov) graense(maal int) *big.Rat { return big.NewRat(a.graenser[maal], 100) }

// afgoer fills in the decision: status, paragraf, baseline, deadlines and the words for it.
func (a *aarslov) afgoer(r *Tilsynstal) {
	r.Status, r.Paragraf = a.nyStatus(r)
	switch {
	case r.Foer.Status == schemas.IngenTilsyn && r.Status == schemas.SkaerpetTilsyn:
		r.BaselineAar = r.Aar
		for maal := range r.Maal {
			r.Baseline[maal] = brudtal(r.Maal[maal].Middel)
		}
	case r.Status != schemas.IngenTilsyn:
		r.BaselineAar, r.Baseline = r.Foer.BaselineAar, r.Foer.Baseline
	}
	r.Frister = a.frister(r)
	r.Begrundelse = a.begrund(r)
}

// udsaet leaves a kommune where it stood: the year has data for its first months alone.
func (a *aarslov) udsaet(r *Tilsynstal, maaneder int) {
	r.Status = schemas.IkkeAfgjort
	r.BaselineAar, r.Baseline = r.Foer.BaselineAar, r.Foer.Baseline
	r.Frister = ingenFrister()
	r.Begrundelse = a.begrundUdsaettelse(r, maaneder)
}

// nyStatus is the table of SPEC 8.
func (a *aarslov) nyStatus(r *Tilsynstal) (schemas.Tilsynsstatus, string) {
	opfyldt := a.alleOpfyldt(r)
	switch {
	case r.Foer.Status == schemas.IngenTilsyn:
		return a.udvaelg(r, opfyldt)
	case opfyldt && r.Foer.Status == schemas.Administration:
		return a.efter(lov.RegelOphoerAfAdministration, schemas.IngenTilsyn)
	case opfyldt:
		return a.efter(lov.RegelOphoer, schemas.IngenTilsyn)
	case r.Foer.Status == schemas.SkaerpetTilsyn && a.fremgangNok(r):
		return a.efter(lov.RegelForlaengelse, schemas.Forlaenget)
	}
	return a.efter(lov.RegelAdministration, schemas.Administration)
}

// udvaelg decides on a kommune that is not under tilsyn: only here is the resultatmål asked
// about.
func (a *aarslov) udvaelg(r *Tilsynstal, opfyldt bool) (schemas.Tilsynsstatus, string) {
	switch {
	case a.udvaelgerIngen():
		return schemas.IngenTilsyn, a.undtagelsen()
	case r.ResultatmaalOpfyldt():
		return a.efter(lov.RegelResultatmaal, schemas.IngenTilsyn)
	case opfyldt && r.MaalOpfyldt(1) && r.MaalOpfyldt(2):
		return a.efter(lov.RegelGraenser, schemas.IngenTilsyn)
	case opfyldt:
		return schemas.IngenTilsyn, a.undtagelsen()
	}
	return a.efter(lov.RegelSkaerpetTilsyn, schemas.SkaerpetTilsyn)
}

// alleOpfyldt says that every fokusmål that the year asks about counts as met.
func (a *aarslov) alleOpfyldt(r *Tilsynstal) bool {
	for maal := range r.Maal {
		if a.uopfyldt(r, maal) {
			return false
		}
	}
	return true
}

// uopfyldt says that a fokusmål (0 or 1 here) is asked about and not met.
func (a *aarslov) uopfyldt(r *Tilsynstal, maal int) bool {
	return a.udvaelger[maal] && !r.MaalOpfyldt(maal+1)
}

// fremgangNok says that each fokusmål that is asked about and not met has come far enough
// since selection for an extension.
func (a *aarslov) fremgangNok(r *Tilsynstal) bool {
	for maal := range r.Maal {
		if !a.uopfyldt(r, maal) {
			continue
		}
		maerke := a.halvvejs(maal, r.Foer.Baseline[maal])
		if maerke == nil || brudtal(r.Maal[maal].Middel).Cmp(maerke) > 0 {
			return false
		}
	}
	return true
}

// halvvejs returns the share that a fokusmål (0 or 1 here) must have come down to for an
// extension: the part of the way from the baseline to the limit that the law asks for, which
// is half of it. 50 pct. and a limit of 30 make 40. There is none where there was no share at
// selection, or one that met the limit: what is unmet now has then made no progress.
func (a *aarslov) halvvejs(maal int, baseline *big.Rat) *big.Rat {
	graense := a.graense(maal)
	if baseline == nil || baseline.Cmp(graense) < 0 {
		return nil
	}
	fremgang := big.NewRat(a.forlaengelse.FremgangTaeller, a.forlaengelse.FremgangNaevner)
	fremgang.Mul(fremgang, new(big.Rat).Sub(baseline, graense))
	return fremgang.Sub(baseline, fremgang)
}

// brudtal is a mean as a fraction, nil where there is none.
func brudtal(m Middel) *big.Rat {
	if !m.Findes() {
		return nil
	}
	return new(big.Rat).SetFrac(m.Taeller, m.Naevner)
}
