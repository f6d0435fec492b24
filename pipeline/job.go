package main

import (
	"context"
	"math/big"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"golang.org/x/sync/errgroup"

	"fokusmaal/schemas"
	"fokusmaal/stages/check"
	"fokusmaal/stages/group"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
)

// job is one pass over a delivery: the part of a run that is done by workers.
type job struct {
	delivery *read.Delivery
	// laws are applied to each person, one after the other; the first is that of the
	// figures.
	laws      []*lov.Lov
	fra, til  schemas.Month // the measured months
	years     []int         // that figures are made of, in order
	workers   int
	batchRows int
	// memoryBound is how many bytes the run may take, 0 no bound; scratch takes the rows of
	// the hashed way that do not fit. room, where it is not 0, is how many bytes of rows do.
	memoryBound int64
	memoryAsked bool // somebody named the bound
	room        int64
	heap        *heap // nil leaves the collector as it is
	scratch     *publish.Scratch
	// maxRejects is the share of a table's rows that may be rejected, 0 to 1.
	maxRejects *big.Rat
	memory     memory.Allocator
	shared     *check.Shared
	// manifest is the SHA-256 of leverance.json, after hash; empty where there is none.
	manifest string
	screen   *screen
	clock    clock
	// omit are the rows that the job passes over; most often none.
	omit omitted
	// onPerson, where it is set, is called for every person by the worker that has it. The
	// id and the history are used again when it returns.
	onPerson func(id schemas.PersonBytes, h *schemas.Historik)
}

// count passes over the delivery and counts: range by range where the files are in order
// of person, else by hash. Population rows go to personer as they come. The error is
// group.ErrUnsorted where the rows do not keep the order that the plan saw.
func (j *job) count(ctx context.Context, plan group.Plan, personer *personTable) (counts, error) {
	if plan.Sorted {
		return j.countSorted(ctx, plan, personer)
	}
	return j.countHashed(ctx, personer)
}

// plan looks at the bounds of the row groups. Pseudonyms that are made on the way in are in
// no order, whatever that of the files is.
func (j *job) plan() (group.Plan, error) {
	if j.delivery.Key != nil {
		return group.Plan{}, nil
	}
	var groups []group.RowGroup
	for _, g := range j.rowGroups() {
		lo, hi, ok, err := g.Bounds()
		if err != nil {
			return group.Plan{}, err
		}
		groups = append(groups, group.RowGroup{Table: g.Table, Rows: g.Rows, Lo: lo, Hi: hi, Empty: !ok})
	}
	return group.MakePlan(groups), nil
}

// rowGroups returns the row groups of all tables, numbered as in the plan.
func (j *job) rowGroups() []*read.RowGroup {
	var all []*read.RowGroup
	for _, t := range j.delivery.Tables {
		for i := range t.RowGroups {
			all = append(all, &t.RowGroups[i])
		}
	}
	return all
}

// spread runs work on every worker at once, each with a worker of its own, and adds up
// what they count, to what the first has. The other goroutines of a run are those that hash
// the files, write intern/personer, the other tables and what is for the public, and wait for
// a signal.
func (j *job) spread(ctx context.Context, work func(context.Context, *worker) error) (counts, error) {
	workers := make([]*worker, j.workers)
	g, ctx := errgroup.WithContext(ctx)
	for i := range workers {
		w := newWorker(j)
		workers[i] = w
		g.Go(func() (err error) {
			defer w.close()
			defer guard(&err)
			return work(ctx, w)
		})
	}
	err := g.Wait()
	sum := workers[0].counts
	for i, w := range workers {
		if j.clock.add(&w.clock); i > 0 {
			sum.add(&w.counts)
		}
	}
	return sum, err
}

// rows is the number of rows in all four tables.
func (j *job) rows() int64 {
	var rows int64
	for _, t := range j.delivery.Tables {
		rows += t.Rows
	}
	return rows
}

// allowedRejects is how many rows of a table may be rejected: so many are kept whole,
// because with one more nothing is published.
func (j *job) allowedRejects(id schemas.TableID) int {
	allowed := new(big.Rat).Mul(j.maxRejects, new(big.Rat).SetInt64(j.delivery.Tables[id].Rows))
	return int(new(big.Int).Quo(allowed.Num(), allowed.Denom()).Int64())
}
