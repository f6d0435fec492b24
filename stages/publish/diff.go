package publish

import (
	"maps"
	"math/big"
	"slices"
	"strconv"

	"fokusmaal/schemas"
	"fokusmaal/stages/forskel"
)

// Step is a step on the way from one run to another: why, and what is said behind it.
type Step struct {
	Aarsag schemas.Aarsag
	To     *State
}

// Diff is what is different in run B from run A, and why.
type Diff struct {
	Aar int
	// Figures is how many figures were compared.
	Figures int
	// Rows are those of table diff, and Decisions those of table diff_afgoerelser.
	Rows      []DiffRow
	Decisions []DiffDecision
	// Land is how the figures of Hele landet came to be what they are, changed or not.
	Land []Landstal
	// Moves says what became of the input rows, by table; empty where nobody can tell.
	Moves []forskel.Bevaegelse
}

// DiffRow is a figure that is another one in B, or on the way there.
type DiffRow struct {
	forskel.Opdelt
	table diffTable
	// cells is the row in B, in table of.
	cells []string
	of    *cellTable
	tal   string
}

// Changed says that the figure is another in B.
func (r *DiffRow) Changed() bool { return r.Foer != r.Efter }

// DiffDecision is a decision that is another one in B, or on the way there.
type DiffDecision struct {
	// Afgoerelse is the column that says it, Kode the kommune, 0 = Hele landet.
	Afgoerelse string
	Kode       int32
	// Foer and Efter are what is decided; empty where nothing is.
	Foer, Efter string
	// Aarsager are the steps at which it changes, in order.
	Aarsager []schemas.Aarsag
}

// Flips says that B decides something else.
func (d *DiffDecision) Flips() bool { return d.Foer != d.Efter }

// Fokusmaal is 1 or 2 where the decision is whether that one is met, and 0 of the tilsyn.
func (d *DiffDecision) Fokusmaal() int {
	return map[string]int{maal1Opfyldt: 1, maal2Opfyldt: 2}[d.Afgoerelse]
}

// NewDiff splits what is different along the way from a: figures are the steps of the
// figures and of whether the fokusmål are met, tilsyn those of its status; each ends with B.
func NewDiff(aar int, a *State, figures, tilsyn []Step) (*Diff, error) {
	d := &Diff{Aar: aar}
	w := newWay(a, figures)
	for n, t := range diffTables() {
		if err := d.addTable(w, n, t); err != nil {
			return nil, err
		}
	}
	w.decisions(d, maal1Opfyldt, maal2Opfyldt)
	newWay(a, tilsyn).decisions(d, status)
	var err error
	d.Land, err = w.land()
	return d, err
}

// Changed is the number of figures that are others in B.
func (d *Diff) Changed() int {
	n := 0
	for i := range d.Rows {
		if d.Rows[i].Changed() {
			n++
		}
	}
	return n
}

// Flips are the decisions that are others in B.
func (d *Diff) Flips() []DiffDecision {
	return slices.DeleteFunc(slices.Clone(d.Decisions), func(v DiffDecision) bool { return !v.Flips() })
}

// way is a way from A to B: its states, A's and B's among them, and why it goes from each
// to the next.
type way struct {
	states   []*State
	aarsager []schemas.Aarsag
}

func newWay(a *State, steps []Step) *way {
	w := &way{states: []*State{a}}
	for _, s := range steps {
		w.states, w.aarsager = append(w.states, s.To), append(w.aarsager, s.Aarsag)
	}
	return w
}

func (w *way) b() *State { return w.states[len(w.states)-1] }

// addTable compares the figures of a table, in the order of B's rows.
func (d *Diff) addTable(w *way, n int, t diffTable) error {
	order := w.b().tables[n]
	rows, places := make([][][]string, len(w.states)), make([][]int, len(w.states))
	for i, s := range w.states {
		var err error
		if rows[i], err = t.like(s.tables[n], order); err != nil {
			return err
		}
		places[i] = t.places(s.tables[n])
	}
	values := make([]string, len(w.states))
	for at := range order.rows {
		for f, tal := range t.figures {
			changes := false
			for i := range values {
				values[i] = rows[i][at][places[i][f]]
				changes = changes || values[i] != values[0]
			}
			d.Figures++
			if !changes {
				continue
			}
			split, err := forskel.Opdel(values, w.aarsager)
			if err != nil {
				return order.differs("exact decimals in column "+tal, "something else")
			}
			d.Rows = append(d.Rows, DiffRow{Opdelt: split, table: t, cells: order.rows[at], of: order, tal: tal})
		}
	}
	return nil
}

