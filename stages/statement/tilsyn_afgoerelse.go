package statement

import (
	"math/big"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// aarslov is what the law says of the figures of a year.
type aarslov struct {
	aar int
	// graenser are the limits of the two fokusmål in pct.
	graenser [Fokusmaal]int64
	// udvaelger says which fokusmål can select, and so which are asked about: »both met« in
	// 2021 and 2022 is fokusmål 2 alone.
	udvaelger [Fokusmaal]bool
	// sted is where it stands which fokusmål select.
	sted string
}

func aarslovFor(l *lov.Lov, aar int) *aarslov {
	g, u := l.Graenser(aar), l.Udvaelgelse(aar)
	return &aarslov{
		aar: aar, graenser: [Fokusmaal]int64{g.Pct(1), g.Pct(2)}, udvaelger: [Fokusmaal]bool{u.Maal1, u.Maal2},
		sted: l.Grundlag(lov.RegelUdvaelgelse, schemas.MonthOf(aar, 1).First()).Hjemmel.Sted(),
	}
}

// udvaelgerIngen says that the year selects nobody.
func (a *aarslov) udvaelgerIngen() bool { return a.udvaelger == [Fokusmaal]bool{} }

// graense is a limit as a share.
func (a *aarslov) graense(maal int) *big.Rat { return big.NewRat(a.graenser[maal], 100) }

// The places in BEK nr. 301 af 20/03/2023.
const (
	stedResultatmaal   = "§ 4"
	stedFokusmaal      = "§ 5"
	stedUdvaelgelse    = "§ 6, stk. 1"
	stedOphoer         = "§ 10"
	stedForlaengelse   = "§ 11"
	stedAdministration = "§ 12, stk. 1"
	stedOphoerAfAdm    = "§ 13"
)

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
	r.Frister = fristerFor(r.Aar, r.Foer.Status, r.Status)
	r.Begrundelse = a.begrund(r)
}

// udsaet leaves a kommune where it stood: the year has data for its first months alone.
func (r *Tilsynstal) udsaet(maaneder int) {
	r.Status = schemas.IkkeAfgjort
	r.BaselineAar, r.Baseline = r.Foer.BaselineAar, r.Foer.Baseline
	r.Frister = ingenFrister()
	r.Begrundelse = begrundUdsaettelse(r, maaneder)
}

// nyStatus is the table of SPEC 8.
func (a *aarslov) nyStatus(r *Tilsynstal) (schemas.Tilsynsstatus, string) {
	opfyldt := a.alleOpfyldt(r)
	switch {
	case r.Foer.Status == schemas.IngenTilsyn:
		return a.udvaelg(r, opfyldt)
	case opfyldt && r.Foer.Status == schemas.Administration:
		return schemas.IngenTilsyn, stedOphoerAfAdm
	case opfyldt:
		return schemas.IngenTilsyn, stedOphoer
	case r.Foer.Status == schemas.SkaerpetTilsyn && a.fremgangNok(r):
		return schemas.Forlaenget, stedForlaengelse
	}
	return schemas.Administration, stedAdministration
}

// udvaelg decides on a kommune that is not under tilsyn: only here is the resultatmål asked
// about.
func (a *aarslov) udvaelg(r *Tilsynstal, opfyldt bool) (schemas.Tilsynsstatus, string) {
	switch {
	case a.udvaelgerIngen():
		return schemas.IngenTilsyn, a.sted
	case r.ResultatmaalOpfyldt():
		return schemas.IngenTilsyn, stedResultatmaal
	case opfyldt:
		return schemas.IngenTilsyn, stedFokusmaal
	}
	return schemas.SkaerpetTilsyn, stedUdvaelgelse
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

// fremgangNok says that each fokusmål that is asked about and not met has improved by at
// least half of its distance to the limit at selection (§ 11): 50 pct. then and a limit of
// 30 need 10 percentage points.
func (a *aarslov) fremgangNok(r *Tilsynstal) bool {
	for maal := range r.Maal {
		if !a.uopfyldt(r, maal) {
			continue
		}
		maerke := halvvejs(r.Foer.Baseline[maal], a.graense(maal))
		if maerke == nil || brudtal(r.Maal[maal].Middel).Cmp(maerke) > 0 {
			return false
		}
	}
	return true
}

// halvvejs returns the share that a fokusmål must have come down to: baseline - (baseline -
// limit)/2. There is none where there was no share at selection, or one that met the limit:
// what is unmet now has then made no progress.
func halvvejs(baseline, graense *big.Rat) *big.Rat {
	if baseline == nil || baseline.Cmp(graense) < 0 {
		return nil
	}
	sum := new(big.Rat).Add(baseline, graense)
	return sum.Quo(sum, big.NewRat(2, 1))
}

// brudtal is a mean as a fraction, nil where there is none.
func brudtal(m Middel) *big.Rat {
	if !m.Findes() {
		return nil
	}
	return new(big.Rat).SetFrac(m.Taeller, m.Naevner)
}
