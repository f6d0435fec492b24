package lov

import (
	"fmt"
	"strconv"
	"strings"
)

// Laesning is one reading of SPEC 9: a question that the sources leave open.
type Laesning uint8

// The readings, each with its question, its default and its alternative in section 9 of
// SPEC.md beside this file. R17 is withdrawn.
const (
	R01 Laesning = 1 + iota
	R02
	R03
	R04
	R05
	R06
	R07
	R08
	R09
	R10
	R11
	R12
	R13
	R14
	R15
	R16
	r17
	R18
)

// String returns the id of the reading, R01 to R18.
func (l Laesning) String() string { return fmt.Sprintf("R%02d", uint8(l)) }

// Laesninger returns all readings, in order.
func Laesninger() []Laesning {
	var alle []Laesning
	for l := R01; l <= R18; l++ {
		if l != r17 {
			alle = append(alle, l)
		}
	}
	return alle
}

// Fortolkning is the set of readings that are taken in their alternative. The zero value
// is every reading at its default: what SPEC 4-8 say.
type Fortolkning uint32

// Alternativ says that a reading is taken in its alternative.
func (f Fortolkning) Alternativ(l Laesning) bool { return f>>l&1 == 1 }

// Med returns the set with one more reading in its alternative.
func (f Fortolkning) Med(l Laesning) Fortolkning { return f | 1<<l }

// Koder returns the ids of the readings in their alternative, in order.
func (f Fortolkning) Koder() []string {
	koder := []string{}
	for _, l := range Laesninger() {
		if f.Alternativ(l) {
			koder = append(koder, l.String())
		}
	}
	return koder
}

// ParseFortolkning reads ids separated by commas, such as »R04,R12«; empty is the
// default.
func ParseFortolkning(text string) (Fortolkning, error) {
	var f Fortolkning
	for kode := range strings.SplitSeq(text, ",") {
		kode = strings.ToUpper(strings.TrimSpace(kode))
		if kode == "" {
			continue
		}
		l, ok := laesningAf(kode)
		if !ok {
			return 0, fmt.Errorf("there is no reading %q: they are R01 to R16 and R18 (R17 is withdrawn)%s", kode, naermeste(kode))
		}
		f = f.Med(l)
	}
	return f, nil
}

// naermeste names the readings whose number is nearest to that of a code, if it has one.
func naermeste(kode string) string {
	n, err := strconv.Atoi(strings.TrimPrefix(kode, "R"))
	if err != nil || n < 0 || n > 99 {
		return ""
	}
	var navne []string
	bedst := 100
	for _, l := range Laesninger() {
		afstand := max(int(l)-n, n-int(l))
		if afstand < bedst {
			bedst, navne = afstand, nil
		}
		if afstand == bedst {
			navne = append(navne, l.String())
		}
	}
	return "; the nearest is " + strings.Join(navne, " or ")
}

func laesningAf(kode string) (Laesning, bool) {
	for _, l := range Laesninger() {
		if l.String() == kode {
			return l, true
		}
	}
	return 0, false
}
