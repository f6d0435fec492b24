package check

import (
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"fokusmaal/schemas"
)

// cell is one value of a row as the judge sees it. Its text is borrowed from the batch.
type cell struct {
	kind       cellKind
	null       bool
	number     int64 // a DATE, INT32, INT64 or BOOLEAN (0 or 1)
	text       string
	hours      float64
	hundredths decimal128.Num
}

type cellKind uint8

const (
	numberCell cellKind = iota
	textCell
	doubleCell
	decimalCell
)

// date returns the cell as a day.
func (c cell) date() schemas.Date { return schemas.Date(c.number) }

// exactText returns a text as it stands, and hours so that nothing is lost.
func (c cell) exactText() string {
	switch c.kind {
	case doubleCell:
		return strconv.FormatFloat(c.hours, 'g', -1, 64)
	case decimalCell:
		return decimalText(c.hundredths)
	}
	return c.text
}

// readRow reads row i of a batch, from 0, cell by cell.
func readRow(row []cell, b arrow.RecordBatch, i int) {
	for column := range row {
		row[column] = readCell(b.Column(column), i)
	}
}

func readCell(column arrow.Array, i int) cell {
	if runs, ok := column.(*array.RunEndEncoded); ok {
		return readCell(runs.Values(), runs.GetPhysicalIndex(i))
	}
	if column.IsNull(i) {
		return cell{null: true}
	}
	switch c := column.(type) {
	case *array.Dictionary:
		return readCell(c.Dictionary(), c.GetValueIndex(i))
	case *array.Date32:
		return cell{number: int64(c.Value(i))}
	case *array.Int32:
		return cell{number: int64(c.Value(i))}
	case *array.Int64:
		return cell{number: c.Value(i)}
	case *array.Boolean:
		if c.Value(i) {
			return cell{number: 1}
		}
		return cell{number: 0}
	case *array.String:
		return cell{kind: textCell, text: c.Value(i)}
	case *array.Float64:
		return cell{kind: doubleCell, hours: c.Value(i)}
	case *array.Decimal128:
		return cell{kind: decimalCell, hundredths: c.Value(i)}
	}
	panic("check: a column of a type that checkSchema should have refused")
}
