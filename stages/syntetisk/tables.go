package syntetisk

import "fokusmaal/schemas"

// tables are the four writers of a country.
type tables struct {
	ydelse   *tableWriter[ydelseRow]
	samtaler *tableWriter[samtaleRow]
	tilbud   *tableWriter[tilbudRow]
	timer    *tableWriter[timerRow]
}

func newTables(c *country, o Options, folder string) *tables {
	return &tables{
		ydelse:   newTableWriter(schemas.YdelseTable, o, folder, ydelseColumns(c, o.IDs)),
		samtaler: newTableWriter(schemas.SamtalerTable, o, folder, samtaleColumns(c, o.IDs)),
		tilbud:   newTableWriter(schemas.TilbudTable, o, folder, tilbudColumns(c, o.IDs)),
		timer:    newTableWriter(schemas.LoentimerTable, o, folder, timerColumns(c, o.IDs)),
	}
}

// writeRows writes rows to a part of each table.
func (t *tables) writeRows(part int, r *rows) error {
	return together(
		func() error { return t.ydelse.write(part, r.ydelse) },
		func() error { return t.samtaler.write(part, r.samtaler) },
		func() error { return t.tilbud.write(part, r.tilbud) },
		func() error { return t.timer.write(part, r.timer) },
	)
}

func (t *tables) close() error {
	return together(t.ydelse.close, t.samtaler.close, t.tilbud.close, t.timer.close)
}

func (t *tables) abandon() {
	t.ydelse.abandon()
	t.samtaler.abandon()
	t.tilbud.abandon()
	t.timer.abandon()
}

// written returns the rows of each table so far.
func (t *tables) written() (rows [schemas.Tables]int64) {
	rows[schemas.YdelseTable] = t.ydelse.written
	rows[schemas.SamtalerTable] = t.samtaler.written
	rows[schemas.TilbudTable] = t.tilbud.written
	rows[schemas.LoentimerTable] = t.timer.written
	return rows
}
