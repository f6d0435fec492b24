package read

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fokusmaal/schemas"
)

// The columns of a tilsyn file that are read, in the order in which they are picked.
const (
	forrigeAar = iota
	forrigeKommune
	forrigeStatus
	forrigeBaselineAar
	forrigeMaal        // and the next, for fokusmål 2
	forrigeBroek       = forrigeMaal + 2
	forrigeFortolkning = forrigeBroek + 2
	forrigeNavn        = forrigeFortolkning + 1
)

// TilsynForrige reads last year's tilsyn.parquet or tilsyn.csv, in order of kommune, and
// says what file it was: one year, and each of the 98 kommuner once. The shares of the
// baseline are the exact fractions of baseline_maal1_broek and baseline_maal2_broek. Where a
// file has neither of the two, they are the decimals of baseline_maal1 and baseline_maal2 as
// somebody wrote them, six at most: more are those of a DOUBLE, and nothing is decided on a
// rounded share. Other columns are passed over.
//
// A file with the column fortolkning was decided under those readings, which stand in
// [SmallFile] and are the same in every row; the caller holds them against its own. One
// without the column was decided with every reading at its default, or by no run at all.
//
// The status ikke_afgjort, which decides nothing, is an error; whether a kommune can stand so
// with its baseline is left to who decides on it. Every error is an [*Error]: it names line
// or row, kommune and column, never a value.
func TilsynForrige(path string) ([]schemas.TilsynForrige, SmallFile, error) {
	return readSmall(path, false, (*sheet).tilsynForrige)
}

func (s *sheet) tilsynForrige() ([]schemas.TilsynForrige, error) {
	text := func(name string) want { return want{names: []string{name}, kind: words, optional: true} }
	lines, err := s.pick(wanted(whole, "aar"), wanted(whole|words, "kommune"), wanted(words, "status"), wanted(whole, "baseline_aar"),
		wanted(fraction, "baseline_maal1"), wanted(fraction, "baseline_maal2"), text("baseline_maal1_broek"), text("baseline_maal2_broek"), text(schemas.Fortolkning.Name), text("kommunenavn"))
	if err != nil {
		return nil, err
	}
	exact := s.has(text("baseline_maal1_broek"))
	if exact != s.has(text("baseline_maal2_broek")) {
		return nil, &Error{Doing: doingHeader, File: s.file.Path, Column: "baseline_maal1_broek", Expected: "both this column and baseline_maal2_broek, or neither",
			Found: "one of them", Hint: "give the file as the program wrote it"}
	}
	stamped := s.has(text(schemas.Fortolkning.Name))
	s.fortolkning = lines[0].cells[forrigeFortolkning]
	first := map[schemas.Kommune]int{}
	found := make([]schemas.TilsynForrige, 0, schemas.Kommuner)
	for _, l := range lines {
		t, err := s.forrige(l, exact)
		if err != nil {
			return nil, err
		}
		if other, twice := first[t.Kommune]; twice {
			return nil, s.repeated(l, other, t.Kommune.Navn())
		}
		if len(found) > 0 && t.Aar != found[0].Aar {
			return nil, s.fault(l, t.Kommune.Navn(), "aar", fmt.Sprintf("one year in all rows, %d", found[0].Aar), "another", "give the file of one year, as the program wrote it")
		}
		if err := s.stamp(l, t.Kommune, stamped); err != nil {
			return nil, err
		}
		first[t.Kommune] = l.number
		found = append(found, t)
	}
	slices.SortFunc(found, func(a, b schemas.TilsynForrige) int { return cmp.Compare(a.Kommune, b.Kommune) })
	return found, s.complete(first)
}

// stamp makes sure that a row has the same readings as the first one, where the file has
// the column at all. Ids say nothing of a person or a kommune: a message may name them.
func (s *sheet) stamp(l line, k schemas.Kommune, stamped bool) error {
	cell := l.cells[forrigeFortolkning]
	switch {
	case !stamped:
		return nil
	case !areReadings(cell):
		return s.fault(l, k.Navn(), schemas.Fortolkning.Name, "ids of readings, such as R04 R12", orNone(cell, "something else"),
			"give the file as the program wrote it; decisions that no run made have no such column")
	case cell != s.fortolkning:
		return s.fault(l, k.Navn(), schemas.Fortolkning.Name, "the same readings in all rows, "+s.fortolkning, cell, "give the file of one run, as the program wrote it")
	}
	return nil
}

// areReadings says whether a cell is ids of readings in order, with a space between.
func areReadings(cell string) bool {
	before := ""
	for id := range strings.SplitSeq(cell, " ") {
		digits, ok := strings.CutPrefix(id, "R")
		if !ok || len(digits) != 2 || !areDigits(digits) || id <= before {
			return false
		}
		before = id
	}
	return true
}

// complete makes sure that every kommune is there.
func (s *sheet) complete(first map[schemas.Kommune]int) error {
	var missing []string
	for k := schemas.Kommune(0); k < schemas.Kommuner; k++ {
		if _, there := first[k]; !there {
			missing = append(missing, k.Navn())
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return &Error{Doing: doingRead, File: s.file.Path, Column: "kommune", Expected: fmt.Sprintf("all %d kommuner", schemas.Kommuner),
		Found: fmt.Sprintf("%d, without %s", len(first), strings.Join(missing, ", ")), Hint: "give the whole file, as the program wrote it"}
}

// forrige reads one row.
func (s *sheet) forrige(l line, exact bool) (t schemas.TilsynForrige, err error) {
	if t.Aar, err = s.year(l, l.cells[forrigeAar], "aar"); err != nil {
		return t, err
	}
	if t.Kommune, err = s.kommune(l, l.cells[forrigeKommune], "kommune"); err != nil {
		return t, err
	}
	if name := l.cells[forrigeNavn]; name != "" && name != t.Kommune.Navn() {
		return t, s.fault(l, t.Kommune.Navn(), "kommunenavn", "the name of the kommune whose code stands in the row", "another", "give the file as the program wrote it")
	}
	if t.Status, err = s.status(l, t.Kommune); err != nil {
		return t, err
	}
	if l.cells[forrigeBaselineAar] != "" {
		if t.BaselineAar, err = s.year(l, l.cells[forrigeBaselineAar], "baseline_aar"); err != nil {
			return t, err
		}
	}
	for i := range t.Baseline {
		if t.Baseline[i], err = s.baseline(l, t.Kommune, i, exact); err != nil {
			return t, err
		}
	}
	return t, nil
}

func (s *sheet) status(l line, k schemas.Kommune) (schemas.Tilsynsstatus, error) {
	cell := l.cells[forrigeStatus]
	switch status := schemas.TilsynsstatusFraKode(cell); status {
	case schemas.UkendtStatus:
		return 0, s.fault(l, k.Navn(), "status", fmt.Sprintf("%s, %s, %s or %s", schemas.IngenTilsyn, schemas.SkaerpetTilsyn, schemas.Forlaenget, schemas.Administration),
			orNone(cell, "something else"), hintCell)
	case schemas.IkkeAfgjort:
		return 0, s.fault(l, k.Navn(), "status", "a status that was decided", status.String(), "a year that is foreloebig decides nothing: run it again with all of its months, and give that file")
	default:
		return status, nil
	}
}
