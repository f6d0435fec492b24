package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
	"fokusmaal/stages/check"
	"fokusmaal/stages/group"
	"fokusmaal/stages/kontroller"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/read"
)

// worker carries row groups through read and check, and persons through the law. It has
// all that it writes to for itself; add brings the workers' counts together at the end.
type worker struct {
	job   *job
	clock clock

	ydelse    *check.Ydelse
	samtaler  *check.Samtaler
	tilbud    *check.Tilbud
	loentimer *check.Loentimer

	// dommere has one for each law of the job, personer one for each year.
	dommere  []*lov.Dommer
	personer []personBlock
	builder  *personBuilder
	omitted  []int32 // rows of the batch at hand that are passed over
	counts
}

// counts are what a worker counts, and their sum.
type counts struct {
	// tal are the counts under each law of the job.
	tal         []*measure.Tal
	raekkevidde *measure.Raekkevidde
	rejects     [schemas.Tables]*check.Rejects
	duplicates  group.Duplicates
	persons     int64
	// maaling is what the controls judge.
	maaling *kontroller.Maaling
}

func newCounts(j *job) counts {
	c := counts{raekkevidde: &measure.Raekkevidde{}, maaling: j.newMaaling()}
	for range j.laws {
		c.tal = append(c.tal, measure.Ny(j.fra, j.til))
	}
	for id := range c.rejects {
		c.rejects[id] = check.NewRejects(schemas.TableID(id), j.delivery.IDs, j.memory, j.allowedRejects(schemas.TableID(id)))
	}
	return c
}

func newWorker(j *job) *worker {
	w := &worker{job: j, builder: newPersonBuilder(j.memory, j.delivery.IDs), counts: newCounts(j), personer: make([]personBlock, len(j.years))}
	for _, law := range j.laws {
		w.dommere = append(w.dommere, law.NyDommer(j.fra, j.til))
	}
	w.ydelse = check.NewYdelse(j.shared, w.rejects[schemas.YdelseTable])
	w.samtaler = check.NewSamtaler(w.rejects[schemas.SamtalerTable])
	w.tilbud = check.NewTilbud(w.rejects[schemas.TilbudTable])
	w.loentimer = check.NewLoentimer(w.rejects[schemas.LoentimerTable])
	return w
}

// close lets go of what the worker holds of Arrow's memory.
func (w *worker) close() {
	w.ydelse.Close()
	w.samtaler.Close()
	w.tilbud.Close()
	w.loentimer.Close()
	w.builder.close()
	w.clock.stop()
}

// add adds the counts of another worker.
func (c *counts) add(other *counts) {
	for law := range c.tal {
		c.tal[law].LaegTil(other.tal[law])
	}
	c.raekkevidde.LaegTil(other.raekkevidde)
	for id := range c.rejects {
		c.rejects[id].Merge(other.rejects[id])
	}
	c.duplicates = c.duplicates.Plus(other.duplicates)
	c.persons += other.persons
	c.maaling.LaegTil(other.maaling)
}

// sink takes the kept rows of each table.
type sink interface {
	Ydelser(*schemas.KeptRows[schemas.YdelseRow]) error
	Samtaler(*schemas.KeptRows[schemas.Samtale]) error
	Tilbud(*schemas.KeptRows[schemas.Tilbud]) error
	Loentimer(*schemas.KeptRows[schemas.Loentimer]) error
}

