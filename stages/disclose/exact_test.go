package disclose

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestProductsAndSumsThatDoNotFitAreSaidNotTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum, a, b := rapid.Int64().Draw(t, "sum"), rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b")
		exact := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
		exact.Add(exact, big.NewInt(sum))
		got, fits := addTimes(sum, true, a, b)
		if fits && exact.Cmp(big.NewInt(got)) != 0 {
			t.Fatalf("%d + %d·%d is %d", sum, a, b, got)
		}
	})
	for _, c := range [][4]int64{{5, 3, 4, 17}, {-5, 3, -4, -17}, {math.MaxInt64 - 1, 1, 1, math.MaxInt64}, {0, 0, math.MaxInt64, 0}} {
		if got, fits := addTimes(c[0], true, c[1], c[2]); !fits || got != c[3] {
			t.Errorf("%d + %d·%d is %d (%v)", c[0], c[1], c[2], got, fits)
		}
	}
	for _, c := range [][3]int64{{math.MaxInt64, 1, 1}, {minus + 1, -1, 1}, {0, 1 << 32, 1 << 32}, {0, minus, -1}} {
		if got, fits := addTimes(c[0], true, c[1], c[2]); fits {
			t.Errorf("%d + %d·%d is no %d", c[0], c[1], c[2], got)
		}
	}
}

// wide draws hidden counts and equations of them with large factors.
func wide(t *rapid.T) *Table {
	table := NewTable(rule)
	cells := rapid.IntRange(2, 5).Draw(t, "cells")
	for range cells {
		table.Count(rapid.Int64Range(1, 9).Draw(t, "value"), 1, Open, Open)
	}
	bits := rapid.IntRange(1, 36).Draw(t, "bits")
	for range rapid.IntRange(1, 5).Draw(t, "equations") {
		total, terms := int64(0), []Term(nil)
		for cell := range cells {
			factor := rapid.Int64Range(0, 1<<bits-1).Draw(t, "factor")
			terms, total = append(terms, Term{cell, factor}), total+factor*table.value(cell)
		}
		table.Equal(append(terms, Term{table.Count(total, 1, Open, Open), -1})...)
	}
	for cell := range table.cells {
		if cell < cells || rapid.Bool().Draw(t, "hidden") {
			table.cells[cell].state = Secondary
		}
	}
	return table
}

func TestNumbersThatAreTooLargeAreLeftOutAndNeverWrong(t *testing.T) {
	skipped, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		table := wide(t)
		r := newReader(table)
		r.attack()
		if all++; r.skipped > 0 {
			skipped++
			if table.Attack().Safe() {
				t.Fatal("what was not tried was not survived")
			}
		}
		for number := range table.cells {
			if at := r.cell[number]; at != none && (table.value(number) < r.of[at].lo || table.value(number) > r.of[at].hi) {
				t.Fatalf("%d is true, the attack says %+v", table.value(number), r.of[at])
			}
		}
	})
	if skipped == 0 || skipped == all {
		t.Errorf("%d of %d were left out: that tells nothing", skipped, all)
	}
}

func TestAMeanIsDecidedOnFractionsWhereTheCutSumIsNotEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(0, 30), 2, 24).Draw(t, "values")
		m := mean{Mean: Mean{Pct: rapid.SampledFrom([]int64{0, 20, 30, 50, 100}).Draw(t, "limit")}}
		for i := 0; i+1 < len(values); i += 2 {
			m.Parts, m.Bases = append(m.Parts, i), append(m.Bases, i+1)
			values[i] = min(values[i], values[i+1])
		}
		value := func(number int) int64 { return values[number] }
		if fast, exact := m.decide(value), m.exactly(value); fast != exact {
			t.Fatalf("%v: %d, exactly %d", values, fast, exact)
		}
	})
}
