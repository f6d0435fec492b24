package publish

import (
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/forskel"
)

// Write writes the tables of a diff, each in both formats, and returns how many rows they
// have.
func (d *Diff) Write(f *Folder, mem memory.Allocator) (rows int, err error) {
	batch, err := d.figures(mem)
	if err != nil {
		return 0, err
	}
	if err := Table(f, schemas.Diff, arrow.BinaryTypes.String, batch); err != nil {
		return 0, err
	}
	if err := Table(f, schemas.DiffAfgoerelser, arrow.BinaryTypes.String, d.decisions(mem)); err != nil {
		return 0, err
	}
	rows = len(d.Rows) + len(d.Decisions) + len(d.Moves)
	return rows, Table(f, schemas.DiffRaekker, arrow.BinaryTypes.String, d.moves(mem))
}

func (d *Diff) figures(mem memory.Allocator) (arrow.RecordBatch, error) {
	r := newRows(schemas.Diff, len(d.Rows), mem)
	for i := range d.Rows {
		row := &d.Rows[i]
		if err := row.write(r, d.Aar); err != nil {
			r.builder.Release()
			return nil, err
		}
	}
	return r.batch(), nil
}

// write appends the row: what names it is in B's table as text.
func (d *DiffRow) write(r *row, aar int) error {
	kode, err := strconv.ParseInt(d.of.cell(d.cells, "kommune"), 10, 32)
	if err != nil {
		return d.of.differs("a code in column kommune", "something else")
	}
	r.year(aar)
	r.string(d.table.Path)
	r.string(d.tal)
	r.omraade(int32(kode))
	if text, there := d.keyCell("maaned"); there {
		day, err := schemas.ParseDate(text)
		if err != nil {
			return d.of.differs("days in column maaned", "something else")
		}
		r.date(day)
	} else {
		r.null()
	}
	r.keyText(d.keyCell("ydelse"))
	r.keyText(d.keyCell("trin"))
	if text, there := d.keyCell("fokusmaal"); there {
		number, err := strconv.ParseInt(text, 10, 32)
		if err != nil {
			return d.of.differs("numbers in column fokusmaal", "something else")
		}
		r.int32(int32(number))
	} else {
		r.null()
	}
	r.keyText(d.keyCell("grund"))
	r.keyText(d.keyCell("varighed"))
	for _, text := range []string{d.Foer, d.Efter, d.Aendring} {
		r.stringOrNull(text)
	}
	for _, a := range schemas.Talaarsager() {
		r.stringOrNull(d.Dele[a])
	}
	r.string(forskel.Koder(d.Aarsager))
	return nil
}

// keyCell is what names the row in a column, if that is one of those that do.
func (d *DiffRow) keyCell(column string) (text string, there bool) {
	for _, name := range d.table.key {
		if name == column {
			return d.of.cell(d.cells, column), true
		}
	}
	return "", false
}

func (r *row) keyText(text string, there bool) {
	if !there {
		r.null()
		return
	}
	r.string(text)
}

// omraade appends code and name of a kommune, or of Hele landet.
func (r *row) omraade(kode int32) {
	r.int32(kode)
	if k, known := schemas.KommuneFraKode(kode); known {
		r.string(k.Navn())
		return
	}
	r.string(schemas.HeleLandetNavn)
}

func (d *Diff) decisions(mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.DiffAfgoerelser, len(d.Decisions), mem)
	for i := range d.Decisions {
		v := &d.Decisions[i]
		r.year(d.Aar)
		r.omraade(v.Kode)
		r.string(v.Afgoerelse)
		r.stringOrNull(v.Foer)
		r.stringOrNull(v.Efter)
		r.boolean(v.Flips())
		r.string(forskel.Koder(v.Aarsager))
	}
	return r.batch()
}

func (d *Diff) moves(mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.DiffRaekker, len(d.Moves), mem)
	for id := range d.Moves {
		m := &d.Moves[id]
		r.string(schemas.TableID(id).String())
		for _, n := range []int64{m.Uaendrede, m.Rettede, m.Fjernede, m.Nye} {
			r.int64(n)
		}
	}
	return r.batch()
}