// load decodes a row group, checks its rows and gives the kept ones to the sink, batch by
// batch. Of rows that the job passes over nothing is seen downstream; only a batch that has
// others beside them may still tell the controls of their months.
func (w *worker) load(ctx context.Context, g *read.RowGroup, to sink) error {
	w.clock.enter(stageRead)
	next := g.FirstRow + 1
	omitted := w.job.omit.of(g)
	return g.Read(ctx, read.Options{Allocator: w.job.memory, BatchRows: w.job.batchRows}, func(b arrow.RecordBatch) error {
		defer b.Release()
		w.omitted = omitted.next(w.omitted[:0], b.NumRows())
		at := check.Position{File: g.File.Path, FirstRow: next, Omitted: w.omitted}
		next += b.NumRows()
		w.clock.enter(stageCheck)
		defer w.clock.enter(stageRead)
		w.job.screen.advance(b.NumRows())
		if int64(len(w.omitted)) < b.NumRows() {
			w.noteSource(g.Table, g.File.Path, g.Index, b)
		}
		return w.take(g.Table, b, at, to)
	})
}

func (w *worker) take(id schemas.TableID, b arrow.RecordBatch, at check.Position, to sink) error {
	switch id {
	case schemas.YdelseTable:
		return hand(w, b, at, w.ydelse.Check, to.Ydelser)
	case schemas.SamtalerTable:
		return hand(w, b, at, w.samtaler.Check, to.Samtaler)
	case schemas.TilbudTable:
		return hand(w, b, at, w.tilbud.Check, to.Tilbud)
	case schemas.LoentimerTable:
		return hand(w, b, at, w.loentimer.Check, to.Loentimer)
	}
	panic("pipeline: a table without a way through the stages")
}

// hand checks a batch and hands the kept rows on.
func hand[T any](w *worker, b arrow.RecordBatch, at check.Position,
	control func(arrow.RecordBatch, check.Position) (*schemas.KeptRows[T], error), on func(*schemas.KeptRows[T]) error) error {
	kept, err := control(b, at)
	if err != nil {
		return err
	}
	w.clock.enter(stageGroup)
	return on(kept)
}

// person applies the laws to one person: this is where histories become figures. The
// rows of intern/personer are those of the first law.
func (w *worker) person(id schemas.PersonBytes, h *schemas.Historik) error {
	if w.job.onPerson != nil {
		w.job.onPerson(id, h)
	}
	w.maaling.Person(id, h)
	if len(h.Ydelser) == 0 {
		return nil
	}
	w.persons++
	w.raekkevidde.Noter(h.Ydelser)
	for law, dommer := range w.dommere {
		domme, tal := dommer.Bedoem(h), w.tal[law]
		for i := range domme {
			tal.Tael(&domme[i])
		}
		if law == 0 {
			w.keep(id, domme)
		}
	}
	return nil
}

// keep keeps the months of a person that become rows of intern/personer, by year.
func (w *worker) keep(id schemas.PersonBytes, domme []lov.Dom) {
	_, domme = upTo(domme, schemas.MonthOf(w.job.years[0], 1)-1)
	for y, aar := range w.job.years {
		var own []lov.Dom
		own, domme = upTo(domme, schemas.MonthOf(aar, 12))
		w.personer[y].add(id, own)
	}
}

// upTo parts months, which are in order, after a month.
func upTo(domme []lov.Dom, m schemas.Month) (before, after []lov.Dom) {
	n := 0
	for n < len(domme) && domme[n].Maaned <= m {
		n++
	}
	return domme[:n], domme[n:]
}

// batches returns the rows so far, a record batch for each year, and begins anew.
func (w *worker) batches() []arrow.RecordBatch {
	batches := make([]arrow.RecordBatch, len(w.personer))
	for y := range w.personer {
		block := &w.personer[y]
		for n := range block.idEnds {
			w.builder.add(block.id(n), block.rowsOf(n))
		}
		block.reset()
		batches[y] = w.builder.batch()
	}
	return batches
}

// forget drops the rows so far.
func (w *worker) forget() {
	for y := range w.personer {
		w.personer[y].reset()
	}
}

// guard turns a panic in a worker into an error: a fault in the program is never half a
// result. It says where, and nothing of the data.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = &failure{code: exitInput, err: fmt.Errorf("the program met a state that it does not expect"),
			hint: "report it with this trace:\n" + string(debug.Stack())}
	}
}
