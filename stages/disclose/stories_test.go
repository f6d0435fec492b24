package disclose

import (
	"slices"
	"strings"
	"testing"

	"fokusmaal/schemas"
)

// found says what an attack finds, and how few values are left there.
func found(t *testing.T, table *Table, want ...int) {
	t.Helper()
	if a := table.Attack(); !slices.Equal(a.Found, want) || a.Safe() != (len(want) == 0) {
		t.Errorf("the attack found %v, not %v: %+v", a.Found, want, a)
	}
}

// protected says that a table can be protected, and is safe then.
func protected(t *testing.T, table *Table) {
	t.Helper()
	if err := table.Protect(); err != nil {
		t.Fatal(err)
	}
	found(t, table)
}

// column is a count by kommune and the sum of all of them, the last.
func column(t *Table, values ...int64) (cells []int) {
	sum, total := t.Sum(), int64(0)
	for _, v := range values {
		cells = append(cells, t.Count(v, v, Open, sum))
		total += v
	}
	return append(cells, t.Count(total, total+1000, sum, Open))
}

func TestOneOrTwoAreHiddenAndNoneAndThreeAreShown(t *testing.T) {
	table := NewTable(rule)
	for _, c := range []struct {
		value int64
		state State
	}{{0, Shown}, {1, Primary}, {2, Primary}, {3, Shown}} {
		cell := table.Count(c.value, 1, Open, Open)
		table.Judge()
		if got := table.State(cell); got != c.state {
			t.Errorf("%d is %d", c.value, got)
		}
	}
}

func TestAPartIsJudgedByWhatItLeavesOfItsBase(t *testing.T) {
	for _, c := range []struct {
		part, base     int64
		ofPart, ofBase State
		what           string
	}{
		{20, 100, Shown, Shown, "many of many"},
		{97, 100, Shown, Shown, "all but three"},
		{98, 100, Primary, Shown, "all but two"},
		{100, 100, Shown, Shown, "all of many"},
		{0, 100, Shown, Shown, "none of many"},
		{5, 5, Shown, Shown, "all of five"},
		{0, 5, Shown, Shown, "none of five"},
		{4, 4, Primary, Shown, "all of four"},
		{0, 4, Primary, Shown, "none of four"},
		{0, 2, Primary, Primary, "none of two: who is hidden, hides her parts"},
		{0, 0, Shown, Shown, "none of none"},
	} {
		table := NewTable(rule)
		base := table.Count(c.base, 1, Open, Open)
		part := table.Count(c.part, 1, Open, Open)
		table.Share(part, base)
		table.Judge()
		if table.State(part) != c.ofPart || table.State(base) != c.ofBase {
			t.Errorf("%s: %d of %d", c.what, table.State(part), table.State(base))
		}
	}
}

func TestABaseThatIsHiddenForTheSakeOfAnotherHidesItsParts(t *testing.T) {
	table := NewTable(rule)
	bases := column(table, 1, 30, 500)
	part := table.Count(10, 1, Open, Open)
	table.Share(part, bases[1])
	table.Judge()
	protected(t, table)
	if table.State(bases[1]) != Secondary || table.State(part) != Secondary {
		t.Errorf("the base is %d, the part %d", table.State(bases[1]), table.State(part))
	}
}

func TestAKommuneIsGivenBackByHeleLandetUntilAnotherIsHidden(t *testing.T) {
	table := NewTable(rule)
	cells := column(table, 2, 40, 30, 500)
	table.Judge()
	found(t, table, cells[0])
	protected(t, table)
	if table.State(cells[2]) != Secondary || table.Hidden(Secondary) != 1 {
		t.Errorf("the cheapest is %d, %d are hidden", table.State(cells[2]), table.Hidden(Secondary))
	}
}

func TestAYdelseIsGivenBackByAlleUntilAWholeRectangleIsHidden(t *testing.T) {
	g := newGrid(NewTable(rule), [][]int64{{1, 20}, {30, 40}})
	g.Judge()
	found(t, g.Table, g.cells[0][0])
	protected(t, g.Table)
	if g.Hidden(Secondary) != 3 {
		t.Errorf("\n%s", g)
	}
}

