package publish

import (
	"strconv"

	"fokusmaal/schemas"
)

// sums hold wholes against their parts. What is left of a whole when its parts are taken
// away has to be nothing.
type sums struct {
	table *cellTable
	left  map[string]*int64
	// order is that of the first mention, so that it is the same error every time.
	order []string
	// name is used again from sum to sum.
	name []byte
}

func newSums(t *cellTable) *sums { return &sums{table: t, left: map[string]*int64{}} }

// add adds to the sum that a law says of some cells of a row: to a whole, or, with whole
// false, to a part of it.
func (s *sums) add(law string, k key, row []string, whole bool, n int64) {
	s.name = append(append(s.name[:0], law...), ", "...)
	s.name = k.append(s.name, row)
	left, there := s.left[string(s.name)]
	if !there {
		left = new(int64)
		s.left[string(s.name)] = left
		s.order = append(s.order, string(s.name))
	}
	if !whole {
		n = -n
	}
	*left += n
}

// hold returns how many sums there are, or the first one that does not hold.
func (s *sums) hold() (int64, error) {
	for _, name := range s.order {
		if *s.left[name] != 0 {
			return 0, s.table.differs("the sums to hold: "+name, "another sum")
		}
	}
	return int64(len(s.order)), nil
}

// The laws of conservation, as they are said.
const (
	lawKommuner = "the kommuner are Hele landet"
	lawYdelser  = "the ydelser are alle"
	lawTrin     = "the last step is the population of fokusmaal_maaned"
	lawGrunde   = "the grounds are the population of fokusmaal_maaned"
	lawTaeller  = "the grounds that count are the numerator of fokusmaal_maaned"
	lawVarighed = "the varigheder are alle of fokusmaal_maaned"
)

const heleLandet = "0"

// counted are the columns of fokusmaal_maaned that count persons; the second and third are
// the numerators of fokusmål 1 and 2.
var counted = [...]string{"personer", "uden_tilbud", "faerre_end_4_samtaler"}

// Conserved checks the laws of conservation on the figures of a run, in whose tables no
// person can come or go: the kommuner are Hele landet, the ydelser are alle, the last step
// and the grounds are the population, the grounds that count are the numerators, the
// varigheder are alle, and no numerator is more than its denominator. It returns how many sums
// were compared; the first thing that does not hold is a [*ReadError].
func Conserved(folder string, run Run) (int64, error) {
	const areas = schemas.Kommuner + 1
	var tables [5]*cellTable
	for i, t := range []struct {
		schemas.Result
		rows int
		key  []string
	}{
		{schemas.FokusmaalMaaned, 12 * areas * (schemas.Grupper + 1), []string{"maaned", "kommune", "ydelse"}},
		{schemas.Afstemning, 12 * areas * schemas.AntalTrin, []string{"maaned", "kommune", "trin"}},
		{schemas.Grundene, 12 * areas * schemas.AntalGrunde, []string{"maaned", "kommune", "fokusmaal", "grund"}},
		{schemas.FokusmaalAar, areas, []string{"aar", "kommune"}},
		{schemas.FokusmaalVarighed, 12 * areas * schemas.AntalVarigheder, []string{"maaned", "kommune", "varighed"}},
	} {
		var err error
		if tables[i], err = readCells(folder, run, t.Result); err != nil {
			return 0, err
		}
		if err := tables[i].keyed(t.rows, tables[i].key(t.key...)); err != nil {
			return 0, err
		}
	}
	monthly, err := monthlySums(tables[0])
	if err != nil {
		return 0, err
	}
	steps, err := stepSums(tables[1], tables[0])
	if err != nil {
		return 0, err
	}
	grounds, err := groundSums(tables[2], tables[0])
	if err != nil {
		return 0, err
	}
	lengths, err := lengthSums(tables[4], tables[0])
	return monthly + steps + grounds + lengths, err
}

// monthlySums adds up fokusmaal_maaned.
func monthlySums(t *cellTable) (int64, error) {
	s, all := newSums(t), t.key("maaned", "kommune", "ydelse")
	acrossKommuner, acrossYdelser := t.key("maaned", "ydelse"), t.key("maaned", "kommune")
	for _, row := range t.rows {
		numbers, err := t.countedIn(row, all)
		if err != nil {
			return 0, err
		}
		for i, column := range counted {
			s.add(lawKommuner+" in column "+column, acrossKommuner, row, t.cell(row, "kommune") == heleLandet, numbers[i])
			s.add(lawYdelser+" in column "+column, acrossYdelser, row, t.cell(row, "ydelse") == schemas.Alle, numbers[i])
		}
	}
	return s.hold()
}

