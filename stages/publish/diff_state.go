package publish

import (
	"maps"

	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// State is what a run says, or would say: its figures as they are published, cell by cell,
// and its decisions.
type State struct {
	// tables are those of diffTables, in order.
	tables   []*cellTable
	verdicts Verdicts
}

// diffTable is a table whose figures a diff compares: some columns name a row, others are
// its figures.
type diffTable struct {
	schemas.Result
	key, figures []string
}

// diffTables are the tables of figures. What other tables say follows from them, and, of the
// tilsyn, from the small files.
func diffTables() []diffTable {
	return []diffTable{
		{schemas.FokusmaalMaaned, []string{"maaned", "kommune", "ydelse"},
			[]string{"personer", "uden_tilbud", "faerre_end_4_samtaler", "andel_uden_tilbud", "andel_faerre_end_4_samtaler", "gns12_uden_tilbud", "gns12_faerre_end_4_samtaler"}},
		{schemas.FokusmaalAar, []string{"aar", "kommune"}, []string{"maaneder", "andel_uden_tilbud", "andel_faerre_end_4_samtaler"}},
		{schemas.Afstemning, []string{"maaned", "kommune", "trin"}, []string{"personer"}},
		{schemas.Grundene, []string{"maaned", "kommune", "fokusmaal", "grund"}, []string{"personer"}},
		{schemas.FokusmaalVarighed, []string{"maaned", "kommune", "varighed"},
			[]string{"personer", "uden_tilbud", "faerre_end_4_samtaler", "andel_uden_tilbud", "andel_faerre_end_4_samtaler"}},
	}
}

// The places of two tables among diffTables.
const (
	monthlyTable = 0
	annualTable  = 1
)

// ReadState reads what a published run says, from tables whose bytes have to be those of its
// record.
func ReadState(folder string, run Run) (*State, error) {
	s := &State{}
	for _, t := range diffTables() {
		cells, err := readCells(folder, run, t.Result)
		if err != nil {
			return nil, err
		}
		if err := cells.keyed(len(cells.rows), cells.key(t.key...)); err != nil {
			return nil, err
		}
		s.tables = append(s.tables, cells)
	}
	var err error
	s.verdicts, err = verdictsBeside(folder, run, s.tables[annualTable])
	return s, err
}

// StateOf is what a run with these figures would say that decides no tilsyn.
func StateOf(o *statement.Opgoerelse, mem memory.Allocator) (*State, error) {
	s := &State{verdicts: Verdicts{of: map[verdict]string{}}}
	for _, figures := range figureTables() {
		cells, err := figures.cells(o, mem)
		if err != nil {
			return nil, err
		}
		s.tables = append(s.tables, cells)
	}
	return s, s.verdicts.addGoals(s.tables[annualTable])
}

// With is what the run would say if it decided this tilsyn; nil is none.
func (s *State) With(t *statement.Tilsyn) *State {
	with := &State{tables: s.tables, verdicts: Verdicts{of: maps.Clone(s.verdicts.of), Foreloebig: s.verdicts.Foreloebig}}
	with.verdicts.addTilsyn(t)
	return with
}

// cells is the table as its CSV file would have it.
func (t figureTable) cells(o *statement.Opgoerelse, mem memory.Allocator) (*cellTable, error) {
	batch := t.batch(o, mem)
	defer batch.Release()
	rows, err := linesOf(t.Result, stamp{}, batch)
	c := &cellTable{path: t.Path, columns: map[string]int{}, rows: rows}
	for i, column := range t.Columns {
		c.columns[column.Name] = i
	}
	return c, err
}

// Foreloebig says that the year has fewer than 12 months of data.
func (s *State) Foreloebig() bool { return s.verdicts.Foreloebig }

// like returns the rows of a table in the order of those of another, which has to have the
// same ones by their key.
func (t diffTable) like(rows, order *cellTable) ([][]string, error) {
	if rows == order {
		return rows.rows, nil
	}
	own, theirs := rows.key(t.key...), order.key(t.key...)
	if len(rows.rows) != len(order.rows) {
		return nil, rows.differs("as many rows as the table of the other run has", "another number")
	}
	at := make(map[string]int, len(rows.rows))
	for i, row := range rows.rows {
		at[string(own.append(nil, row))] = i
	}
	ordered := make([][]string, len(rows.rows))
	var name []byte
	for i, row := range order.rows {
		name = theirs.append(name[:0], row)
		n, there := at[string(name)]
		if !there {
			return nil, rows.differs("a row of "+string(name)+", as in the table of the other run", "none")
		}
		ordered[i] = rows.rows[n]
	}
	return ordered, nil
}

// places are where the columns of figures stand in a table.
func (t diffTable) places(c *cellTable) []int {
	places := make([]int, 0, len(t.figures))
	for _, name := range t.figures {
		places = append(places, c.columns[name])
	}
	return places
}