func TestTheComplementThatIsShownElsewhereGivesAPartBack(t *testing.T) {
	table := NewTable(rule)
	persons, without := table.Count(60, 60, Open, Open), table.Count(2, 2, Open, Open)
	offer, hours := table.Count(50, 50, Open, Open), table.Count(8, 8, Open, Open)
	table.Share(without, persons)
	table.Equal(Term{offer, 1}, Term{hours, 1}, Term{without, 1}, Term{persons, -1})
	table.Judge()
	found(t, table, without)
	protected(t, table)
	if table.State(hours) != Secondary || table.Hidden(Secondary) != 1 {
		t.Errorf("hours are %d, %d are hidden", table.State(hours), table.Hidden(Secondary))
	}
}

func TestWhatIsLeftOfAHiddenBaseIsFoundThoughNeitherIs(t *testing.T) {
	table := NewTable(rule)
	persons, without := table.Count(60, 60, Open, Open), table.Count(20, 20, Open, Open)
	offer, hours := table.Count(39, 39, Open, Open), table.Count(1, 1, Open, Open)
	table.Share(without, persons)
	table.Equal(Term{offer, 1}, Term{hours, 1}, Term{without, 1}, Term{persons, -1})
	for _, cell := range []int{persons, without} {
		table.cells[cell].state = Secondary
	}
	found(t, table, without) // 40 are left of persons, whoever they are
}

// A block of hidden cells whose rows and columns give back one that is in neither alone.
func TestEliminationOverSeveralSumsFindsWhatNoSumDoes(t *testing.T) {
	values := [][]int64{{50, 51, 52, 53}, {54, 55, 56, 57}, {58, 59, 60, 61}, {62, 63, 64, 65}}
	g := newGrid(NewTable(rule), values)
	for _, at := range [][2]int{{0, 0}, {0, 1}, {1, 0}, {1, 1}, {0, 2}, {2, 2}, {2, 3}, {3, 3}, {3, 2}} {
		g.Table.cells[g.cells[at[0]][at[1]]].state = Secondary
	}
	found(t, g.Table, g.cells[0][2])
	r := newReader(g.Table)
	r.narrow()
	if values := r.values(g.cells[0][2]); values < EnoughValues {
		t.Errorf("each sum by itself leaves %d values: the story tells nothing", values)
	}
	protected(t, g.Table)
}

func TestWhatWasShownBeforeHidesNothing(t *testing.T) {
	table := NewTable(rule)
	cells := column(table, 2, 40, 30, 500)
	table.Know(cells[2])
	table.Judge()
	table.cells[cells[2]].state = Secondary
	found(t, table, cells[0])
	protected(t, table)
	if table.State(cells[1]) != Secondary {
		t.Error("another one has to be hidden")
	}
}

func TestACountWhoseValueIsOutAlreadyIsFound(t *testing.T) {
	table := NewTable(rule)
	cells := column(table, 2, 40, 30)
	table.Know(cells[0])
	table.Judge()
	if err := table.Protect(); err != nil {
		t.Fatal(err)
	}
	if a := table.Attack(); !slices.Equal(a.Found, cells[:1]) || a.Known != 1 || a.Least != 1 || a.Safe() {
		t.Errorf("%+v", a)
	}
}