// countedIn are the counted columns of a row, whose key is all; no numerator may be more than
// the persons.
func (t *cellTable) countedIn(row []string, all key) (numbers [len(counted)]int64, err error) {
	for i, column := range counted {
		if numbers[i], err = t.count(row, column); err != nil {
			return numbers, err
		}
		if numbers[i] > numbers[0] {
			return numbers, t.differs("column "+column+" to be at most personer in "+string(all.append(nil, row)), "more")
		}
	}
	return numbers, nil
}

// lengthSums adds up fokusmaal_varighed and holds it against fokusmaal_maaned, column by column.
func lengthSums(t, monthly *cellTable) (int64, error) {
	s, all := newSums(t), t.key("maaned", "kommune", "varighed")
	acrossKommuner, area := t.key("maaned", "varighed"), t.key("maaned", "kommune")
	for _, row := range t.rows {
		numbers, err := t.countedIn(row, all)
		if err != nil {
			return 0, err
		}
		for i, column := range counted {
			s.add(lawKommuner+" in column "+column, acrossKommuner, row, t.cell(row, "kommune") == heleLandet, numbers[i])
			s.add(lawVarighed+" in column "+column, area, row, false, numbers[i])
		}
	}
	for _, column := range counted {
		if err := s.addAlle(monthly, column, lawVarighed+" in column "+column); err != nil {
			return 0, err
		}
	}
	return s.hold()
}

// stepSums adds up afstemning and holds its last step against fokusmaal_maaned.
func stepSums(t, monthly *cellTable) (int64, error) {
	s, acrossKommuner, area := newSums(t), t.key("maaned", "trin"), t.key("maaned", "kommune")
	for _, row := range t.rows {
		n, err := t.count(row, "personer")
		if err != nil {
			return 0, err
		}
		s.add(lawKommuner, acrossKommuner, row, t.cell(row, "kommune") == heleLandet, n)
		if t.cell(row, "trin") == schemas.Population.String() {
			s.add(lawTrin, area, row, false, n)
		}
	}
	if err := s.addAlle(monthly, counted[0], lawTrin); err != nil {
		return 0, err
	}
	return s.hold()
}

// groundSums adds up grunde and holds each fokusmål of it against fokusmaal_maaned.
func groundSums(t, monthly *cellTable) (int64, error) {
	against := map[string]bool{} // the grounds that count against the kommune, by fokusmål
	for g := schemas.GrundTilbud; g <= schemas.GrundMindst4; g++ {
		against[strconv.Itoa(g.Fokusmaal())+g.String()] = g.Rammer()
	}
	s, acrossKommuner, area := newSums(t), t.key("maaned", "fokusmaal", "grund"), t.key("maaned", "kommune")
	for _, row := range t.rows {
		n, err := t.count(row, "personer")
		if err != nil {
			return 0, err
		}
		fokusmaal := t.cell(row, "fokusmaal")
		s.add(lawKommuner, acrossKommuner, row, t.cell(row, "kommune") == heleLandet, n)
		s.add(lawGrunde+" in fokusmaal "+fokusmaal, area, row, false, n)
		if against[fokusmaal+t.cell(row, "grund")] {
			s.add(lawTaeller+" in fokusmaal "+fokusmaal, area, row, false, n)
		}
	}
	for i, numerator := range counted[1:] {
		fokusmaal := " in fokusmaal " + strconv.Itoa(i+1)
		if err := s.addAlle(monthly, counted[0], lawGrunde+fokusmaal); err != nil {
			return 0, err
		}
		if err := s.addAlle(monthly, numerator, lawTaeller+fokusmaal); err != nil {
			return 0, err
		}
	}
	return s.hold()
}

// addAlle adds the wholes that a law finds in a column of fokusmaal_maaned, in the rows of
// alle.
func (s *sums) addAlle(monthly *cellTable, column, law string) error {
	area := monthly.key("maaned", "kommune")
	for _, row := range monthly.rows {
		if monthly.cell(row, "ydelse") != schemas.Alle {
			continue
		}
		n, err := monthly.count(row, column)
		if err != nil {
			return err
		}
		s.add(law, area, row, true, n)
	}
	return nil
}
