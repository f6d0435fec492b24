package disclose

// other is another table than the true one, equal to it in all that is shown. The table
// is not changed: the other one is what each cell has more or fewer than the true one. It
// is made by changing one cell and paying what the equations are owed for that; whether it
// is one is then looked up in everything that a reader sees, however it was made.
type other struct {
	t       *Table
	more    []int64 // of each cell
	touched []int   // cells that were changed
	owed    []int64 // of each equation: what it adds up to
	owing   []int   // equations that owed has been changed of
	closed  []int   // cells that are not to be changed
	search  *search
}

func newOther(t *Table) *other {
	o := &other{t: t, more: make([]int64, len(t.cells)), owed: make([]int64, len(t.sums))}
	o.search = newSearch(o)
	return o
}

// forget makes it the true table again.
func (o *other) forget() {
	for _, number := range o.touched {
		o.more[number] = 0
	}
	for _, sum := range o.owing {
		o.owed[sum] = 0
	}
	o.touched, o.owing = o.touched[:0], o.owing[:0]
}

func (o *other) value(number int) int64 { return o.t.cells[number].value + o.more[number] }

func (o *other) change(number int, by int64) {
	if o.more[number] == 0 {
		o.touched = append(o.touched, number)
	}
	o.more[number] += by
	for _, e := range o.t.cells[number].ends {
		if o.owed[e.sum] == 0 {
			o.owing = append(o.owing, e.sum)
		}
		o.owed[e.sum] += e.factor * by
	}
}

// room is how many persons a cell can get (by above 0) or lose: what is part of a base is at
// most as large, and a base at least as large as its parts.
func (o *other) room(number int, by int64) int64 {
	c := &o.t.cells[number]
	if by > 0 {
		if c.base != none {
			return o.value(c.base) - o.value(number)
		}
		return many
	}
	least := int64(0)
	for _, part := range c.parts {
		least = max(least, o.value(part))
	}
	return o.value(number) - least
}

// debts is how often it is tried to pay what is owed; a cell in three equations that is
// on the way to pay one owes another.
const debts = 16

// pay makes all equations add up again, so many persons at a time.
func (o *other) pay(persons int64, both, more bool) bool {
	s := o.search
	s.persons, s.both, s.more = persons, both, more
	for range debts {
		from := o.debt()
		if from == none {
			return true
		}
		if size(o.owed[from])%persons != 0 {
			return false
		}
		changes, found := s.way(from)
		if !found {
			return false
		}
		for _, own := range changes {
			o.change(own.Cell, own.Factor)
		}
	}
	return o.debt() == none
}

func (o *other) debt() (sum int) {
	for _, sum := range o.owing {
		if o.owed[sum] != 0 {
			return sum
		}
	}
	return none
}

// holds says that a reader cannot tell it from the true one, where everything that it
// touches is hidden.
func (o *other) holds() bool {
	if o.debt() != none {
		return false
	}
	for _, number := range o.touched {
		c := &o.t.cells[number]
		if o.more[number] != 0 && c.known || o.value(number) < 0 || o.room(number, 1) < 0 || o.room(number, -1) < 0 {
			return false
		}
	}
	_, n := o.flipped()
	return n == 0
}

// flipped is how many decisions are others there, and one of them, or none.
func (o *other) flipped() (mean, n int) {
	mean = none
	for _, number := range o.touched {
		if o.more[number] == 0 {
			continue
		}
		for _, at := range o.t.cells[number].means {
			if m := &o.t.means[at]; m.decide(o.value) != m.said {
				mean, n = at, n+1
			}
		}
	}
	return mean, n
}

// price is what it costs to hide all that it touches.
func (o *other) price() int64 {
	all := int64(0)
	for _, number := range o.touched {
		if o.more[number] != 0 && o.t.cells[number].state == Shown {
			all += o.t.loss(number)
		}
	}
	return all
}

// changes are what it is made of.
func (o *other) changes() []Term {
	var all []Term
	for _, number := range o.touched {
		if o.more[number] != 0 {
			all = append(all, Term{number, o.more[number]})
			o.more[number] = 0 // not twice
		}
	}
	for _, own := range all {
		o.more[own.Cell] = own.Factor
	}
	return all
}

// restore makes it the table of so many changes.
func (o *other) restore(changes []Term) {
	o.forget()
	for _, own := range changes {
		o.change(own.Cell, own.Factor)
	}
}

// become makes it the table of so many changes, divided by a number.
func (o *other) become(changes []Term, times, by int64) bool {
	o.forget()
	for _, own := range changes {
		if own.Factor%by != 0 {
			return false
		}
		o.change(own.Cell, own.Factor/by*times)
	}
	return o.holds()
}
