package syntetisk

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// rowsOfBatch is how many rows are turned into values at a time; the values of a batch
// fit in the cache of a core.
const rowsOfBatch = 2048

// tableWriter writes the files of one table, part after part, column by column: that
// is several times as fast as row by row.
type tableWriter[R any] struct {
	id      schemas.TableID
	options Options
	folder  string
	columns []column[R]
	values  []parquet.Value
	part    int
	file    *os.File
	parquet *parquet.GenericWriter[any]
	inGroup int
	// written is the number of rows so far.
	written int64
}

func newTableWriter[R any](id schemas.TableID, o Options, folder string, columns []column[R]) *tableWriter[R] {
	return &tableWriter[R]{
		id: id, options: o, folder: folder, columns: columns,
		values: make([]parquet.Value, rowsOfBatch), part: -1,
	}
}

// write appends rows to a part. Parts are written in order; a later one closes the
// earlier ones, and one that is passed over becomes a file without rows.
func (w *tableWriter[R]) write(part int, rows []R) error {
	for w.part < part {
		if err := w.nextPart(); err != nil {
			return err
		}
	}
	for len(rows) > 0 {
		n := min(len(rows), rowsOfBatch, w.options.RowGroupRows-w.inGroup)
		if err := w.writeBatch(rows[:n]); err != nil {
			return w.failed("writing", err)
		}
		rows = rows[n:]
	}
	return nil
}

func (w *tableWriter[R]) writeBatch(rows []R) error {
	values := w.values[:len(rows)]
	for i, to := range w.parquet.ColumnWriters() {
		w.columns[i](values, rows)
		if _, err := to.WriteRowValues(values); err != nil {
			return err
		}
	}
	w.written += int64(len(rows))
	w.inGroup += len(rows)
	if w.inGroup < w.options.RowGroupRows {
		return nil
	}
	w.inGroup = 0
	return w.parquet.Flush()
}

// close writes what is left, the parts without rows among it.
func (w *tableWriter[R]) close() error {
	for w.part < w.options.Parts-1 {
		if err := w.nextPart(); err != nil {
			return err
		}
	}
	return w.closePart()
}

// abandon closes the file that is open, whatever state it is in.
func (w *tableWriter[R]) abandon() {
	if w.file != nil {
		_ = w.file.Close()
		w.file = nil
	}
}

func (w *tableWriter[R]) nextPart() error {
	if err := w.closePart(); err != nil {
		return err
	}
	w.part++
	path := filepath.Join(w.folder, w.name())
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return w.failed("making the folder of", err)
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return w.failed("making", err)
	}
	w.file, w.inGroup = file, 0
	options := []parquet.WriterOption{
		layout(w.id, w.options.IDs),
		parquet.Compression(&parquet.Zstd),
		parquet.CreatedBy("fokusmaal syntetisk", "1.0.0", "0"),
		// The number of the part keeps two parts without rows from being the same bytes.
		parquet.KeyValueMetadata("syntetisk", "no person in this file is real"),
		parquet.KeyValueMetadata("syntetisk.seed", strconv.FormatUint(w.options.Seed, 10)),
		parquet.KeyValueMetadata("syntetisk.part", strconv.Itoa(w.part)),
	}
	if w.options.Order == Sorted {
		personID := schemas.Input(w.id).Columns[0].Name
		options = append(options, parquet.SortingWriterConfig(parquet.SortingColumns(parquet.Ascending(personID))))
	}
	w.parquet = parquet.NewGenericWriter[any](file, options...)
	return nil
}

// closePart finishes the open file and has it on the disk before the folder gets its
// name.
func (w *tableWriter[R]) closePart() error {
	if w.file == nil {
		return nil
	}
	file := w.file
	w.file = nil
	err := w.parquet.Close()
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return w.failed("finishing", err)
	}
	return nil
}

func (w *tableWriter[R]) name() string {
	if w.options.Parts == 1 {
		return w.id.String() + ".parquet"
	}
	return filepath.Join(w.id.String(), fmt.Sprintf("part-%03d.parquet", w.part))
}

func (w *tableWriter[R]) failed(doing string, err error) error {
	return fmt.Errorf("%s %s of the synthetic country: %w; see that the disk has room and can be written to", doing, w.name(), err)
}