// A delivery after the first one has other persons in the base, and as many in the part as it
// showed then: the part is out, what it leaves of the new base is not.
func TestAPartThatIsOutAlreadyIsProtectedByItsNewBase(t *testing.T) {
	for _, c := range []struct {
		what       string
		part, base int64
	}{{"all but two", 4, 6}, {"all but one", 4, 5}, {"nobody of a few", 0, 4}, {"all of a few", 4, 4}, {"nobody of one", 0, 1}} {
		table := NewTable(rule)
		bases := column(table, c.base, 40, 30)
		part := table.Count(c.part, 10, Open, Open)
		table.Share(part, bases[0])
		table.Know(part)
		table.Judge()
		protected(t, table)
		if table.State(part) != Primary || table.State(bases[0]) == Shown {
			t.Errorf("%s: the part is %d and the base %d", c.what, table.State(part), table.State(bases[0]))
		}
		table.Know(bases[0]) // with the base it is given back
		if a := table.Attack(); !slices.Contains(a.Found, part) {
			t.Errorf("%s: the attack found %+v", c.what, a)
		}
	}
}

func TestWhatWasHiddenBeforeIsNoSecretWhereNobodyIsLeft(t *testing.T) {
	table := NewTable(rule)
	bases := column(table, 0, 40, 30)
	part := table.Count(0, 10, Open, Open)
	table.Share(part, bases[0])
	table.Hide(part)
	table.Judge()
	protected(t, table)
	if table.Hidden(Primary)+table.Hidden(Secondary) != 0 {
		t.Error("0 of 0 says nothing of anybody")
	}
	table.Hide(bases[0])
	table.Judge()
	protected(t, table)
	if table.State(part) != Secondary {
		t.Error("a base that stays hidden has its parts hidden too")
	}
}

// 0, 0, 2 and 10 are the classes of 12 of many persons, and all but the 2 were shown before:
// what the 2 leave of the 12 is out, and hides nobody; the 2 are hidden behind the 12.
func TestWhatIsLeftOfABaseMayBeOutWhereItIsLarge(t *testing.T) {
	for _, c := range []struct {
		left int64
		safe bool
	}{{10, true}, {3, true}, {2, false}, {0, false}} {
		table := NewTable(rule)
		base := column(table, 2+c.left, 40, 30)[0]
		cells := classesOf(table, base, 0, 0, 2, c.left)
		for _, cell := range []int{cells[0], cells[1], cells[3]} {
			table.Know(cell)
		}
		table.Judge()
		table.hide(base)
		_ = table.Protect() // the attack says what comes of it
		if a := table.Attack(); a.Safe() != c.safe {
			t.Errorf("%d are left: %+v", c.left, a)
		}
	}
}

// classesOf are parts of a base that add up to it.
func classesOf(table *Table, base int, values ...int64) (cells []int) {
	sum := []Term{{base, -1}}
	for _, v := range values {
		cells = append(cells, table.Count(v, v+1, Open, Open))
		table.Share(cells[len(cells)-1], base)
		sum = append(sum, Term{cells[len(cells)-1], 1})
	}
	table.Equal(sum...)
	return cells
}

func TestWhatWasHiddenBeforeStaysHidden(t *testing.T) {
	table := NewTable(rule)
	cells := column(table, 20, 40, 30, 500)
	part := table.Count(10, 10, Open, Open)
	table.Share(part, cells[1])
	table.Hide(cells[1])
	table.Judge()
	protected(t, table)
	if table.State(cells[1]) != Secondary || table.State(part) != Secondary || table.Hidden(Primary) != 0 || table.Hidden(Secondary) != 3 {
		t.Errorf("%d and %d, %d are hidden", table.State(cells[1]), table.State(part), table.Hidden(Secondary))
	}
}

// months are the parts of a hundred persons each in so many months, and the decision on them.
func months(t *Table, pct int64, parts ...int64) Mean {
	m := Mean{Pct: pct}
	for _, v := range parts {
		base, part := t.Count(100, 100, Open, Open), t.Count(v, v+1, Open, Open)
		t.Share(part, base)
		m.Parts, m.Bases = append(m.Parts, part), append(m.Bases, base)
	}
	decided(t, m)
	return m
}

