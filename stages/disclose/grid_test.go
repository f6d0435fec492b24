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
	row, column := nodes(t, rows+1), nodes(t, columns+1)
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
			text += fmt.Sprintf("%5d%c", g.value(cell), " *x"[g.State(cell)])
		}
		text += "\n"
	}
	return text
}

// all is the total of a row, the last of which is that of all rows.
func (g grid) all(row int) int { return g.cells[row][len(g.cells[row])-1] }

// share says that a grid has parts of another.
func (g grid) share(base grid) {
	for r, line := range base.cells {
		for c, cell := range line {
			g.Share(g.cells[r][c], cell)
		}
	}
}

// draw draws counts and parts of them into a table.
func draw(t *rapid.T, table *Table, rows, columns int, most int64) (base, part grid) {
	bases, parts := make([][]int64, rows), make([][]int64, rows)
	for r := range rows {
		for range columns {
			n := rapid.Int64Range(0, most).Draw(t, "base")
			bases[r] = append(bases[r], n)
			parts[r] = append(parts[r], rapid.Int64Range(0, n).Draw(t, "part"))
		}
	}
	base, part = newGrid(table, bases), newGrid(table, parts)
	part.share(base)
	return base, part
}

// drawGrounds splits what a part leaves of its base in two by area, each with its area sum:
// two grounds and the part are the base.
func drawGrounds(t *rapid.T, base, part grid) {
	rows := len(base.cells) - 1
	ground := make([][]int64, rows)
	for r := range ground {
		left := base.value(base.all(r)) - base.value(part.all(r))
		one := rapid.Int64Range(0, left).Draw(t, "ground")
		ground[r] = []int64{one, left - one}
	}
	cells := classes(base.Table, adds(ground))
	for r := range rows + 1 {
		own := cells[(r+1)%(rows+1)] // the country is the first there
		base.Equal(Term{own[0], 1}, Term{own[1], 1}, Term{part.all(r), 1}, Term{base.all(r), -1})
		for _, cell := range own {
			base.Share(cell, base.all(r))
		}
	}
}

// drawMonths are months of areas with grounds, and the decision on the mean of each area;
// some counts were shown before, some hidden.
func drawMonths(t *rapid.T, most int64) *Table {
	table := NewTable(rule)
	rows, columns := rapid.IntRange(1, 3).Draw(t, "rows"), rapid.IntRange(1, 2).Draw(t, "columns")
	months := rapid.IntRange(1, 2).Draw(t, "months")
	means := make([]Mean, rows)
	for range months {
		base, part := draw(t, table, rows, columns, most)
		if rapid.Bool().Draw(t, "grounds") {
			drawGrounds(t, base, part)
		}
		for r := range rows {
			means[r].Parts, means[r].Bases = append(means[r].Parts, part.all(r)), append(means[r].Bases, base.all(r))
		}
	}
	for _, m := range means {
		m.Pct = rapid.SampledFrom([]int64{20, 30, 50}).Draw(t, "limit")
		decided(table, m)
	}
	for number := range table.cells {
		switch rapid.IntRange(0, 60).Draw(t, "before") {
		case 0:
			table.Know(number)
		case 1:
			table.Hide(number)
		}
	}
	return table
}

func TestWhatIsProtectedIsSafeFromTheAttack(t *testing.T) {
	protected, lost := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 6).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		base, part := draw(t, NewTable(rule), rows, columns, 12)
		drawGrounds(t, base, part)
		base.Judge()
		if base.Protect() != nil {
			lost++
			return
		}
		protected++
		if a := base.Attack(); !a.Safe() {
			t.Fatalf("%v\n%s\n%s", a, base, part)
		}
	})
	if protected < lost {
		t.Errorf("%d protected, %d not", protected, lost)
	}
}

func TestTheSameTableIsProtectedInTheSameWay(t *testing.T) {
	one, two := country(1, 12, 0, 1), country(1, 12, 0, 1)
	for _, table := range []*Table{one, two} {
		table.Judge()
		if err := table.Protect(); err != nil {
			t.Fatal(err)
		}
	}
	for number := range one.cells {
		if one.State(number) != two.State(number) {
			t.Fatalf("cell %d is %d and %d", number, one.State(number), two.State(number))
		}
	}
}
