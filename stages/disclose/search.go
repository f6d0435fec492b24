package disclose

import (
	"math"
	"slices"
)

// search finds the cheapest way to make up for persons too many or too few in an equation
// (Dijkstra 1959): a chain of cells, each of which gets persons or loses them, up to an
// equation where as many are missing, or to [Open]. What it needs of memory is made once.
type search struct {
	o *other
	// persons are moved along; both says that they could be moved back as well; more that
	// cells which are shown may be on the way, at their cost.
	persons    int64
	both, more bool
	// of each place, which is an equation with persons too many, or too few:
	price []int64
	by    []Term // the change of the last cell on the way to it
	prior []int
	seen  []int // the search that has reached it, and left it
	left  []int
	run   int
	queue queue
}

// place is an equation with too many persons (sign 1) or too few (sign -1).
func place(sum int, sign int64) int {
	if sign < 0 {
		return 2*sum + 1
	}
	return 2 * sum
}

func newSearch(o *other) *search {
	n := 2 * len(o.t.sums)
	return &search{o: o, price: make([]int64, n), by: make([]Term, n), prior: make([]int, n), seen: make([]int, n), left: make([]int, n)}
}

// way finds the cheapest way from an equation that has persons too many or too few, and
// returns the changes on it; none where there is none.
func (s *search) way(from int) (changes []Term, found bool) {
	s.run++
	s.queue = s.queue[:0]
	first := place(from, s.o.owed[from])
	s.reach(first, none, Term{}, 0)
	for len(s.queue) > 0 {
		at := s.queue.pop().place
		if s.left[at] == s.run {
			continue
		}
		s.left[at] = s.run
		if at != first && s.ends(at, from) {
			return s.back(at, first), true
		}
		s.leave(at)
	}
	return nil, false
}

// ends says that what comes to a place is what is missing there.
func (s *search) ends(at, from int) bool {
	sum := at / 2
	return sum == Open || sum != from && s.o.owed[sum] == -s.sign(at)*s.persons
}

func (s *search) sign(at int) int64 { return 1 - 2*int64(at%2) }

// leave goes on from a place along every cell that can take its persons.
func (s *search) leave(at int) {
	sum, owed := at/2, s.sign(at)*s.persons
	for _, own := range s.o.t.sums[sum] {
		if own.Factor != 1 && own.Factor != -1 {
			continue
		}
		by := -own.Factor * owed
		price, open := s.toll(own.Cell, by)
		if !open {
			continue
		}
		ends := s.o.t.cells[own.Cell].ends
		if len(ends) == 1 {
			s.reach(place(Open, 1), at, Term{own.Cell, by}, s.price[at]+price)
		}
		for _, e := range ends {
			if e.sum != sum {
				s.reach(place(e.sum, e.factor*by), at, Term{own.Cell, by}, s.price[at]+price)
			}
		}
	}
}

// toll is what it costs to change a cell, which is not to undo another change. One that stands in more than two equations leaves
// a debt in each further one, which costs as much again.
func (s *search) toll(number int, by int64) (price int64, open bool) {
	c := &s.o.t.cells[number]
	if s.o.more[number]*by < 0 || c.known || c.state == Shown && !s.more || s.o.room(number, by) < s.persons || s.both && s.o.room(number, -by) < s.persons {
		return 0, false
	}
	if len(s.o.closed) > 0 && slices.Contains(s.o.closed, number) {
		return 0, false
	}
	for _, e := range c.ends {
		if e.factor != 1 && e.factor != -1 {
			return 0, false
		}
	}
	if c.state == Shown {
		price = s.o.t.loss(number)
	}
	return price + c.cost*int64(max(len(c.ends)-2, 0)), true
}

// loss is what it costs to hide a cell: its parts are hidden with it.
func (t *Table) loss(number int) int64 {
	c := &t.cells[number]
	all := int64(0)
	if c.state == Shown {
		all = c.cost
	}
	for _, part := range c.parts {
		all += t.loss(part)
	}
	return all
}

func (s *search) reach(at, prior int, by Term, price int64) {
	if s.seen[at] == s.run && s.price[at] <= price {
		return
	}
	s.seen[at], s.price[at], s.by[at], s.prior[at] = s.run, price, by, prior
	s.queue.push(step{price, at})
}

func (s *search) back(at, first int) (changes []Term) {
	for ; at != first; at = s.prior[at] {
		changes = append(changes, s.by[at])
	}
	return changes
}

// step is a place at a price; of the same price the first place is the first.
type step struct {
	price int64
	place int
}

func (a step) before(b step) bool {
	return a.price < b.price || a.price == b.price && a.place < b.place
}

// queue is a heap. It is typed since it is where all the time goes.
type queue []step

func (q *queue) push(s step) {
	h := append(*q, s)
	i := len(h) - 1
	for ; i > 0 && s.before(h[(i-1)/2]); i = (i - 1) / 2 {
		h[i] = h[(i-1)/2]
	}
	h[i] = s
	*q = h
}

func (q *queue) pop() step {
	h := *q
	first, s := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	i := 0
	for child := 1; child < len(h); child = 2*i + 1 {
		if child+1 < len(h) && h[child+1].before(h[child]) {
			child++
		}
		if !h[child].before(s) {
			break
		}
		h[i], i = h[child], child
	}
	if len(h) > 0 {
		h[i] = s
	}
	*q = h
	return first
}

const dear = math.MaxInt64
