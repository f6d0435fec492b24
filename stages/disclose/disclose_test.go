package disclose

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// rule is a limit as it is today.
var rule = Limit{Fewest: 3, FewestBase: 5}

// grid is rows × columns of counts with the totals of both, and of all.
type grid struct {
	*Table
	cells [][]int // with the totals last
}

func newGrid(t *Table, values [][]int64) grid {
	g := grid{Table: t}
	rows, columns := len(values), len(values[0])
	row, column := make([]int, rows+1), make([]int, columns+1)
	for r := range row {
		row[r] = t.Sum()
	}
	for c := range column {
		column[c] = t.Sum()
	}
	for r := range rows + 1 {
		line := make([]int, columns+1)
		for c := range columns + 1 {
			from, to := row[r], column[c]
			if (r == rows) != (c == columns) {
				from, to = to, from
			}
			v := total(values, r, c)
			line[c] = t.Count(v, v+int64(r/rows+c/columns)*100_000+1, from, to)
		}
		g.cells = append(g.cells, line)
	}
	return g
}

func total(values [][]int64, row, column int) (sum int64) {
	for r := range values {
		for c := range values[r] {
			if (row == len(values) || r == row) && (column == len(values[r]) || c == column) {
				sum += values[r][c]
			}
		}
	}
	return sum
}

func (g grid) String() string {
	text := ""
	for _, line := range g.cells {
		for _, cell := range line {
			text += fmt.Sprintf("%5d%c", g.Table.cells[cell].value, " *x"[g.State(cell)])
		}
		text += "\n"
	}
	return text
}

// draw draws counts and parts of them, in a table that has both.
func draw(t *rapid.T, rows, columns int, most int64) (base, part grid) {
	table := NewTable(rule)
	bases, parts := make([][]int64, rows), make([][]int64, rows)
	for r := range rows {
		for range columns {
			n := rapid.Int64Range(0, most).Draw(t, "base")
			bases[r] = append(bases[r], n)
			parts[r] = append(parts[r], rapid.Int64Range(0, n).Draw(t, "part"))
		}
	}
	base, part = newGrid(table, bases), newGrid(table, parts)
	for r, line := range base.cells {
		for c := range line {
			table.Share(part.cells[r][c], line[c])
		}
	}
	return base, part
}

func TestWhatIsProtectedIsSafeFromTheAttack(t *testing.T) {
	protected := 0
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 6).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		base, part := draw(t, rows, columns, 12)
		base.Judge()
		if err := base.Protect(); err != nil {
			if total(make([][]int64, 0), 0, 0); rows > 3 && columns > 3 {
				t.Logf("%v\n%s\n%s", err, base, part)
			}
			return
		}
		protected++
		if a := base.Attack(); !a.Safe() {
			t.Fatalf("%v\n%s\n%s", a, base, part)
		}
	})
	t.Log(protected)
}
