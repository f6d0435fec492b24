package main

import (
	"bytes"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// personRow is a row of intern/personer, without its person.
type personRow struct {
	timerHundreddele              int64
	maaned                        schemas.Month
	start                         schemas.Date
	anciennitet, tilbud, samtaler int32
	kommune                       schemas.Kommune
	gruppe                        schemas.Gruppe
	udenTilbud, faerreEnd4        bool
}

// personBlock holds the population rows of one range or partition in order of person:
// person n has the id idEnds[n-1] to idEnds[n] and the rows rowEnds[n-1] to rowEnds[n].
type personBlock struct {
	ids     []byte
	idEnds  []uint32
	rows    []personRow
	rowEnds []uint32
}

// add takes a person's months of the year; those in the population become rows.
func (b *personBlock) add(id schemas.PersonBytes, domme []lov.Dom) {
	before := len(b.rows)
	for i := range domme {
		d := &domme[i]
		if d.Trin != schemas.Population {
			continue
		}
		b.rows = append(b.rows, personRow{
			timerHundreddele: d.Maal1.TimerHundreddele, maaned: d.Maaned, start: d.Forloeb.Start,
			anciennitet: d.Anciennitet(), tilbud: d.Maal1.Tilbud, samtaler: d.Maal2.Samtaler,
			kommune: d.Kommune, gruppe: d.Gruppe(),
			udenTilbud: d.Maal1.UdenTilbud, faerreEnd4: d.Maal2.FaerreEnd4Samtaler,
		})
	}
	if len(b.rows) > before {
		b.ids = append(b.ids, id...)
		b.idEnds = append(b.idEnds, uint32(len(b.ids)))
		b.rowEnds = append(b.rowEnds, uint32(len(b.rows)))
	}
}

func (b *personBlock) reset() {
	b.ids, b.idEnds, b.rows, b.rowEnds = b.ids[:0], b.idEnds[:0], b.rows[:0], b.rowEnds[:0]
}

// clone returns a copy in memory of its own, no larger than needed.
func (b *personBlock) clone() *personBlock {
	return &personBlock{slices.Clone(b.ids), slices.Clone(b.idEnds), slices.Clone(b.rows), slices.Clone(b.rowEnds)}
}

func (b *personBlock) id(n int) []byte { return b.ids[start(b.idEnds, n):b.idEnds[n]] }

func (b *personBlock) rowsOf(n int) []personRow { return b.rows[start(b.rowEnds, n):b.rowEnds[n]] }

func start(ends []uint32, n int) uint32 {
	if n == 0 {
		return 0
	}
	return ends[n-1]
}

// blockPerson is person n of a block.
type blockPerson struct {
	block *personBlock
	n     int
}

// inOrder returns the persons of all blocks in order of id.
func inOrder(blocks []*personBlock) []blockPerson {
	var all []blockPerson
	for _, b := range blocks {
		for n := range b.idEnds {
			all = append(all, blockPerson{b, n})
		}
	}
	slices.SortFunc(all, func(a, b blockPerson) int { return bytes.Compare(a.block.id(a.n), b.block.id(b.n)) })
	return all
}

// personBuilder makes record batches of the table intern/personer.
type personBuilder struct {
	all     *array.RecordBuilder
	maaned  *array.Date32Builder
	text    *array.StringBuilder // person_id is one of these two
	number  *array.Int64Builder
	kommune *array.Int32Builder
	ydelse  *array.StringBuilder
	start   *array.Date32Builder

	anciennitet, tilbud, samtaler *array.Int32Builder
	timer                         *array.Int64Builder
	udenTilbud, faerreEnd4        *array.BooleanBuilder
	rows                          int
}

func newPersonBuilder(mem memory.Allocator, ids arrow.DataType) *personBuilder {
	all := array.NewRecordBuilder(mem, schemas.Personer.ArrowSchema(ids))
	b := &personBuilder{
		all: all, maaned: all.Field(0).(*array.Date32Builder), kommune: all.Field(2).(*array.Int32Builder),
		ydelse: all.Field(3).(*array.StringBuilder), start: all.Field(4).(*array.Date32Builder),
		anciennitet: all.Field(5).(*array.Int32Builder), tilbud: all.Field(6).(*array.Int32Builder),
		timer: all.Field(7).(*array.Int64Builder), samtaler: all.Field(8).(*array.Int32Builder),
		udenTilbud: all.Field(9).(*array.BooleanBuilder), faerreEnd4: all.Field(10).(*array.BooleanBuilder),
	}
	b.text, _ = all.Field(1).(*array.StringBuilder)
	b.number, _ = all.Field(1).(*array.Int64Builder)
	return b
}

// add appends a person.
func (b *personBuilder) add(id schemas.PersonBytes, rows []personRow) {
	b.all.Reserve(len(rows)) // once: asked for every cell it took half of the time
	for i := range rows {
		r := &rows[i]
		b.maaned.UnsafeAppend(arrow.Date32(r.maaned.First()))
		if b.text != nil {
			b.text.BinaryBuilder.Append(id)
		} else {
			b.number.UnsafeAppend(schemas.PersonID(id).Int64())
		}
		b.kommune.UnsafeAppend(r.kommune.Kode())
		b.ydelse.Append(r.gruppe.String())
		b.start.UnsafeAppend(arrow.Date32(r.start))
		b.anciennitet.UnsafeAppend(r.anciennitet)
		b.tilbud.UnsafeAppend(r.tilbud)
		b.timer.UnsafeAppend(r.timerHundreddele)
		b.samtaler.UnsafeAppend(r.samtaler)
		b.udenTilbud.UnsafeAppend(r.udenTilbud)
		b.faerreEnd4.UnsafeAppend(r.faerreEnd4)
	}
	b.rows += len(rows)
}

// batch returns what was added and begins anew.
func (b *personBuilder) batch() arrow.RecordBatch {
	b.rows = 0
	return b.all.NewRecordBatch()
}

func (b *personBuilder) close() { b.all.Release() }
