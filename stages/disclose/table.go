package disclose

// State says whether a cell is shown, and if not why.
type State uint8

// The states of a cell.
const (
	// Shown is published as it is.
	Shown State = iota
	// Primary is hidden for what it is: it is about too few persons.
	Primary
	// Secondary is hidden since it would give away another, or since what it is a part of is
	// hidden, or was hidden in an earlier publication.
	Secondary
)

// Table is a set of counts of persons that is published together, with the equations that
// bind them. Cells are named by the numbers that [Table.Count] gives out, from 0.
//
// Sums are nodes of a network: each cell leads from one to another, and as many persons come
// into a node as go out. In a table of kommune × ydelse the node of a kommune has the cell of
// all ydelser come in and that of each ydelse go out, and the node of a ydelse has the
// kommuner come in and Hele landet go out. Two ways of splitting the same cell are two nodes,
// one at either end of it: ydelser ─► ○ ─ alle ─► ○ ─► lengths of the spell. What fits no
// network is an [Table.Equal].
type Table struct {
	limit Limit
	cells []cell
	// sums are the equations, each of which adds up to 0; number 0 is [Open] and none.
	sums  [][]Term
	means []mean
}

// Open is the node that is no sum: a cell that stands in one sum alone leads there.
const Open = 0

// Term is a cell with its factor in an equation.
type Term struct {
	Cell   int
	Factor int64
}

// cell is a count of persons.
type cell struct {
	value int64
	state State
	// cost says how much is lost when it is hidden.
	cost int64
	// known says that a reader knows it already, held that it was hidden before, past that it is
	// of an earlier publication alone.
	known, held, past bool
	// base is the cell whose persons these are among, or none; parts are those of a base.
	base  int
	parts []int
	// ends are the equations that it stands in, means those that its share stands in.
	ends  []end
	means []int
}

// end is an equation that a cell stands in, and its factor there.
type end struct {
	sum    int
	factor int64
}

const none = -1

// NewTable is an empty table under a limit.
func NewTable(limit Limit) *Table { return &Table{limit: limit, sums: make([][]Term, 1)} }

// Sum adds a node.
func (t *Table) Sum() (node int) {
	t.sums = append(t.sums, nil)
	return len(t.sums) - 1
}

// Count adds a count of persons, from 0 to 2^40, that leads from one node to another. Its
// cost, at least 1, says how much is lost when it is hidden for the sake of another.
func (t *Table) Count(value, cost int64, from, to int) (number int) {
	number = len(t.cells)
	t.cells = append(t.cells, cell{value: value, cost: max(cost, 1), base: none})
	t.bind(from, Term{number, -1})
	t.bind(to, Term{number, 1})
	return number
}

// Equal adds a further equation that a reader knows: the cells times their factors add up to
// 0. A cell may stand in several. Protect moves persons along factors of 1 and -1 alone; a
// cell with another factor is hidden, but hides nothing else.
func (t *Table) Equal(terms ...Term) {
	sum := t.Sum()
	for _, own := range terms {
		t.bind(sum, own)
	}
}

func (t *Table) bind(sum int, own Term) {
	if sum == Open || own.Factor == 0 {
		return
	}
	t.sums[sum] = append(t.sums[sum], own)
	t.cells[own.Cell].ends = append(t.cells[own.Cell].ends, end{sum, own.Factor})
}

// Share says that the persons of part are among those of base: what is left of the base is
// judged as the part is, 0 and the whole of a small base are judged, and where the base is
// hidden, so is the part. A base may itself be part of another; a part has one base. A count
// for which no base is published is told by no Share, and judged by itself alone.
func (t *Table) Share(part, base int) {
	t.cells[part].base = base
	t.cells[base].parts = append(t.cells[base].parts, part)
}

// Know says that a reader knows the cell from elsewhere, such as from an earlier publication
// that has the same value in it: to hide it helps nothing.
func (t *Table) Know(number int) { t.cells[number].known = true }

// Hide says that the cell may not be shown for a reason that lies outside of the table, such as
// that an earlier publication hid it when it had the same value: shown now, it would give
// that one away. It is [Secondary] unless it is too small by itself.
func (t *Table) Hide(number int) { t.cells[number].held = true }

// Past says that a hidden cell is of an earlier publication alone. Nothing is lost if it is found,
// unless it is too small by itself.
func (t *Table) Past(number int) { t.cells[number].past, t.cells[number].held = true, true }

// State says whether a cell is shown.
func (t *Table) State(number int) State { return t.cells[number].state }

// Hidden counts the cells in a state.
func (t *Table) Hidden(s State) int {
	n := 0
	for i := range t.cells {
		if t.cells[i].state == s {
			n++
		}
	}
	return n
}

// hidden says that a reader does not see the cell.
func (t *Table) hidden(number int) bool {
	c := &t.cells[number]
	return c.state != Shown && !c.known
}

// hide hides a cell that is shown, and its parts.
func (t *Table) hide(number int) {
	c := &t.cells[number]
	if c.state == Shown {
		c.state = Secondary
	}
	for _, part := range c.parts {
		t.hide(part)
	}
}