// decisions adds those of some columns that change on the way, in order.
func (w *way) decisions(d *Diff, columns ...string) {
	differ := map[verdict]bool{}
	for i := range w.aarsager {
		for _, v := range w.states[i+1].verdicts.differing(w.states[i].verdicts) {
			if slices.Contains(columns, v.What) {
				differ[v] = true
			}
		}
	}
	for _, v := range slices.SortedFunc(maps.Keys(differ), compareVerdicts) {
		values := make([]string, len(w.states))
		for i, s := range w.states {
			values[i] = s.verdicts.of[v]
		}
		if aarsager := forskel.Skift(values, w.aarsager); len(aarsager) > 0 {
			d.Decisions = append(d.Decisions, DiffDecision{v.What, v.Kode, values[0], values[len(values)-1], aarsager})
		}
	}
}

// Landstal is a figure of Hele landet on its way from A to B.
type Landstal struct {
	forskel.Opdelt
	// Navn says which in Danish, and Andel that it is a share 0..1 and no count.
	Navn  string
	Andel bool
}

// land are the figures of Hele landet: the counts of all months together, and the means of
// the year.
func (w *way) land() ([]Landstal, error) {
	var all []Landstal
	for i, navn := range []string{"personer i populationen, alle måneder", "uden tilbud, alle måneder", "færre end 4 samtaler, alle måneder"} {
		all = append(all, Landstal{Navn: navn})
		if err := w.split(&all[len(all)-1], func(s *State) (string, error) { return s.landSum(counted[i]) }); err != nil {
			return nil, err
		}
	}
	for i, column := range []string{"andel_uden_tilbud", "andel_faerre_end_4_samtaler"} {
		all = append(all, Landstal{Navn: "fokusmål " + strconv.Itoa(i+1) + ", årets gennemsnit i pct.", Andel: true})
		if err := w.split(&all[len(all)-1], func(s *State) (string, error) { return s.landMean(column) }); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// split splits a figure whose value each state has.
func (w *way) split(l *Landstal, value func(*State) (string, error)) (err error) {
	values := make([]string, len(w.states))
	for n, s := range w.states {
		if values[n], err = value(s); err != nil {
			return err
		}
	}
	l.Opdelt, err = forskel.Opdel(values, w.aarsager)
	return err
}

// landSum adds up a count of Hele landet over the months.
func (s *State) landSum(column string) (string, error) {
	sum := int64(0)
	t := s.tables[monthlyTable]
	for _, row := range t.rows {
		if t.cell(row, "kommune") != heleLandet || t.cell(row, "ydelse") != schemas.Alle {
			continue
		}
		n, err := t.count(row, column)
		if err != nil {
			return "", err
		}
		sum += n
	}
	return strconv.FormatInt(sum, 10), nil
}

// landMean is an annual share of Hele landet as it is shown, empty where there is none: it is
// rounded before it is split, so that the parts add up as they stand on the screen.
func (s *State) landMean(column string) (string, error) {
	t := s.tables[annualTable]
	for _, row := range t.rows {
		if t.cell(row, "kommune") != heleLandet {
			continue
		}
		text := t.cell(row, column)
		if text == "" {
			return "", nil
		}
		share, err := forskel.LaesDecimal(text)
		if err != nil {
			return "", t.differs("shares in column "+column, "something else")
		}
		return share.FloatString(pointDecimals + 2), nil
	}
	return "", nil
}

// SharePct is a share, or a change of one, in pct. or percentage points, as Danish text of
// three decimals; »-« where there is none. signed puts the sign in front.
func SharePct(share string, signed bool) string {
	tal, err := forskel.LaesDecimal(share)
	if err != nil {
		return "-"
	}
	tal.Mul(tal, big.NewRat(100, 1))
	text := Points(tal)
	if !signed && text[0] == '+' {
		text = text[1:]
	}
	return text
}
