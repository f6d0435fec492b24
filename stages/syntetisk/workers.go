package syntetisk

import (
	"context"

	"golang.org/x/sync/errgroup"
)

// This file has the only goroutines of the package.

// together runs functions at the same time and returns the first error.
func together(functions ...func() error) error {
	var group errgroup.Group
	for _, f := range functions {
		group.Go(f)
	}
	return group.Wait()
}

// job is a block of persons and the place where its rows are put.
type job struct {
	block block
	rows  chan *rows
}

// generate makes the rows of blocks with so many workers and gives them to use in the
// order of the blocks, one at a time. At most a few blocks per worker are waiting.
func generate(ctx context.Context, c *country, blocks []block, workers int, use func(block, *rows) error) error {
	group, ctx := errgroup.WithContext(ctx)
	jobs := make(chan job)
	inOrder := make(chan job, 2*workers)
	group.Go(func() error {
		defer close(jobs)
		defer close(inOrder)
		return deal(ctx, blocks, jobs, inOrder)
	})
	for range workers {
		group.Go(func() error {
			p := &person{dice: newDice()}
			for j := range jobs {
				j.rows <- c.rowsOf(p, j.block)
			}
			return nil
		})
	}
	group.Go(func() error {
		for j := range inOrder {
			select {
			case r := <-j.rows:
				if err := use(j.block, r); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return group.Wait()
}

// deal hands out the blocks. A place in the line of those that wait is taken before the
// work begins, which is what bounds the memory.
func deal(ctx context.Context, blocks []block, jobs, inOrder chan<- job) error {
	for _, b := range blocks {
		j := job{b, make(chan *rows, 1)}
		for _, line := range []chan<- job{inOrder, jobs} {
			select {
			case line <- j:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
}
