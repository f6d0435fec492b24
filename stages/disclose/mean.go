package disclose

import (
	"math/big"
	"math/bits"
)

// Mean is a decision that is always shown, whatever of its months is not: the mean of the
// shares Parts[i]/Bases[i], over those whose base is not 0, is strictly under Pct per cent
// (Under), or it is not.
type Mean struct {
	Parts, Bases []int
	Pct          int64
	Under        bool
}

// verdict is what is decided on a mean.
type verdict uint8

const (
	// empty is a mean of nothing: all bases are 0. It says so.
	empty verdict = iota
	under
	notUnder
)

type mean struct {
	Mean
	said verdict
}

// Mean adds a decision. Each part must be a [Table.Share] of its base.
func (t *Table) Mean(m Mean) {
	own := mean{Mean: m, said: notUnder}
	if m.Under {
		own.said = under
	}
	if own.decide(t.value) == empty {
		own.said = empty
	}
	for i := range m.Parts {
		for _, number := range []int{m.Parts[i], m.Bases[i]} {
			t.cells[number].means = append(t.cells[number].means, len(t.means))
		}
	}
	t.means = append(t.means, own)
}

// decide decides on counts. Most means lie so far from the limit that the sum of the shares,
// cut to 40 binary places, is enough; the others are decided on fractions.
func (m *mean) decide(value func(number int) int64) verdict {
	sum, months, fits := m.cut(value)
	limit := months * m.Pct * many // of 100 times the sum: at most 2^57
	switch {
	case !fits:
		return m.exactly(value)
	case months == 0:
		return empty
	case 100*(sum+months) < limit:
		return under
	case 100*sum >= limit:
		return notUnder
	}
	return m.exactly(value)
}

// cut is the sum of the shares in units of 1/2^40, each rounded down, and the number of
// months; it fits where these are shares and few.
func (m *mean) cut(value func(number int) int64) (sum, months int64, fits bool) {
	for i, part := range m.Parts {
		p, b := value(part), value(m.Bases[i])
		if b == 0 {
			continue
		}
		if p < 0 || p > b || b > many || m.Pct < 0 || m.Pct > 100 || months == 1<<10 {
			return 0, 0, false
		}
		hi, lo := bits.Mul64(uint64(p), uint64(many))
		share, _ := bits.Div64(hi, lo, uint64(b))
		sum, months = sum+int64(share), months+1
	}
	return sum, months, true
}

// missed is about how far the sum of the shares is on the wrong side: 0 only where it is not.
func (m *mean) missed(value func(number int) int64) int64 {
	sum, months, fits := m.cut(value)
	over := 100*sum - months*m.Pct*many
	switch {
	case !fits || months == 0:
		return many
	case m.said == under:
		return max(over+100*months, 0)
	}
	return max(-over, 0)
}

func (m *mean) exactly(value func(number int) int64) verdict {
	sum, months := new(big.Rat), int64(0)
	for i, part := range m.Parts {
		if b := value(m.Bases[i]); b != 0 {
			sum.Add(sum, big.NewRat(value(part), b))
			months++
		}
	}
	switch {
	case months == 0:
		return empty
	case sum.Cmp(new(big.Rat).Mul(big.NewRat(months, 1), big.NewRat(m.Pct, 100))) < 0:
		return under
	}
	return notUnder
}

// shares says that every part is a share of its base.
func (m *mean) shares(t *Table) bool {
	for i, part := range m.Parts {
		if t.cells[part].base != m.Bases[i] {
			return false
		}
	}
	return len(m.Parts) == len(m.Bases)
}
