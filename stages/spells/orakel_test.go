package spells_test

import (
	"cmp"
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// orakel is SPEC 4 word by word: sets and loops over one person's rows, as slow as it
// likes, sharing no code with the package that it judges.
type orakel struct {
	rows   []schemas.YdelseRow
	regler spells.Regler
}

// orakelForloeb is a spell as sets of rows.
type orakelForloeb struct {
	gruppe     schemas.Gruppe
	jobafkl    bool
	forloebFra schemas.Date
	egne       []schemas.YdelseRow
	overtagne  []schemas.YdelseRow
}

// maaltOgUdenProgram: »rows of measured groups with introduktionsprogram = false only«.
func (o *orakel) maaltOgUdenProgram() []schemas.YdelseRow {
	var ud []schemas.YdelseRow
	for _, r := range o.rows {
		if r.Ydelse.Gruppe() != schemas.IkkeMaalt && !r.Introduktionsprogram {
			ud = append(ud, r)
		}
	}
	return ud
}

func (o *orakel) barsel(m schemas.Month) bool {
	return slices.ContainsFunc(o.rows, func(r schemas.YdelseRow) bool {
		return r.Ydelse == schemas.Barselsdagpenge && r.Maaned() == m
	})
}

// kunBarselImellem: every calendar month between a and b is a barsel month.
func (o *orakel) kunBarselImellem(a, b schemas.Month) bool {
	for m := a + 1; m < b; m++ {
		if !o.barsel(m) {
			return false
		}
	}
	return true
}

// forloeb returns every spell, point by point.
func (o *orakel) forloeb() []orakelForloeb {
	var alle []orakelForloeb
	for g := schemas.GruppeDagpenge; int(g) <= schemas.Grupper; g++ {
		var rows, jobafkl []schemas.YdelseRow
		for _, r := range o.maaltOgUdenProgram() {
			switch {
			case r.Ydelse.Gruppe() != g:
			case r.Ydelse == schemas.Jobafklaring && o.regler.JobafklaringErSkift:
				jobafkl = append(jobafkl, r)
			default:
				rows = append(rows, r)
			}
		}
		if g == schemas.GruppeSygedagpenge || g == schemas.GruppeDagpenge && !o.regler.DagpengeAfbrydes {
			alle = append(alle, o.efterForloebFra(g, rows)...)
			continue
		}
		alle = append(alle, o.efterHuller(orakelForloeb{gruppe: g, forloebFra: schemas.NoDate}, rows)...)
		alle = append(alle, o.efterHuller(orakelForloeb{gruppe: g, jobafkl: true, forloebFra: schemas.NoDate}, jobafkl)...)
	}
	// A predecessor is before its successor in the order of § 2, so it is done first.
	for i := range alle {
		alle[i].overtagne = o.overtagne(&alle[i], alle)
	}
	return alle
}

// efterForloebFra: points 1 and 2, »all rows with the same forloeb_fra are one spell«.
func (o *orakel) efterForloebFra(g schemas.Gruppe, rows []schemas.YdelseRow) []orakelForloeb {
	efter := map[schemas.Date][]schemas.YdelseRow{}
	for _, r := range rows {
		efter[r.ForloebFra] = append(efter[r.ForloebFra], r)
	}
	var ud []orakelForloeb
	for fra, egne := range efter {
		ud = append(ud, orakelForloeb{gruppe: g, forloebFra: fra, egne: egne})
	}
	return ud
}

// efterHuller: point 3, months with rows are one spell as long as only barsel months lie
// between two of them.
func (o *orakel) efterHuller(tomt orakelForloeb, rows []schemas.YdelseRow) []orakelForloeb {
	var ud []orakelForloeb
	for _, m := range maanederMed(rows) {
		if n := len(ud); n == 0 || !o.kunBarselImellem(sidsteMaaned(ud[n-1].egne), m) {
			ud = append(ud, tomt)
		}
		f := &ud[len(ud)-1]
		f.egne = append(f.egne, iMaaned(rows, m)...)
	}
	return ud
}

// overtagne: point 4, the rows of the predecessor up to and including month b.
func (o *orakel) overtagne(f *orakelForloeb, alle []orakelForloeb) []schemas.YdelseRow {
	b := foersteMaaned(f.egne)
	var bedst []schemas.YdelseRow
	var bedstA schemas.Month
	for i := range alle { // in the order of § 2
		g := &alle[i]
		if !fortsaetter(&o.regler, g.gruppe, f.gruppe, b) {
			continue
		}
		foer := slices.DeleteFunc(slices.Concat(g.egne, g.overtagne), func(r schemas.YdelseRow) bool { return r.Maaned() > b })
		if len(foer) == 0 {
			continue
		}
		a := sidsteMaaned(foer)
		if o.kunBarselImellem(a, b) && (bedst == nil || a > bedstA) {
			bedst, bedstA = foer, a
		}
	}
	return bedst
}

func fortsaetter(regler *spells.Regler, fra, til schemas.Gruppe, b schemas.Month) bool {
	return slices.ContainsFunc(regler.Viderefoerelser, func(v spells.Viderefoerelse) bool {
		return v.Fra == fra && v.Til == til && b >= v.FraMaaned && b <= v.TilMaaned
	})
}

// set is what the oracle and the package are compared on: a spell as values.
type set struct {
	Gruppe     schemas.Gruppe
	ForloebFra schemas.Date
	Start      schemas.Date
	Maaneder   []setMaaned
}

type setMaaned struct {
	Maaned                           schemas.Month
	Egen, Taeller, Doed              bool
	Fra, Til                         uint8
	Kommune                          schemas.Kommune
	EgneDage, Levende, Fritaget      int
	Anciennitet, SumLev, SumFritaget int
	// Vindue is the 12th-latest counted month, 0 where there are fewer.
	Vindue schemas.Month
}

func (o *orakel) set() []set {
	var ud []set
	for _, f := range o.forloeb() {
		ud = append(ud, o.opgoer(&f))
	}
	return sorteret(ud)
}

// opgoer counts a spell month by month, from its first to its last.
func (o *orakel) opgoer(f *orakelForloeb) set {
	rows := slices.Concat(f.overtagne, f.egne)
	s := set{Gruppe: f.gruppe, ForloebFra: f.forloebFra, Start: f.forloebFra}
	syge := f.gruppe == schemas.GruppeSygedagpenge
	if !syge {
		s.Start = slices.Min(foersteDage(rows))
	}
	var talte []schemas.Month
	sumLevende, sumFritaget := 0, 0
	for m := s.Start.Month(); m <= sidsteMaaned(rows); m++ {
		iM := iMaaned(rows, m)
		levende, fritaget := o.dage(iM)
		taeller := levende > 0 || syge && len(iM) == 0
		if o.regler.StartmaanedKunHel && m == s.Start.Month() && s.Start != m.First() {
			taeller = false
		}
		if taeller {
			talte = append(talte, m)
		}
		sumLevende, sumFritaget = sumLevende+levende, sumFritaget+fritaget
		if len(iM) == 0 {
			continue
		}
		sm := setMaaned{
			Maaned: m, Taeller: taeller, Doed: levende == 0, Levende: levende, Fritaget: fritaget,
			Anciennitet: len(talte), SumLev: sumLevende, SumFritaget: sumFritaget,
		}
		if len(talte) >= 12 {
			sm.Vindue = talte[len(talte)-12]
		}
		egneIMaaneden(&sm, iMaaned(f.egne, m))
		s.Maaneder = append(s.Maaneder, sm)
	}
	return s
}

// dage: dage = distinct days covered; døde = min(dage, Σ standby + barsel); levende =
// dage − døde; fritaget = min(levende, Σ fritaget_dage); R06.
func (o *orakel) dage(rows []schemas.YdelseRow) (levende, fritaget int) {
	dage := forskellige(rows)
	doede := 0
	for _, r := range rows {
		doede += int(r.StandbyDage) + int(r.BarselDage)
		fritaget += int(r.FritagetDage)
	}
	if doede > dage || doede > 0 && o.regler.EnDoedDagErNok {
		doede = dage
	}
	return dage - doede, min(dage-doede, fritaget)
}

func forskellige(rows []schemas.YdelseRow) int {
	dage := map[uint8]bool{}
	for _, r := range rows {
		for dag := r.Fra; dag <= r.Til; dag++ {
			dage[dag] = true
		}
	}
	return len(dage)
}

// egneIMaaneden: the own row with the latest til, then longest, then lowest code.
func egneIMaaneden(sm *setMaaned, egne []schemas.YdelseRow) {
	if len(egne) == 0 {
		return
	}
	r := slices.MinFunc(egne, func(a, b schemas.YdelseRow) int {
		return cmp.Or(cmp.Compare(b.Til, a.Til), cmp.Compare(b.Til-b.Fra, a.Til-a.Fra), cmp.Compare(a.Kommune.Kode(), b.Kommune.Kode()))
	})
	sm.Egen, sm.Fra, sm.Til, sm.Kommune, sm.EgneDage = true, r.Fra, r.Til, r.Kommune, forskellige(egne)
}

func maanederMed(rows []schemas.YdelseRow) []schemas.Month {
	var ud []schemas.Month
	for _, r := range rows {
		if !slices.Contains(ud, r.Maaned()) {
			ud = append(ud, r.Maaned())
		}
	}
	slices.Sort(ud)
	return ud
}

func foersteMaaned(rows []schemas.YdelseRow) schemas.Month { return slices.Min(maanederMed(rows)) }
func sidsteMaaned(rows []schemas.YdelseRow) schemas.Month  { return slices.Max(maanederMed(rows)) }

func iMaaned(rows []schemas.YdelseRow, m schemas.Month) []schemas.YdelseRow {
	return slices.DeleteFunc(slices.Clone(rows), func(r schemas.YdelseRow) bool { return r.Maaned() != m })
}

func foersteDage(rows []schemas.YdelseRow) []schemas.Date {
	var ud []schemas.Date
	for _, r := range rows {
		ud = append(ud, r.Maaned().First()+schemas.Date(r.Fra)-1)
	}
	return ud
}

// sorteret puts spells in an order of their own, since SPEC gives them none.
func sorteret(alle []set) []set {
	slices.SortFunc(alle, func(a, b set) int {
		return cmp.Or(cmp.Compare(a.Gruppe, b.Gruppe), cmp.Compare(a.ForloebFra, b.ForloebFra),
			cmp.Compare(a.foersteEgen(), b.foersteEgen()), cmp.Compare(a.Start, b.Start),
			slices.CompareFunc(a.Maaneder, b.Maaneder, func(x, y setMaaned) int {
				return cmp.Or(cmp.Compare(x.Maaned, y.Maaned), cmp.Compare(x.EgneDage, y.EgneDage),
					cmp.Compare(x.Levende, y.Levende), cmp.Compare(x.Kommune, y.Kommune), cmp.Compare(x.Fritaget, y.Fritaget))
			}))
	})
	return alle
}

func (s *set) foersteEgen() schemas.Month {
	for _, m := range s.Maaneder {
		if m.Egen {
			return m.Maaned
		}
	}
	return 0
}
