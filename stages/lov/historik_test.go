package lov_test

import (
	"slices"

	"pgregory.net/rapid"

	"fokusmaal/schemas"
)

// historik draws what is known of a person: up to four runs of benefits of one to thirty
// months, which may overlap, and events on the days where the law draws its lines.
func historik() *rapid.Generator[schemas.Historik] {
	return rapid.Custom(func(t *rapid.T) schemas.Historik {
		begynder := rapid.SampledFrom([]schemas.Month{
			schemas.MonthOf(2019, 6), schemas.MonthOf(2022, 2), schemas.MonthOf(2023, 10),
		}).Draw(t, "begins")
		var h schemas.Historik
		for range rapid.IntRange(1, 4).Draw(t, "runs") {
			h.Ydelser = append(h.Ydelser, ydelsesraekker(t, begynder)...)
		}
		for range 12 - rapid.IntRange(0, 12).Draw(t, "samtaler") {
			h.Samtaler = append(h.Samtaler, samtale(t, begynder))
		}
		for range rapid.IntRange(0, 4).Draw(t, "tilbud") {
			h.Tilbud = append(h.Tilbud, tilbud(t, begynder))
		}
		for range rapid.IntRange(0, 4).Draw(t, "loentimer") {
			h.Loentimer = append(h.Loentimer, loentimer(t, begynder))
		}
		return ordnet(h)
	})
}

// ordnet returns a copy in the order and without the duplicates that Historik promises.
func ordnet(h schemas.Historik) schemas.Historik {
	h.Ydelser, h.Samtaler = slices.Clone(h.Ydelser), slices.Clone(h.Samtaler)
	slices.SortFunc(h.Ydelser, schemas.YdelseRow.Compare)
	slices.SortFunc(h.Samtaler, schemas.Samtale.Compare)
	h.Ydelser, h.Samtaler = slices.Compact(h.Ydelser), slices.Compact(h.Samtaler)
	return h
}

func ydelsesraekker(t *rapid.T, begynder schemas.Month) []schemas.YdelseRow {
	ydelse := rapid.SampledFrom([]schemas.Ydelse{
		schemas.Kontanthjaelp, schemas.Dagpenge, schemas.Sygedagpenge, schemas.Overgangsydelse,
		schemas.Uddannelseshjaelp, schemas.Ressourceforloeb, schemas.Jobafklaring, schemas.Barselsdagpenge,
		schemas.Revalidering, schemas.Su,
	}).Draw(t, "ydelse")
	fra := begynder + schemas.Month(rapid.IntRange(0, 20).Draw(t, "offset"))
	forloebFra := rapid.SampledFrom([]schemas.Date{fra.First(), begynder.First() - 10}).Draw(t, "forloeb_fra")
	if ydelse != schemas.Dagpenge && ydelse != schemas.Sygedagpenge {
		forloebFra = schemas.NoDate
	}
	kommune := schemas.Kommune(rapid.IntRange(0, schemas.Kommuner-1).Draw(t, "kommune"))
	megetFritaget := rapid.IntRange(0, 3).Draw(t, "exempt") == 3
	var rows []schemas.YdelseRow
	for i := range rapid.SampledFrom([]int{30, 15, 13, 12, 11, 3, 1}).Draw(t, "months") {
		r := schemas.YdelseRow{Ydelse: ydelse, Kommune: kommune, ForloebFra: forloebFra}
		r.SetMaaned(fra + schemas.Month(i))
		if formet(&r, 31-rapid.IntRange(0, 31).Draw(t, "shape")) {
			if megetFritaget && i%2 == 0 && r.StandbyDage == 0 {
				r.FritagetDage = r.Til - r.Fra + 1
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// formet gives a row its days; most months are whole, and false is a month without it.
func formet(r *schemas.YdelseRow, form int) bool {
	dage := uint8(r.Maaned().Days())
	r.Fra, r.Til = 1, dage
	switch form {
	case 0:
		return false
	case 1:
		r.Til = 1
	case 2:
		r.Fra = dage
	case 3:
		r.Til = dage - 1
	case 4:
		r.Fra = 15
	case 5:
		r.StandbyDage, r.BarselDage = dage-1, 1
	case 6:
		r.StandbyDage = 1
	case 7, 8, 9, 10, 11:
		r.FritagetDage = dage
	case 12:
		r.Introduktionsprogram = true
	}
	return true
}

// dag draws a day on or beside one that decides something.
func dag(t *rapid.T, begynder schemas.Month) schemas.Date {
	m := begynder + schemas.Month(rapid.IntRange(0, 34).Draw(t, "month"))
	return rapid.SampledFrom([]schemas.Date{
		m.First(), m.First() + 13, m.First() + 14, m.Last(),
		schemas.DateOf(2023, 3, 21), schemas.DateOf(2023, 3, 22),
	}).Draw(t, "day")
}

func samtale(t *rapid.T, begynder schemas.Month) schemas.Samtale {
	return schemas.Samtale{
		Dato: dag(t, begynder),
		Type: schemas.SamtaleType(rapid.IntRange(int(schemas.Jobsamtale), int(schemas.AndenSamtale)).Draw(t, "type")),
		Form: schemas.Form(rapid.IntRange(int(schemas.Fremmoede), int(schemas.Brev)).Draw(t, "form")),
	}
}

func tilbud(t *rapid.T, begynder schemas.Month) schemas.Tilbud {
	fra := dag(t, begynder)
	til := rapid.SampledFrom([]schemas.Date{schemas.NoDate, fra, fra + 70}).Draw(t, "til")
	x := schemas.Tilbud{
		Fra: fra, Til: til,
		Type:       schemas.TilbudType(rapid.IntRange(int(schemas.Virksomhedspraktik), int(schemas.AndetTilbud)).Draw(t, "type")),
		Maalgruppe: rapid.SampledFrom([]int32{schemas.NoMaalgruppe, 4, 5, 6}).Draw(t, "maalgruppe"),
	}
	x.SetMaaned(fra.Month())
	if til != fra {
		x.SetMaaned(fra.Month() + schemas.Month(rapid.IntRange(0, 2).Draw(t, "later")))
	}
	return x
}

func loentimer(t *rapid.T, begynder schemas.Month) schemas.Loentimer {
	x := schemas.Loentimer{
		TimerHundreddele: rapid.SampledFrom([]int32{99_99, 100_00, 1, -1, 224_99, -60_00}).Draw(t, "hours"),
		Ordinaer:         rapid.IntRange(0, 3).Draw(t, "ordinary") > 0,
	}
	x.SetMaaned(dag(t, begynder).Month())
	return x
}
