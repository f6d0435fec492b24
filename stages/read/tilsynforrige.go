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
	forrigeMaal  // and the next, for fokusmål 2
	forrigeBroek = forrigeMaal + 2
)

// TilsynForrige reads last year's tilsyn.parquet or tilsyn.csv, in order of kommune, and
// says what file it was: one year, and each of the 98 kommuner once. The shares of the
// baseline are the exact fractions of baseline_maal1_broek and baseline_maal2_broek;
// where a file does not have these columns, the shortest decimals of baseline_maal1 and
// baseline_maal2. Other columns are passed over.
//
// A status that cannot be is an error: ikke_afgjort, which decides nothing; a baseline
// beside ingen; any other status without one, or with that of a year that the status
// cannot have it from. Every error is an [*Error]: it names line or row, kommune and
// column, never a value.
func TilsynForrige(path string) ([]schemas.TilsynForrige, SmallFile, error) {
	return readSmall(path, false, (*sheet).tilsynForrige)
}

func (s *sheet) tilsynForrige() ([]schemas.TilsynForrige, error) {
	broek := func(name string) want { return want{names: []string{name}, kind: words, optional: true} }
	lines, err := s.pick(wanted(whole, "aar"), wanted(whole|words, "kommune"), wanted(words, "status"), wanted(whole, "baseline_aar"),
		wanted(fraction, "baseline_maal1"), wanted(fraction, "baseline_maal2"), broek("baseline_maal1_broek"), broek("baseline_maal2_broek"))
	if err != nil {
		return nil, err
	}
	exact := [2]bool{s.has(broek("baseline_maal1_broek")), s.has(broek("baseline_maal2_broek"))}
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
		first[t.Kommune] = l.number
		found = append(found, t)
	}
	slices.SortFunc(found, func(a, b schemas.TilsynForrige) int { return cmp.Compare(a.Kommune, b.Kommune) })
	return found, s.complete(first)
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
func (s *sheet) forrige(l line, exact [2]bool) (t schemas.TilsynForrige, err error) {
	if t.Aar, err = s.year(l, l.cells[forrigeAar], "aar"); err != nil {
		return t, err
	}
	if t.Kommune, err = s.kommune(l, l.cells[forrigeKommune], "kommune"); err != nil {
		return t, err
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
		if t.Baseline[i], err = s.baseline(l, t.Kommune, i, exact[i]); err != nil {
			return t, err
		}
	}
	return t, s.canBe(l, t)
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

// canBe says whether the status can have the baseline that stands beside it (SPEC 8): a
// kommune gets its baseline in the year that selects it, is skaerpet_tilsyn after that
// year, and forlaenget at most after the next.
func (s *sheet) canBe(l line, t schemas.TilsynForrige) error {
	none := t.BaselineAar == 0
	fail := func(column, expected, found string) error {
		return s.fault(l, t.Kommune.Navn(), column, expected+" beside status "+t.Status.String(), found, "the two cannot be together: give the file as the program wrote it")
	}
	switch {
	case t.Status == schemas.IngenTilsyn && !none:
		return fail("baseline_aar", "no year", "one")
	case t.Status == schemas.IngenTilsyn && (t.Baseline[0] != nil || t.Baseline[1] != nil):
		return fail("baseline_maal1 or baseline_maal2", "no share", "one")
	case t.Status == schemas.IngenTilsyn:
		return nil
	case none:
		return fail("baseline_aar", "a year", "none")
	case t.Baseline[0] == nil && t.Baseline[1] == nil:
		return fail("baseline_maal1 and baseline_maal2", "at least one share", "none")
	case t.Status == schemas.SkaerpetTilsyn && t.BaselineAar != t.Aar:
		return fail("baseline_aar", "the year of the row itself", "another")
	case t.Status == schemas.Forlaenget && t.BaselineAar != t.Aar-1:
		return fail("baseline_aar", "the year before that of the row", "another")
	case t.Status == schemas.Administration && t.BaselineAar >= t.Aar:
		return fail("baseline_aar", "a year before that of the row", "another")
	}
	return nil
}
