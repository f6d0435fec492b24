package check

import (
	"slices"

	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// Ydelse checks the batches of table ydelse. It belongs to one goroutine.
type Ydelse struct {
	bench
	shared                    *Shared
	kept                      output[schemas.YdelseRow]
	maaned                    lookup[kalender]
	ydelse                    lookup[schemas.Ydelse]
	kommune                   lookup[schemas.Kommune]
	fra, til, forloebFra      lookup[schemas.Date]
	maalgruppe                lookup[uint16]
	fritaget, standby, barsel lookup[uint8]
	introduktion              flags
}

// NewYdelse returns a checker whose rejected rows go to rejects.
func NewYdelse(s *Shared, rejects *Rejects) *Ydelse {
	return &Ydelse{bench: newBench(schemas.YdelseTable, rejects, doemYdelse), shared: s}
}

// Check returns the rows of the batch that break no rule and adds the others to the
// rejects. An error is a batch that the reader should not have made, or more different
// values of maalgruppe than a run has room for; what is kept is then worthless.
func (c *Ydelse) Check(b arrow.RecordBatch, at Position) (*schemas.KeptRows[schemas.YdelseRow], error) {
	return control(&c.bench, b, at, &c.kept, c.take, c.pass)
}

// Into gives room for the kept rows of the batches to come: they are put there one behind the
// other, from its length on, while the capacity is enough for all rows of a batch. Nil is none.
func (c *Ydelse) Into(room []schemas.YdelseRow) { c.kept.room = room[len(room):] }

// Close lets go of the dictionaries that the lookup tables were made of.
func (c *Ydelse) Close() {
	c.maaned.close()
	c.ydelse.close()
	c.kommune.close()
	c.fra.close()
	c.til.close()
	c.forloebFra.close()
	c.maalgruppe.close()
	c.fritaget.close()
	c.standby.close()
	c.barsel.close()
}

func (c *Ydelse) take(b arrow.RecordBatch, at Position) error {
	c.introduktion.take(b.Column(schemas.YdelseIntroduktionsprogram))
	return firstError(
		look(&c.bench, b, at, schemas.YdelseMaaned, &c.maaned, fillMaaned),
		look(&c.bench, b, at, schemas.YdelseYdelse, &c.ydelse, fillKode(schemas.YdelseFraKode)),
		look(&c.bench, b, at, schemas.YdelseKommune, &c.kommune, fillKommune),
		look(&c.bench, b, at, schemas.YdelseFra, &c.fra, fillDato),
		look(&c.bench, b, at, schemas.YdelseTil, &c.til, fillDato),
		look(&c.bench, b, at, schemas.YdelseForloebFra, &c.forloebFra, fillDato),
		look(&c.bench, b, at, schemas.YdelseMaalgruppe, &c.maalgruppe, c.shared.fill),
		look(&c.bench, b, at, schemas.YdelseFritagetDage, &c.fritaget, fillDage),
		look(&c.bench, b, at, schemas.YdelseStandbyDage, &c.standby, fillDage),
		look(&c.bench, b, at, schemas.YdelseBarselDage, &c.barsel, fillDage),
	)
}

// pass computes every row and notes the suspects: the hot loops of the program. A value
// that breaks a rule by itself was mapped to one that fails here: a bad month holds no
// day, a bad number of days is more than any period has. Three columns at a time are
// what the processor has registers for.
func (c *Ydelse) pass() {
	c.passPeriode()
	c.passForloeb()
	c.passDage()
	c.passRest()
	slices.Sort(c.suspects)
	c.suspects = slices.Compact(c.suspects)
}

// passPeriode computes maaned, fra and til.
func (c *Ydelse) passPeriode() {
	rows := c.kept.Rows
	n := len(rows)
	maaneder, maanedTable := c.maaned.index[:n], c.maaned.table
	fras, fraTable := c.fra.index[:n], c.fra.table
	tils, tilTable := c.til.index[:n], c.til.table
	for i := range rows {
		maaned := maanedTable[maaneder[i]]
		fra, til := maaned.daysInto(fraTable[fras[i]]), maaned.daysInto(tilTable[tils[i]])
		if fra > til || til >= maaned.days {
			c.suspects = append(c.suspects, int32(i))
		}
		row := &rows[i]
		row.SetMaaned(maaned.month)
		row.Fra, row.Til = uint8(fra)+1, uint8(til)+1
	}
}

// passForloeb computes ydelse and forloeb_fra.
func (c *Ydelse) passForloeb() {
	rows := c.kept.Rows
	n := len(rows)
	ydelser, ydelseTable := c.ydelse.index[:n], c.ydelse.table
	fras, fraTable := c.fra.index[:n], c.fra.table
	forloeb, forloebTable := c.forloebFra.index[:n], c.forloebFra.table
	for i := range rows {
		ydelse, forloebFra := ydelseTable[ydelser[i]], forloebTable[forloeb[i]]
		// The unknown benefit comes before the two that must have a forloeb_fra.
		if ydelse <= schemas.Sygedagpenge &&
			(ydelse == schemas.UkendtYdelse || forloebFra == schemas.NoDate || forloebFra > fraTable[fras[i]]) {
			c.suspects = append(c.suspects, int32(i))
		}
		rows[i].Ydelse, rows[i].ForloebFra = ydelse, forloebFra
	}
}

// passDage computes the three numbers of days. The period that they are held against is
// there already; it means nothing in a row that passPeriode suspects, and need not.
func (c *Ydelse) passDage() {
	rows := c.kept.Rows
	n := len(rows)
	fritagne, fritagetTable := c.fritaget.index[:n], c.fritaget.table
	standbys, standbyTable := c.standby.index[:n], c.standby.table
	barsler, barselTable := c.barsel.index[:n], c.barsel.table
	for i := range rows {
		row := &rows[i]
		fritaget, standby, barsel := fritagetTable[fritagne[i]], standbyTable[standbys[i]], barselTable[barsler[i]]
		if int(fritaget)+int(standby)+int(barsel) > int(row.Til)-int(row.Fra)+1 {
			c.suspects = append(c.suspects, int32(i))
		}
		row.FritagetDage, row.StandbyDage, row.BarselDage = fritaget, standby, barsel
	}
}

// passRest computes kommune, maalgruppe and introduktionsprogram.
func (c *Ydelse) passRest() {
	rows := c.kept.Rows
	n := len(rows)
	kommuner, kommuneTable := c.kommune.index[:n], c.kommune.table
	maalgrupper, maalgruppeTable := c.maalgruppe.index[:n], c.maalgruppe.table
	intro := c.introduktion[:n]
	for i := range rows {
		kommune, flag := kommuneTable[kommuner[i]], intro[i]
		if kommune == ingenKommune || flag == flagNull {
			c.suspects = append(c.suspects, int32(i))
		}
		row := &rows[i]
		row.Kommune, row.Maalgruppe = kommune, maalgruppeTable[maalgrupper[i]]
		row.Introduktionsprogram = flag == 1
	}
}
