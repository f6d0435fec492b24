package statement

import (
	"fmt"
	"math/big"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// InputError is a resultatmål or a tilsyn_forrige on which nothing can be decided, or
// years that cannot feed each other. It names kommuner and years, never a value.
type InputError struct {
	// Doing is what could not be done, such as »deciding the tilsyn on 2024«.
	Doing string
	// Input is the input that is wrong, [InputYdelsesgrad] or [InputForrige], empty where it
	// is neither. Where it was read from is not known here: whoever knows puts it behind.
	Input string
	// Column is the input's column, where there is an input.
	Column string
	// Expected and Found say what is wrong.
	Expected, Found string
	// Hint says what to do about it.
	Hint string
}

// The two inputs of the tilsyn, as messages name them.
const (
	InputYdelsesgrad = "ydelsesgrad"
	InputForrige     = "tilsyn_forrige"
)

// Error writes all of it as one line.
func (e *InputError) Error() string {
	where := ""
	if e.Input != "" {
		where = fmt.Sprintf(" with %s, column %s", e.Input, e.Column)
	}
	return fmt.Sprintf("%s%s: expected %s, found %s; %s", e.Doing, where, e.Expected, e.Found, e.Hint)
}

// Advice returns the hint.
func (e *InputError) Advice() string { return e.Hint }

// doingAar is the deciding of a year.
func doingAar(aar int) string { return fmt.Sprintf("deciding the tilsyn on %d", aar) }

// aaretsGrader returns the resultatmål of the year in order of code. In a foreløbig year
// they may all be missing, and are nil then: the resultatmål is published when the year
// is over.
func aaretsGrader(o *Opgoerelse, grader []schemas.Ydelsesgrad) ([schemas.Kommuner]*schemas.Ydelsesgrad, error) {
	var aarets []schemas.Ydelsesgrad
	for _, g := range grader {
		if g.Aar == o.Aar {
			aarets = append(aarets, g)
		}
	}
	if len(aarets) == 0 && o.Daekning.Foreloebig() {
		return [schemas.Kommuner]*schemas.Ydelsesgrad{}, nil
	}
	return perKommune(o.Aar, InputYdelsesgrad, o.Aar, aarets, func(g *schemas.Ydelsesgrad) schemas.Kommune { return g.Kommune })
}

// stillingFoer returns how the kommuner stood after the year before, in order of code.
func stillingFoer(l *lov.Lov, aar int, forrige []schemas.TilsynForrige) (ud [schemas.Kommuner]schemas.TilsynForrige, err error) {
	if len(forrige) == 0 {
		for k := range schemas.Kommune(schemas.Kommuner) {
			ud[k] = schemas.TilsynForrige{Aar: aar - 1, Kommune: k, Status: schemas.IngenTilsyn}
		}
		return ud, nil
	}
	for i := range forrige {
		if forrige[i].Aar != aar-1 {
			return ud, &InputError{
				Doing: doingAar(aar), Input: InputForrige, Column: "aar",
				Expected: fmt.Sprintf("%d in every row", aar-1), Found: fmt.Sprintf("a row of %d", forrige[i].Aar),
				Hint: fmt.Sprintf("give the table tilsyn of %d", aar-1),
			}
		}
	}
	raekker, err := perKommune(aar, InputForrige, aar-1, forrige, func(f *schemas.TilsynForrige) schemas.Kommune { return f.Kommune })
	if err != nil {
		return ud, err
	}
	var umulige []string
	for k, f := range raekker {
		if grund := umulig(l, f); grund != "" {
			umulige = append(umulige, kommunenavn(schemas.Kommune(k))+" "+grund)
		}
		ud[k] = *f
	}
	if len(umulige) > 0 {
		return ud, &InputError{
			Doing: doingAar(aar), Input: InputForrige, Column: "status",
			Expected: fmt.Sprintf("what a kommune can have after %d", aar-1), Found: "something else: " + strings.Join(umulige, ", "),
			Hint: fmt.Sprintf("give the table tilsyn of %d as the run of that whole year wrote it", aar-1),
		}
	}
	return ud, nil
}

// perKommune puts rows of a year, on which another is decided, in order of code; it is an
// error if a kommune has none, or more than one.
func perKommune[T any](afgjort int, input string, aar int, raekker []T, kommune func(*T) schemas.Kommune) (ud [schemas.Kommuner]*T, err error) {
	var flere, mangler []string
	var talt [schemas.Kommuner]int
	for i := range raekker {
		k := kommune(&raekker[i])
		if talt[k]++; talt[k] == 2 {
			flere = append(flere, kommunenavn(k))
		}
		ud[k] = &raekker[i]
	}
	for k, n := range talt {
		if n == 0 {
			mangler = append(mangler, kommunenavn(schemas.Kommune(k)))
		}
	}
	for _, fejl := range []struct {
		fundet string
		hvem   []string
	}{{"several", flere}, {"none", mangler}} {
		hvem := strings.Join(fejl.hvem, ", ")
		if len(fejl.hvem) == schemas.Kommuner {
			hvem = "all of them"
		}
		if len(fejl.hvem) > 0 {
			return ud, &InputError{
				Doing: doingAar(afgjort), Input: input, Column: "kommune",
				Expected: fmt.Sprintf("one row for each kommune and %d", aar),
				Found:    fmt.Sprintf("%s for %d: %s", fejl.fundet, len(fejl.hvem), hvem),
				Hint:     "correct the file: each of the 98 kommuner has one row for the year",
			}
		}
	}
	return ud, nil
}

// umulig says why a kommune cannot stand so after the year before, or nothing. It follows
// from the table of SPEC 8: skaerpet_tilsyn lasts until the next year's decision, forlaenget
// one year more; only a year that selects gives a baseline, and only to a kommune that did
// not meet every fokusmål asked about.
func umulig(l *lov.Lov, f *schemas.TilsynForrige) string {
	alder := f.Aar - f.BaselineAar
	switch {
	case f.Status == schemas.IngenTilsyn && (f.BaselineAar != 0 || f.Baseline[0] != nil || f.Baseline[1] != nil):
		return "has a baseline with status ingen"
	case f.Status == schemas.IngenTilsyn:
		return ""
	case f.Status == schemas.IkkeAfgjort:
		return fmt.Sprintf("is ikke_afgjort: %d was not over", f.Aar)
	case f.Status == schemas.SkaerpetTilsyn && alder != 0:
		return fmt.Sprintf("has status skaerpet_tilsyn without baseline_aar %d", f.Aar)
	case f.Status == schemas.Forlaenget && alder != 1:
		return fmt.Sprintf("has status forlaenget without baseline_aar %d", f.Aar-1)
	case f.Status == schemas.Administration && alder < 1:
		return fmt.Sprintf("has status administration without a baseline_aar of %d or before", f.Aar-1)
	case f.Status == schemas.UkendtStatus:
		return "has no status"
	}
	return umuligBaseline(l, f)
}

// umuligBaseline says why no kommune was selected on these shares, or nothing.
func umuligBaseline(l *lov.Lov, f *schemas.TilsynForrige) string {
	if lov.Gyldig(f.BaselineAar) != nil {
		return fmt.Sprintf("has a baseline_aar before %d", lov.GyldigFra.Year())
	}
	aar := aarslovFor(l, f.BaselineAar)
	if aar.udvaelgerIngen() {
		return "has the baseline of a year that selects nobody"
	}
	uopfyldt := false
	for maal, andel := range f.Baseline {
		if andel != nil && (andel.Sign() < 0 || andel.Cmp(big.NewRat(1, 1)) > 0) {
			return fmt.Sprintf("has a baseline_maal%d outside 0..1", maal+1)
		}
		uopfyldt = uopfyldt || aar.udvaelger[maal] && andel != nil && andel.Cmp(aar.graense(maal)) >= 0
	}
	if !uopfyldt {
		return fmt.Sprintf("has a baseline that did not select in %d", f.BaselineAar)
	}
	return ""
}

// kommunenavn is such as »Struer (671)«.
func kommunenavn(k schemas.Kommune) string { return fmt.Sprintf("%s (%d)", k.Navn(), k.Kode()) }
