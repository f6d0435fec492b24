package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync/atomic"

	"github.com/parquet-go/parquet-go"
	"golang.org/x/sync/errgroup"

	"fokusmaal/schemas"
	"fokusmaal/stages/read"
)

// decodeByLibrary decodes the same columns as decodeAlone as parquet-go does it at its fastest:
// page by page, to its own memory, dictionaries and indexes as they stand. It makes no record
// batch, lines up no columns, and holds no index, count or bound against another: what it
// takes less than decodeAlone is the price of these.
func decodeByLibrary(data string) (rows int64, err error) {
	delivery, err := read.Open(data)
	if err != nil {
		return 0, err
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	chunks, closeAll, err := chunksOf(delivery, data)
	defer closeAll()
	if err != nil {
		return 0, err
	}
	var next atomic.Int64
	var g errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		g.Go(func() error {
			for {
				n := int(next.Add(1)) - 1
				if n >= len(chunks) {
					return nil
				}
				if err := decodePages(chunks[n]); err != nil {
					return err
				}
			}
		})
	}
	return (&job{delivery: delivery}).rows(), g.Wait()
}

// chunksOf returns the column chunks that a run reads.
func chunksOf(delivery *read.Delivery, data string) (chunks []parquet.ColumnChunk, closeAll func(), err error) {
	var files []*os.File
	closeAll = func() {
		for _, f := range files {
			_ = f.Close() // it was only read
		}
	}
	for id, table := range delivery.Tables {
		for _, file := range table.Files {
			f, err := os.Open(filepath.Join(data, file.Path))
			if err != nil {
				return nil, closeAll, err
			}
			files = append(files, f)
			p, err := parquet.OpenFile(f, file.Bytes, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
			if err != nil {
				return nil, closeAll, err
			}
			for _, g := range p.RowGroups() {
				for i, chunk := range g.ColumnChunks() {
					if needed(schemas.TableID(id), p.Schema().Columns()[i][0]) {
						chunks = append(chunks, chunk)
					}
				}
			}
		}
	}
	return chunks, closeAll, nil
}

// needed says whether a run reads a column.
func needed(id schemas.TableID, name string) bool {
	return slices.ContainsFunc(schemas.Input(id).Columns, func(c schemas.Column) bool { return c.Name == name })
}

func decodePages(chunk parquet.ColumnChunk) error {
	pages := chunk.Pages()
	values := int64(0)
	for {
		page, err := pages.ReadPage()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errors.Join(err, pages.Close())
		}
		page.Data()
		values += page.NumValues()
		parquet.Release(page)
	}
	if values != chunk.NumValues() {
		return fmt.Errorf("decoded %d values of %d", values, chunk.NumValues())
	}
	return pages.Close()
}
