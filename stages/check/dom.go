package check

import "fokusmaal/schemas"

// dom is what the judge says of a row: schemas.Kept, or the first rule that it breaks.
type dom struct {
	code schemas.Code
	// column is the place of the null, for ManglerColumn alone.
	column int
}

// text is the code as the output spells it.
func (d dom) text(table schemas.TableID) string {
	return d.code.ForColumn(schemas.Input(table).Columns[d.column].Name)
}

// regel is a rule's code and whether the row breaks it.
type regel struct {
	code   schemas.Code
	broken bool
}

// first returns the first rule that is broken.
func first(regler ...regel) dom {
	for _, r := range regler {
		if r.broken {
			return dom{code: r.code}
		}
	}
	return dom{code: schemas.Kept}
}

// doemFaelles judges by the rules that all tables begin with: the nulls and the month.
func doemFaelles(table schemas.TableID, row []cell, maaned schemas.Date) dom {
	if column, broken := mangler(schemas.Input(table).Columns, row); broken {
		return dom{code: schemas.ManglerColumn, column: column}
	}
	return first(regel{schemas.MaanedIkkeDenFoerste, maanedIkkeDenFoerste(maaned)})
}

// doemYdelse judges a row of table ydelse.
func doemYdelse(row []cell) dom {
	maaned, fra, til := row[schemas.YdelseMaaned].date(), row[schemas.YdelseFra].date(), row[schemas.YdelseTil].date()
	if d := doemFaelles(schemas.YdelseTable, row, maaned); d.code != schemas.Kept {
		return d
	}
	ydelse := row[schemas.YdelseYdelse].text
	medForloeb := harForloeb(schemas.YdelseFraKode(ydelse))
	forloebFra := row[schemas.YdelseForloebFra]
	fritaget, standby, barsel := row[schemas.YdelseFritagetDage].number, row[schemas.YdelseStandbyDage].number, row[schemas.YdelseBarselDage].number
	return first(
		regel{schemas.UkendtYdelseKode, ukendtYdelse(ydelse)},
		regel{schemas.UkendtKommuneKode, ukendtKommune(row[schemas.YdelseKommune].number)},
		regel{schemas.DatoUdenForMaaned, datoUdenForMaaned(maaned, fra) || datoUdenForMaaned(maaned, til)},
		regel{schemas.TilFoerFra, tilFoerFra(fra, til)},
		regel{schemas.ManglerForloebFra, medForloeb && forloebFra.null},
		regel{schemas.ForloebFraEfterFra, medForloeb && forloebFraEfterFra(forloebFra.date(), fra)},
		regel{schemas.NegativeDage, negativeDage(fritaget, standby, barsel)},
		regel{schemas.DageOverPerioden, dageOverPerioden(fritaget, standby, barsel, fra, til)},
		regel{schemas.MaanedUdenForKalenderen, maanedUdenForKalenderen(maaned)},
	)
}

// doemSamtale judges a row of table samtaler.
func doemSamtale(row []cell) dom {
	maaned := row[schemas.SamtalerMaaned].date()
	if d := doemFaelles(schemas.SamtalerTable, row, maaned); d.code != schemas.Kept {
		return d
	}
	return first(
		regel{schemas.UkendtTypeKode, ukendtSamtaleType(row[schemas.SamtalerType].text)},
		regel{schemas.UkendtFormKode, ukendtForm(row[schemas.SamtalerForm].text)},
		regel{schemas.DatoUdenForMaaned, datoUdenForMaaned(maaned, row[schemas.SamtalerDato].date())},
		regel{schemas.MaanedUdenForKalenderen, maanedUdenForKalenderen(maaned)},
	)
}

// doemTilbud judges a row of table tilbud.
func doemTilbud(row []cell) dom {
	maaned := row[schemas.TilbudMaaned].date()
	if d := doemFaelles(schemas.TilbudTable, row, maaned); d.code != schemas.Kept {
		return d
	}
	fra, til, running := row[schemas.TilbudFra].date(), row[schemas.TilbudTil].date(), row[schemas.TilbudTil].null
	return first(
		regel{schemas.UkendtTypeKode, ukendtTilbudType(row[schemas.TilbudTypeColumn].text)},
		regel{schemas.DatoUdenForMaaned, tilbudUdenForMaaned(maaned, fra, til, running)},
		regel{schemas.TilFoerFra, !running && tilFoerFra(fra, til)},
		regel{schemas.MaanedUdenForKalenderen, maanedUdenForKalenderen(maaned)},
	)
}

// doemLoentimer judges a row of table loentimer.
func doemLoentimer(row []cell) dom {
	maaned := row[schemas.LoentimerMaaned].date()
	if d := doemFaelles(schemas.LoentimerTable, row, maaned); d.code != schemas.Kept {
		return d
	}
	return first(
		regel{schemas.TimerUdenForInterval, timerUdenForInterval(row[schemas.LoentimerTimer])},
		regel{schemas.MaanedUdenForKalenderen, maanedUdenForKalenderen(maaned)},
	)
}
