package disclose

import (
	"cmp"
	"slices"
)

// rounds is how many persons are moved in further months for the sake of decisions.
const rounds = 12

// balance moves persons in other months where a decision would be another, one after the
// other while that leaves the means less far on the wrong side.
func (p *prover) balance() bool {
	for range rounds {
		if p.holds() {
			return true
		}
		if at, n := p.flipped(); n == 0 || !p.balanceMean(&p.t.means[at]) {
			return false
		}
	}
	return p.holds()
}

// tries is how many of the most promising months are tried.
const tries = 4

func (p *prover) balanceMean(m *mean) bool {
	missed, before := p.missed(none), p.changes()
	for i, own := range p.promising(m, missed) {
		if i == tries {
			break
		}
		if p.move(own.Cell, way{by: own.Factor, apart: true}) && p.missed(none) < missed {
			return true
		}
		p.restore(before)
	}
	return false
}

// promising are the changes by one person in a month of a mean that would leave the means
// less far on the wrong side, the best first.
func (p *prover) promising(m *mean, missed int64) []Term {
	type hope struct {
		Term
		missed int64
	}
	var all []hope
	for _, number := range slices.Concat(m.Parts, m.Bases) {
		for _, by := range []int64{-1, 1} {
			if p.more[number]*by < 0 || p.t.cells[number].known || p.room(number, by) < 1 {
				continue
			}
			p.more[number] += by
			now := p.missed(number)
			p.more[number] -= by
			if now < missed {
				all = append(all, hope{Term{number, by}, now})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b hope) int { return cmp.Compare(a.missed, b.missed) })
	terms := make([]Term, len(all))
	for i, own := range all {
		terms[i] = own.Term
	}
	return terms
}

// missed is how far the means of the changed cells, and of a further one, are on the wrong
// side, in all.
func (p *prover) missed(further int) (all int64) {
	p.look++
	add := func(number int) {
		for _, at := range p.t.cells[number].means {
			if p.lookedAt[at] != p.look {
				p.lookedAt[at] = p.look
				all += p.t.means[at].missed(p.value)
			}
		}
	}
	for _, number := range p.touched {
		add(number)
	}
	if further != none {
		add(further)
	}
	return all
}
