package disclose

import "fmt"

// Protect hides more cells until every hidden one is proven to have at least [EnoughValues]
// values: it holds other whole tables in its hands, equal in all that is shown, where the
// cell has other values, and so what is left of its base. Of the other tables that would
// do, the one that costs least to hide is taken (network flows: Kelly, Golden and Assad 1992).
// The error says that the counts are no table, or, as [Unproven], that for some cells no other
// table was found.
func (t *Table) Protect() error {
	if err := t.sound(); err != nil {
		return err
	}
	p := newProver(t)
	for pass, again := 0, true; again && pass < rounds; pass++ {
		again = false
		for number := range t.cells {
			if p.open(number) && p.prove(number) {
				again = true
			}
		}
	}
	var lost Unproven
	for number := range t.cells {
		if p.open(number) {
			lost.Cells = append(lost.Cells, number)
		}
	}
	if len(lost.Cells) > 0 {
		return &lost
	}
	return nil
}

// Unproven is the error that no other tables were found for some hidden cells: there are too
// few counts, or too few persons in them, to hide them behind, or decisions leave too little
// room. What could be hidden is hidden, and an attack may yet find nothing: it looks for a
// way to the value, not for what stands in the way of one. It is for the caller to say
// whether that is enough.
type Unproven struct {
	// Cells are the cells, in order.
	Cells []int
}

func (u *Unproven) Error() string {
	return fmt.Sprintf("protect small counts: %d hidden cells, the first of them cell %d, cannot be proven to have %d values; "+
		"publish fewer tables, or over more persons", len(u.Cells), u.Cells[0], EnoughValues)
}

// prover holds on to what is proven. It stays so, whatever else is hidden.
type prover struct {
	*other
	// cells are the values that each cell has had in other tables, rests what was left of
	// its base there.
	cells, rests []proof
	// lookedAt is the last look at each mean.
	lookedAt []int
	look     int
}

func newProver(t *Table) *prover {
	o := newOther(t)
	o.search.all = perTable + 2*len(t.cells)
	return &prover{other: o, cells: make([]proof, len(t.cells)), rests: make([]proof, len(t.cells)), lookedAt: make([]int, len(t.means))}
}

// proof is the other values of a count: so many, of which the first is so far away.
type proof struct {
	values int
	first  int64
}

// with is the proof with one more value that the count has had.
func (p proof) with(away int64) proof {
	if away != 0 && (p.values == 0 || away != p.first) && p.values < EnoughValues-1 {
		return proof{p.values + 1, away}
	}
	return p
}

// open says that a cell is hidden and not proven.
func (p *prover) open(number int) bool {
	if c := &p.t.cells[number]; c.past && c.state == Secondary {
		return false
	}
	return p.t.hidden(number) && (p.cells[number].values < EnoughValues-1 || p.restOpen(number))
}

// restOpen says that what is left of a hidden base is not proven; of a base that is shown
// as much is left as the part leaves.
func (p *prover) restOpen(number int) bool {
	base := p.t.cells[number].base
	return base != none && p.t.hidden(base) && p.rests[number].values < EnoughValues-1 && !p.t.restOut(number)
}

// What is tried at most: rounds over the table, searches for a cell, and for the whole of a
// table beside two for each cell. Most tables take one round, and a search for every tenth
// cell; a cell that is hard to hide takes fewer than a hundred.
const rounds, perCell, perTable = 4, 200, 20_000

// prove looks for other tables that prove a cell, and hides what they need. It says whether
// that was enough.
func (p *prover) prove(number int) bool {
	p.search.still = perCell
	p.cheapest(number)
	for _, w := range allWays[len(ways):] {
		if !p.open(number) {
			return true
		}
		p.take(p.find(number, w))
	}
	if base := p.t.cells[number].base; p.open(number) && p.restOpen(number) {
		for _, w := range allWays {
			p.take(p.find(base, w))
		}
	}
	return !p.open(number)
}

// way is how a cell comes to other values: so many persons more or fewer; such that all could
// move in both directions; each person along cells of her own; with further months moved
// where a decision would be another.
type way struct {
	by                   int64
	both, apart, balance bool
}

// ways come to [EnoughValues] values each: of two persons more, one of them is a table too.
var ways = []way{{by: 1, both: true}, {by: 2}, {by: -2}}

// allWays are what is tried where none of those is there.
var allWays = append(ways[:len(ways):len(ways)], way{by: 1}, way{by: -1}, way{by: 2, apart: true}, way{by: -2, apart: true},
	way{by: 1, balance: true}, way{by: -1, balance: true}, way{by: 2, apart: true, balance: true}, way{by: -2, apart: true, balance: true})

// cheapest takes the cheapest of the ways.
func (p *prover) cheapest(number int) {
	var best []Term
	least := int64(dear)
	for _, w := range ways {
		if changes, price := p.find(number, w); price < least {
			best, least = changes, price
		}
		if least == 0 {
			break
		}
	}
	p.take(best, least)
}

// take holds on to another table, to the one that goes the other way, and to the one that
// goes half of it, where they are tables too, and hides what they need.
func (p *prover) take(changes []Term, price int64) {
	if price == dear || !p.become(changes, 1, 1) {
		return
	}
	for _, own := range changes {
		p.t.hide(own.Cell)
	}
	p.note()
	for _, w := range [][2]int64{{-1, 1}, {1, 2}, {-1, 2}} {
		if p.become(changes, w[0], w[1]) {
			p.note()
		}
	}
}

// note writes down the values that the cells have in the other table.
func (p *prover) note() {
	for _, number := range p.touched {
		c := &p.t.cells[number]
		p.cells[number] = p.cells[number].with(p.more[number])
		if c.base != none {
			p.rests[number] = p.rests[number].with(p.more[c.base] - p.more[number])
		}
		for _, part := range c.parts {
			p.rests[part] = p.rests[part].with(p.more[number] - p.more[part])
		}
	}
}