func TestAHiddenMonthIsGivenBackByTheDecisionOnItsMean(t *testing.T) {
	table := NewTable(rule)
	m := months(table, 30, 2, 58) // 30 pct. exactly, so not under: the first is 2 at least
	table.Judge()
	a := table.Attack()
	if !a.Safe() || a.Least != 99 {
		t.Errorf("2 to 100 are left: %+v", a)
	}
	table = NewTable(rule)
	m = months(table, 30, 2, 57) // under by one: 0, 1 or 2 persons
	table.Judge()
	found(t, table)
	table = NewTable(rule)
	m = months(table, 30, 1, 58) // under by one: 0 or 1 persons
	table.Judge()
	found(t, table, m.Parts[0])
	protected(t, table)
	if table.State(m.Parts[1]) != Secondary {
		t.Error("the other month has to be hidden")
	}
}

func TestADecisionTellsAboutAHiddenBase(t *testing.T) {
	table := NewTable(rule)
	base, part := table.Count(6, 6, Open, Open), table.Count(2, 2, Open, Open)
	table.Share(part, base)
	decided(table, Mean{Parts: []int{part}, Bases: []int{base}, Pct: 30})
	table.cells[base].state, table.cells[part].state = Secondary, Primary
	table.Know(part)
	if a := table.Attack(); !slices.Equal(a.Found, []int{part}) || a.Least != 1 {
		t.Errorf("%+v", a)
	}
	r := newReader(table)
	r.attack()
	if got := r.of[r.cell[base]]; got != (limits{2, 6}) {
		t.Errorf("2 of 2 to 2 of 6 are 30 pct. or more, the attack says %+v", got)
	}
}

func TestAMonthWithoutPersonsCountsInNoMean(t *testing.T) {
	table := NewTable(rule)
	m := months(table, 30, 20, 30)
	none := table.Count(0, 1, Open, Open)
	table.Share(none, none-1)
	m.Parts, m.Bases = append(m.Parts, none), append(m.Bases, none)
	own := mean{Mean: m}
	if own.decide(table.value) != under || own.exactly(table.value) != under {
		t.Error("25 pct. are under 30")
	}
	if empty := (&mean{Mean: Mean{Parts: []int{none}, Bases: []int{none}, Pct: 30}}); empty.decide(table.value) != 0 {
		t.Error("a mean of nothing is no decision")
	}
}

func TestCountsThatAreNoTableAreAnErrorWithoutAValue(t *testing.T) {
	for _, c := range []struct {
		what string
		make func(t *Table)
		says string
	}{
		{"a sum that does not add up", func(t *Table) { t.Equal(Term{t.Count(4711, 1, Open, Open), 1}) }, "sum 1"},
		{"a part larger than its base", func(t *Table) { t.Share(t.Count(4711, 1, Open, Open), t.Count(4710, 1, Open, Open)) }, "cell 0 is larger than cell 1"},
		{"fewer than nobody", func(t *Table) { t.Count(-4711, 1, Open, Open) }, "cell 0 is not in"},
		{"another decision", func(t *Table) { months(t, 30, 47, 11); t.means[0].said = notUnder }, "mean 0"},
		{"a mean of no shares", func(t *Table) {
			n := t.Count(4711, 1, Open, Open)
			t.Mean(Mean{Parts: []int{n}, Bases: []int{n}, Pct: 30})
		}, "no share of its base"},
		{"one count alone", func(t *Table) {
			t.Equal(Term{t.Count(1, 1, Open, Open), 1}, Term{t.Count(1, 1, Open, Open), -1})
			t.Know(0)
		}, "1 hidden cells, the first of them cell 1,"},
	} {
		table := NewTable(rule)
		c.make(table)
		table.Judge()
		err := table.Protect()
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "471") {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestALimitIsInForceFromItsMonthOnAndHasAnOwner(t *testing.T) {
	l, err := LimitOf(schemas.MonthOf(2020, 1))
	if err != nil || l.Owner == "" || l.Reason == "" || l.Fewest != 3 || l.FewestBase != 5 {
		t.Errorf("%+v, %v", l, err)
	}
	if _, err := LimitOf(schemas.MonthOf(2019, 12)); err == nil {
		t.Error("no limit was in force in December 2019")
	}
}
