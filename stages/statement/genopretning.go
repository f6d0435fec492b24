package statement

import (
	"math/big"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Genopretningstal is how a fokusmål of a kommune in its recovery period stands in a month.
type Genopretningstal struct {
	Kommune schemas.Kommune
	// Fokusmaal is 1 or 2.
	Fokusmaal int
	// Udvaelger says that the year's decision asks about the fokusmål.
	Udvaelger bool
	Maaned    schemas.Month
	// Gns12 is the mean of the 12 months up to this one. Where it does not exist, neither do
	// the verdicts: all of them are false.
	Gns12 Middel
	// Baseline is the share at selection, 0..1, nil where no month had persons; Halvvejs the
	// share that the fokusmål must have come down to for an extension (§ 11), nil where it
	// was met at selection or had no share; Graense the limit in pct.
	Baseline, Halvvejs *big.Rat
	Graense            int64
	// Opfyldt says that the mean is under the limit, NaaetHalvvejs that it is at Halvvejs or
	// under it.
	Opfyldt, NaaetHalvvejs bool
	// UdenFremgang says that the mean meets neither the limit nor Halvvejs, and is not under
	// the baseline. Without a baseline there is no progress, as in § 11.
	UdenFremgang bool
	// Milepael is the milestone of the kommune's own plan for the month, nil where it has
	// none; NaaetMilepael says that the mean is under it.
	Milepael      *schemas.Pct4
	NaaetMilepael bool
}

// Genopretninger returns, month by month of those with data, how each kommune stands that
// was in skaerpet_tilsyn or forlaenget when the year began: in order of code, fokusmål and
// month. Milestones of other kommuner and months are not looked at; of several for one
// kommune, month and fokusmål the last one holds.
func Genopretninger(l *lov.Lov, o *Opgoerelse, t *Tilsyn, milepaele []schemas.Milepael) []Genopretningstal {
	var ud []Genopretningstal
	maaneder := maanederMedData(o)
	aar, planer := aarslovFor(l, o.Aar), planerAf(milepaele)
	for i := range t.Raekker {
		r := &t.Raekker[i]
		if s := r.Foer.Status; s != schemas.SkaerpetTilsyn && s != schemas.Forlaenget {
			continue
		}
		for maal := range Fokusmaal {
			for _, m := range maaneder[r.Kommune] {
				g := aar.genopretning(r, maal, m)
				g.holdOp(planer)
				ud = append(ud, g)
			}
		}
	}
	return ud
}

// genopretning holds a fokusmål (0 or 1 here) of a month against baseline, mark and limit.
func (a *aarslov) genopretning(r *Tilsynstal, maal int, m *Maanedstal) Genopretningstal {
	baseline := r.Foer.Baseline[maal]
	g := Genopretningstal{
		Kommune: r.Kommune, Fokusmaal: maal + 1, Udvaelger: a.udvaelger[maal], Maaned: m.Maaned, Gns12: m.Gns12(maal + 1),
		Baseline: baseline, Halvvejs: a.halvvejs(maal, baseline), Graense: a.graenser[maal],
	}
	if nu := brudtal(g.Gns12); nu != nil {
		g.Opfyldt = g.Gns12.Under(g.Graense)
		g.NaaetHalvvejs = g.Halvvejs != nil && nu.Cmp(g.Halvvejs) <= 0
		g.UdenFremgang = !g.Opfyldt && !g.NaaetHalvvejs && (baseline == nil || nu.Cmp(baseline) >= 0)
	}
	return g
}

// plansted is the place of a milestone.
type plansted struct {
	kommune   schemas.Kommune
	maaned    schemas.Month
	fokusmaal int
}

func planerAf(milepaele []schemas.Milepael) map[plansted]*schemas.Pct4 {
	planer := map[plansted]*schemas.Pct4{}
	for i := range milepaele {
		p := &milepaele[i]
		for maal, pct := range p.Maal {
			if pct != nil {
				planer[plansted{p.Kommune, p.Maaned, maal + 1}] = pct
			}
		}
	}
	return planer
}

// holdOp holds the month against the milestones.
func (g *Genopretningstal) holdOp(planer map[plansted]*schemas.Pct4) {
	g.Milepael = planer[plansted{g.Kommune, g.Maaned, g.Fokusmaal}]
	if g.Milepael != nil && g.Gns12.Findes() {
		g.NaaetMilepael = brudtal(g.Gns12).Cmp(g.Milepael.Andel()) < 0
	}
}
