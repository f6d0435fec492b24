package spells_test

import (
	"slices"

	"pgregory.net/rapid"

	"fokusmaal/schemas"
)

// form is what a month of a drawn run looks like; the edges are as likely as the rule.
type form uint8

const (
	hel form = iota
	helIgen
	helOgIgen
	tom
	foersteDag
	sidsteDag
	foersteHalvdel
	sidsteHalvdel
	doed
	naestenDoed
	fritaget
	program
	delt
	antalFormer
)

// raekker draws the rows of a person: a few runs of months with a benefit, which may
// overlap, with gaps, dead months, exemptions, moves, barsel and the introduktionsprogram
// among them, around July 2025 or at any other time. In order, without duplicates.
func raekker() *rapid.Generator[[]schemas.YdelseRow] {
	return rapid.Custom(func(t *rapid.T) []schemas.YdelseRow {
		begynder := rapid.SampledFrom([]schemas.Month{schemas.MonthOf(2022, 11), schemas.MonthOf(2024, 10)}).Draw(t, "begins")
		ydelser := rapid.SampledFrom([][]schemas.Ydelse{
			{schemas.Overgangsydelse, schemas.Uddannelseshjaelp, schemas.Kontanthjaelp, schemas.Barselsdagpenge},
			{schemas.Dagpenge, schemas.Sygedagpenge, schemas.Barselsdagpenge},
			{schemas.Ressourceforloeb, schemas.Jobafklaring, schemas.Revalidering, schemas.Ledighedsydelse},
			{schemas.Dagpenge, schemas.Sygedagpenge, schemas.Kontanthjaelp, schemas.Fleksjob, schemas.Jobafklaring},
		}).Draw(t, "benefits")
		var rows []schemas.YdelseRow
		for range rapid.IntRange(1, 5).Draw(t, "runs") {
			rows = append(rows, forloebsraekker(t, begynder, rapid.SampledFrom(ydelser).Draw(t, "benefit"))...)
		}
		slices.SortFunc(rows, schemas.YdelseRow.Compare)
		return slices.Compact(rows)
	})
}

// forloebsraekker draws a run of a benefit.
func forloebsraekker(t *rapid.T, begynder schemas.Month, ydelse schemas.Ydelse) []schemas.YdelseRow {
	fra := begynder + schemas.Month(rapid.IntRange(0, 14).Draw(t, "offset"))
	kommune := schemas.Kommune(rapid.IntRange(0, 2).Draw(t, "kommune"))
	forloebFra := rapid.SampledFrom([]schemas.Date{
		begynder.First(), begynder.First() - 40, fra.First(), fra.First() - 1,
	}).Draw(t, "forloeb_fra")
	if ydelse != schemas.Dagpenge && ydelse != schemas.Sygedagpenge {
		forloebFra = schemas.NoDate
	}
	var rows []schemas.YdelseRow
	for i := range rapid.IntRange(1, 14).Draw(t, "months") {
		m := fra + schemas.Month(i)
		valgt := form(rapid.IntRange(0, int(antalFormer)-1).Draw(t, "shape"))
		r := schemas.YdelseRow{Ydelse: ydelse, Kommune: kommune, ForloebFra: forloebFra}
		r.SetMaaned(m)
		rows = append(rows, maanedsraekker(r, valgt)...)
	}
	return rows
}

func maanedsraekker(r schemas.YdelseRow, valgt form) []schemas.YdelseRow {
	dage := uint8(r.Maaned().Days())
	r.Fra, r.Til = 1, dage
	switch valgt {
	case tom:
		return nil
	case foersteDag:
		r.Til = 1
	case sidsteDag:
		r.Fra = dage
	case foersteHalvdel:
		r.Til, r.FritagetDage = 15, 8
	case sidsteHalvdel:
		r.Fra, r.StandbyDage = 10, 3
	case doed:
		r.StandbyDage, r.BarselDage = dage-5, 5
	case naestenDoed:
		r.StandbyDage, r.FritagetDage = dage-1, 1
	case fritaget:
		r.FritagetDage = dage
	case program:
		r.Introduktionsprogram = true
	case delt:
		foerste := r
		foerste.Til, foerste.BarselDage = 20, 20
		r.Fra, r.StandbyDage, r.Kommune = 11, 2, r.Kommune+1
		return []schemas.YdelseRow{foerste, r}
	}
	return []schemas.YdelseRow{r}
}
