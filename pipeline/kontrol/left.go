package main

import (
	"slices"
	"strings"
)

// leftOut is what a run wrote and the second calculation does not compare, and why.
type leftOut struct{ table, why string }

// why are the reasons, by table.
var why = map[string]string{
	"kontrol":           "it is what the controls found in the delivery, no figure of SPEC",
	"afviste/ydelse":    rejectedRows,
	"afviste/samtaler":  rejectedRows,
	"afviste/tilbud":    rejectedRows,
	"afviste/loentimer": rejectedRows,
}

// forThePublic is the folder of a run for the public (this program shares no code, so it has a
// name of its own for it), and why what is in it is not compared.
const (
	forThePublic    = "publikation/"
	forThePublicWhy = "it is the compared tables once more, with what is too small to be shown left out"
)

const rejectedRows = "they are rows of the input as they were; how many under each code is compared, in run.json"

// leave notes a table that is not compared.
func (r *result) leave(table, why string) { r.left = append(r.left, leftOut{table, why}) }

// leaveTheRest goes through the files of the run and notes every table that was not compared,
// so that none is passed over in silence. One that is not known is refused.
func (r *result) leaveTheRest() error {
	csv, public := false, false
	for _, o := range r.run.Outputs {
		if strings.HasPrefix(o.Path, forThePublic) {
			public = true
			continue
		}
		name, isTable := strings.CutSuffix(o.Path, ".parquet")
		csv = csv || strings.HasSuffix(o.Path, ".csv")
		switch reason, known := why[name]; {
		case !isTable || r.told(name):
		case known:
			r.leave(name, reason)
		default:
			return wrong("mend this program, or make the run again", "run.json: expected the tables that every run has, found one more, %s, which would not be compared", o.Path)
		}
	}
	if public {
		r.leave(forThePublic+"*", forThePublicWhy)
	}
	if csv {
		r.leave("*.csv", "they are the same tables once more; fokusmaal verify holds them against the .parquet")
	}
	return nil
}

// told says whether a table is on the list already.
func (r *result) told(table string) bool {
	return slices.ContainsFunc(r.tallies, func(t tally) bool { return t.Table == table }) ||
		slices.ContainsFunc(r.left, func(l leftOut) bool { return l.table == table })
}

// notCompared are the left-out tables as the record has them.
func (r *result) notCompared() []string {
	var found []string
	for _, l := range r.left {
		found = append(found, l.table+": "+l.why)
	}
	return found
}
