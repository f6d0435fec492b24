package publish

import (
	"bufio"
	"bytes"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// Agree compares the tables of figures in the folder of a run with figures that are
// computed anew, cell by cell in the rows of one kommune, or 0 for Hele landet. The
// readings of run decide which columns the tables have. The first difference is a
// [*ReadError] that names file, month, column and kommune, and no value.
func Agree(folder string, run Run, o *statement.Opgoerelse, kode int32, mem memory.Allocator) error {
	stamp, err := newStamp(run.Fortolkning)
	if err != nil {
		return err
	}
	own := &statement.Opgoerelse{
		Aar: o.Aar, Daekning: o.Daekning,
		Maanedlig: of(o.Maanedlig, func(m *statement.Maanedstal) bool { return m.Kode == kode }),
		Aarlig:    of(o.Aarlig, func(a *statement.Aarstal) bool { return a.Kode == kode }),
		Trin:      of(o.Trin, func(t *statement.Trintal) bool { return t.Kode == kode }),
		Grunde:    of(o.Grunde, func(g *statement.Grundtal) bool { return g.Kode == kode }),
		Varighed:  of(o.Varighed, func(v *statement.Varighedstal) bool { return v.Kode == kode }),
	}
	for _, t := range figureTables() {
		if err := agreeTable(filepath.Join(folder, t.Path+".csv"), t.Result, stamp, t.batch(own, mem), kode); err != nil {
			return err
		}
	}
	return nil
}

// of are the rows of which something is so.
func of[T any](rows []T, is func(*T) bool) []T {
	var own []T
	for i := range rows {
		if is(&rows[i]) {
			own = append(own, rows[i])
		}
	}
	return own
}

// agreeTable compares the lines of a kommune in a CSV file with those that a batch would
// be written as.
func agreeTable(path string, t schemas.Result, stamp stamp, batch arrow.RecordBatch, kode int32) error {
	defer batch.Release()
	want, err := linesOf(t, stamp, batch)
	if err != nil {
		return err
	}
	text, err := readWhole(path, "a table of the run", maxTable)
	if err != nil {
		return err
	}
	kommune := slices.IndexFunc(t.Columns, func(c schemas.ResultColumn) bool { return c.Name == "kommune" })
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Scan()
	if names := strings.Split(lines.Text(), ","); !slices.Equal(names, namesOf(stamp.on(t))) {
		return &ReadError{Path: path, Expected: "the columns that the run's readings give it", Found: "others", Hint: hintDiffers}
	}
	n := 0
	for lines.Scan() {
		cells := strings.Split(lines.Text(), ",")
		if len(cells) <= kommune || cells[kommune] != strconv.Itoa(int(kode)) {
			continue
		}
		if n == len(want) {
			return rowsDiffer(path, kode, "more")
		}
		if err := agreeRow(path, stamp.on(t), want[n], cells, kode); err != nil {
			return err
		}
		n++
	}
	if n < len(want) {
		return rowsDiffer(path, kode, "fewer")
	}
	return nil
}

const hintDiffers = "the result was changed, or made by another version of the program: run make pipeline again"

func rowsDiffer(path string, kode int32, found string) error {
	return &ReadError{Path: path, Expected: "as many rows of kommune " + strconv.Itoa(int(kode)) + " as every run has", Found: found, Hint: hintDiffers}
}

// agreeRow compares the cells of a row. No cell of these tables has a comma or a quote in
// it.
func agreeRow(path string, t schemas.Result, want, found []string, kode int32) error {
	for i := range want {
		if i < len(found) && want[i] == found[i] {
			continue
		}
		// The first column is the month or the year.
		return &ReadError{Path: path, Expected: "in column " + t.Columns[i].Name + " of kommune " + strconv.Itoa(int(kode)) + ", " +
			t.Columns[0].Name + " " + want[0] + ", what is counted from the same files", Found: "something else", Hint: hintDiffers}
	}
	return nil
}

// linesOf are the cells of a batch as the CSV file of its table has them.
func linesOf(t schemas.Result, stamp stamp, batch arrow.RecordBatch) ([][]string, error) {
	s := newShape(t, arrow.BinaryTypes.String, stamp)
	if err := s.take(batch); err != nil {
		return nil, err
	}
	defer s.drop()
	var lines [][]string
	for row := range int(batch.NumRows()) {
		line := appendRow(nil, s.columns, row)
		lines = append(lines, strings.Split(strings.TrimSuffix(string(line), "\n"), ","))
	}
	return lines, nil
}

func namesOf(t schemas.Result) []string {
	var names []string
	for _, c := range t.Columns {
		names = append(names, c.Name)
	}
	return names
}
