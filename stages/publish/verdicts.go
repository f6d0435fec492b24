package publish

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fokusmaal/schemas"
)

// verdicts are what a run decides, by kommune: whether each fokusmål is met, and the
// status of its tilsyn where the run decides one.
type verdicts struct {
	of map[int32]string
	// foreloebig says that the year had fewer than 12 months of data.
	foreloebig bool
}

// verdictsOf reads the decisions of a run from the tables fokusmaal_aar and tilsyn.
func verdictsOf(folder string, run Run) (verdicts, error) {
	d := verdicts{of: map[int32]string{}}
	annual, err := readCells(folder, run, schemas.FokusmaalAar)
	if err != nil {
		return d, err
	}
	for _, row := range annual.rows {
		d.foreloebig = d.foreloebig || annual.cell(row, "foreloebig") == "true"
	}
	if err := d.add(annual, "maal1_opfyldt", "maal2_opfyldt"); err != nil {
		return d, err
	}
	if !slices.ContainsFunc(run.Outputs, func(o Output) bool { return o.Path == schemas.Tilsyn.Path+".csv" }) {
		return d, nil
	}
	tilsyn, err := readCells(folder, run, schemas.Tilsyn)
	if err != nil {
		return d, err
	}
	return d, d.add(tilsyn, "status")
}

// add adds what some columns of a table say of each kommune.
func (d *verdicts) add(t *cellTable, columns ...string) error {
	for _, row := range t.rows {
		code, err := strconv.ParseInt(t.cell(row, "kommune"), 10, 32)
		if _, known := schemas.KommuneFraKode(int32(code)); err != nil || !known && code != 0 {
			return t.differs("the codes of the kommuner in column kommune", "something else")
		}
		for _, column := range columns {
			d.of[int32(code)] += column + " " + t.cell(row, column) + "; "
		}
	}
	return nil
}

// changed are the codes whose decisions are not the same in both, in order. A tilsyn that
// is decided in one of them alone is a change.
func (d *verdicts) changed(before verdicts) []int32 {
	var codes []int32
	for code, decided := range d.of {
		if before.of[code] != decided {
			codes = append(codes, code)
		}
	}
	for code := range before.of {
		if _, there := d.of[code]; !there {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
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

// runFolder is the folder of a run on a shelf.
func runFolder(shelf, runID string) string { return filepath.Join(shelf, "runs", runID) }
