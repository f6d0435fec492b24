package disclose

import "slices"

// find makes another table of a way; it is dear where there is none.
func (p *prover) find(number int, w way) (changes []Term, price int64) {
	p.forget()
	if !p.lift(number, w.by) || p.room(number, w.by) < size(w.by) || w.both && p.room(number, -w.by) < size(w.by) {
		return nil, dear
	}
	found := false
	if w.balance {
		found = p.move(number, w) && p.balance()
	} else {
		found = p.around(number, w)
	}
	if !found {
		return nil, dear
	}
	return p.changes(), p.price()
}

// move changes a cell and pays for that.
func (p *prover) move(number int, w way) bool {
	if !w.apart {
		p.change(number, w.by)
		return p.pay(size(w.by), w.both, true)
	}
	one := w.by / size(w.by)
	for moved := int64(0); moved != w.by; moved += one {
		p.change(number, one)
		if !p.pay(1, false, true) {
			return false
		}
	}
	return true
}

// detours is how often another way is tried where one would change a decision.
const detours = 4

// around moves, and goes around the cells whose change would change a decision.
func (p *prover) around(number int, w way) bool {
	before := p.changes()
	defer func() { p.closed = p.closed[:0] }()
	for range detours {
		if p.move(number, w) && p.holds() {
			return true
		}
		culprit := p.culprit(number)
		p.restore(before)
		if culprit == none {
			return false
		}
		p.closed = append(p.closed, culprit)
	}
	return false
}

// culprit is a cell other than this one whose change changes a decision, or owes more than
// could be paid.
func (p *prover) culprit(number int) int {
	at, _ := p.flipped()
	owed := p.debt()
	for i := len(p.touched) - 1; i >= 0; i-- {
		cell := p.touched[i]
		if cell == number || p.more[cell] == 0 {
			continue
		}
		if owed == none && at != none && slices.Contains(p.t.cells[cell].means, at) || owed != none && p.t.branches(cell, owed) {
			return cell
		}
	}
	return none
}

// branches says that a cell stands in more than two equations, among them this one.
func (t *Table) branches(number, sum int) bool {
	ends := t.cells[number].ends
	return len(ends) > 2 && slices.ContainsFunc(ends, func(e end) bool { return e.sum == sum })
}

// lift moves persons into the hidden base of a part that could get no more otherwise: a part
// of one person has but two values.
func (p *prover) lift(number int, by int64) bool {
	base := p.t.cells[number].base
	if base == none || !p.t.hidden(base) || p.room(number, by) >= by {
		return true
	}
	if !p.lift(base, EnoughValues-1) || p.room(base, EnoughValues-1) < EnoughValues-1 {
		return false
	}
	p.change(base, EnoughValues-1)
	return p.pay(EnoughValues-1, false, true)
}
