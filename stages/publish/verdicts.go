package publish

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// verdict names something that a run decides on a kommune, or on Hele landet.
type verdict struct {
	// What is the column that says it, one of decided.
	What string
	Kode int32
}

// The columns that say what is decided: whether each fokusmål is met, and the status of the
// tilsyn.
const (
	maal1Opfyldt = "maal1_opfyldt"
	maal2Opfyldt = "maal2_opfyldt"
	status       = "status"
)

// decided are the columns that decide, in the order in which they are told.
var decided = []string{maal1Opfyldt, maal2Opfyldt, status}

// compareVerdicts is the order of decided, then of kommune.
func compareVerdicts(a, b verdict) int {
	return cmp.Or(slices.Index(decided, a.What)-slices.Index(decided, b.What), cmp.Compare(a.Kode, b.Kode))
}

// Verdicts are what a run decides: the text that its tables have for it.
type Verdicts struct {
	of map[verdict]string
	// Foreloebig says that the year had fewer than 12 months of data.
	Foreloebig bool
}

// VerdictsOf reads the decisions of a run from the tables fokusmaal_aar and tilsyn.
func VerdictsOf(folder string, run Run) (Verdicts, error) {
	annual, err := readCells(folder, run, schemas.FokusmaalAar)
	if err != nil {
		return Verdicts{}, err
	}
	return verdictsBeside(folder, run, annual)
}

// verdictsBeside is VerdictsOf where table fokusmaal_aar is read already.
func verdictsBeside(folder string, run Run, annual *cellTable) (Verdicts, error) {
	d := Verdicts{of: map[verdict]string{}}
	if err := d.addGoals(annual); err != nil {
		return d, err
	}
	if !run.WroteFile(schemas.Tilsyn.Path + ".csv") {
		return d, nil
	}
	tilsyn, err := readCells(folder, run, schemas.Tilsyn)
	if err != nil {
		return d, err
	}
	return d, d.add(tilsyn, status)
}

// addGoals adds what table fokusmaal_aar says.
func (d *Verdicts) addGoals(annual *cellTable) error {
	for _, row := range annual.rows {
		d.Foreloebig = d.Foreloebig || annual.cell(row, "foreloebig") == "true"
	}
	return d.add(annual, maal1Opfyldt, maal2Opfyldt)
}

// add adds what some columns of a table say of each kommune.
func (d *Verdicts) add(t *cellTable, columns ...string) error {
	for _, row := range t.rows {
		code, err := strconv.ParseInt(t.cell(row, "kommune"), 10, 32)
		if _, known := schemas.KommuneFraKode(int32(code)); err != nil || !known && code != 0 {
			return t.differs("the codes of the kommuner in column kommune", "something else")
		}
		for _, column := range columns {
			d.of[verdict{column, int32(code)}] = t.cell(row, column)
		}
	}
	return nil
}

// addTilsyn adds decisions that stand in no table; nil is none.
func (d *Verdicts) addTilsyn(t *statement.Tilsyn) {
	if t == nil {
		return
	}
	for i := range t.Raekker {
		d.of[verdict{status, t.Raekker[i].Kommune.Kode()}] = t.Raekker[i].Status.String()
	}
}

// differing are the decisions that are not the same in both, in order. A tilsyn that is
// decided in one of them alone is a change.
func (d *Verdicts) differing(before Verdicts) []verdict {
	var differ []verdict
	for v, decided := range d.of {
		if then, there := before.of[v]; !there || then != decided {
			differ = append(differ, v)
		}
	}
	for v := range before.of {
		if _, there := d.of[v]; !there {
			differ = append(differ, v)
		}
	}
	slices.SortFunc(differ, compareVerdicts)
	return differ
}

// Changed are the codes whose decisions are not the same in both, in order.
func (d *Verdicts) Changed(before Verdicts) []int32 {
	codes := map[int32]bool{}
	for _, v := range d.differing(before) {
		codes[v.Kode] = true
	}
	return slices.Sorted(maps.Keys(codes))
}

// KommuneNames says how many codes there are and names them, 0 as Hele landet; codes that
// are none are not named.
func KommuneNames(codes []int32) string {
	var names []string
	kommuner := 0
	for _, code := range codes {
		if k, known := schemas.KommuneFraKode(code); known {
			names = append(names, k.Navn())
			kommuner++
		} else if code == 0 {
			names = append(names, schemas.HeleLandetNavn)
		}
	}
	switch {
	case kommuner == schemas.Kommuner && len(names) > kommuner:
		return "all 98 kommuner and Hele landet"
	case kommuner == schemas.Kommuner:
		return "all 98 kommuner"
	}
	return fmt.Sprintf("%d: %s", len(codes), strings.Join(names, ", "))
}
