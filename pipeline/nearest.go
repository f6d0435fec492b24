package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// unknownError says that there is no such thing as was typed, and what there is instead.
// It holds what was typed, so it is for arguments of the command line alone, never for
// data.
type unknownError struct{ what, advice string }

// Error returns what there is not, and the advice after a semicolon.
func (e *unknownError) Error() string { return e.what + "; " + e.advice }

// Advice says what there is instead.
func (e *unknownError) Advice() string { return e.advice }

// nearCodes is how far from a kommune code a number may lie for the code to be named. It
// is half of the widest gap between two codes (101 and 147), so that no number between
// the lowest and the highest code is without a nearest one.
const nearCodes = 23

// parseKommune reads a kommune as it is typed: the code of one of the 98, with or without
// leading zeros, or the name as schemas spells it, in any case and with ae, oe and aa for
// æ, ø and å; 0 or »Hele landet« is the whole country. Of anything else the error names
// the kommuner whose names begin so, else the nearest one, or the two or more that are
// equally near.
func parseKommune(text string) (kode int32, err error) {
	typed := strings.TrimSpace(text)
	if isDigits(typed) {
		return kommuneByCode(typed)
	}
	return kommuneByName(typed)
}

func kommuneByCode(typed string) (int32, error) {
	number := numberOf(typed)
	if number == int(schemas.HeleLandet) {
		return schemas.HeleLandet, nil
	}
	near := nearest(schemas.Kommuner, nearCodes, func(i int) int {
		return apart(number, int(schemas.Kommune(i).Kode()))
	})
	var kommuner []string
	for _, i := range near {
		k := schemas.Kommune(i)
		if int(k.Kode()) == number {
			return k.Kode(), nil
		}
		kommuner = append(kommuner, kommuneText(k))
	}
	return 0, noKommune(typed, kommuner)
}

func kommuneByName(typed string) (int32, error) {
	name := spelled(typed)
	if name == spelled(schemas.HeleLandetNavn) {
		return schemas.HeleLandet, nil
	}
	near := beginning(name)
	if near == nil {
		near = nearest(schemas.Kommuner+1, slips(name), func(i int) int {
			return levenshtein.ComputeDistance(name, nameToMatch(i))
		})
	}
	var kommuner []string
	for _, i := range near {
		if i == schemas.Kommuner {
			kommuner = append(kommuner, fmt.Sprintf("%d %s", schemas.HeleLandet, schemas.HeleLandetNavn))
			continue
		}
		k := schemas.Kommune(i)
		if spelled(k.Navn()) == name {
			return k.Kode(), nil
		}
		kommuner = append(kommuner, kommuneText(k))
	}
	return 0, noKommune(typed, kommuner)
}

// nameToMatch is the name of kommune i, or behind them all of the whole country.
func nameToMatch(i int) string {
	if i == schemas.Kommuner {
		return spelled(schemas.HeleLandetNavn)
	}
	return spelled(schemas.Kommune(i).Navn())
}

// leastBeginning is how many letters the beginning of a name has at least: with fewer,
// half of the country would be meant.
const leastBeginning = 3

// beginning are the kommuner whose names begin so; the name itself alone, if it is one.
func beginning(name string) []int {
	if utf8.RuneCountInString(name) < leastBeginning {
		return nil
	}
	var found []int
	for i := range schemas.Kommuner + 1 {
		if nameToMatch(i) == name {
			return []int{i}
		}
		if strings.HasPrefix(nameToMatch(i), name) {
			found = append(found, i)
		}
	}
	return found
}

func noKommune(typed string, near []string) error {
	advice := theNearest(near)
	if advice == "" {
		first, last := schemas.Kommune(0), schemas.Kommune(schemas.Kommuner-1)
		advice = fmt.Sprintf("the codes lie between %d and %d, %d is %s; schemas/kommune.go has the list",
			first.Kode(), last.Kode(), schemas.HeleLandet, schemas.HeleLandetNavn)
	}
	return &unknownError{noSuch("kommune", typed), advice}
}

func kommuneText(k schemas.Kommune) string { return fmt.Sprintf("%d %s", k.Kode(), k.Navn()) }

// parseMaaned reads a month of a year (1-9999) as it is typed: its number, year and
// number (2024-12), or its Danish name, whole or in three letters, in any case. A month
// that no version of the rules covers is an error that names the first and the last one
// covered, a month of another year one that names the month of this year; of anything else
// the error names the nearest month, or those that are equally near.
func parseMaaned(text string, year int) (schemas.Month, error) {
	typed := strings.TrimSpace(text)
	if isDigits(typed) {
		return monthByNumber(typed, typed, year)
	}
	typedYear, number, cut := strings.Cut(typed, "-")
	if !cut || len(typedYear) != 4 || !isDigits(typedYear) || !isDigits(number) {
		return monthByName(typed, year)
	}
	month, err := monthByNumber(typed, number, year)
	if err != nil {
		return 0, err
	}
	if meant := schemas.MonthOf(numberOf(typedYear), month.Number()); meant < lov.GyldigFra || meant > lov.GyldigTil {
		return 0, &unknownError{fmt.Sprintf("no version of the rules covers the month %q", typed),
			fmt.Sprintf("the first month covered is %s, the last %s", lov.GyldigFra, lov.GyldigTil)}
	}
	if numberOf(typedYear) != year {
		return 0, &unknownError{fmt.Sprintf("the month %q is not one of %d, the year asked for", typed, year), "the month of that year is " + month.String()}
	}
	return month, nil
}

// monthByNumber finds the month of a number, which is typed or the end of it. With more
// than two digits it was not meant as the number of a month, and none is near.
func monthByNumber(typed, digits string, year int) (schemas.Month, error) {
	number := numberOf(digits)
	if number >= 1 && number <= 12 && len(digits) <= 2 {
		return schemas.MonthOf(year, number), nil
	}
	if len(digits) > 2 {
		return 0, noMonth(typed, year, nil)
	}
	return 0, noMonth(typed, year, []int{min(max(number, 1), 12) - 1})
}

func monthByName(typed string, year int) (schemas.Month, error) {
	name := strings.TrimSuffix(strings.ToLower(typed), ".")
	near := nearest(12, slips(name), func(i int) int {
		whole := schemas.MonthOf(year, i+1).Navn()
		return min(levenshtein.ComputeDistance(name, whole), levenshtein.ComputeDistance(name, whole[:3]))
	})
	for _, i := range near {
		if whole := schemas.MonthOf(year, i+1).Navn(); name == whole || name == whole[:3] {
			return schemas.MonthOf(year, i+1), nil
		}
	}
	return 0, noMonth(typed, year, near)
}

// noMonth names the months that are near, by their place in the year from 0.
func noMonth(typed string, year int, near []int) error {
	var names []string
	for _, i := range near {
		names = append(names, fmt.Sprintf("%s (%s)", schemas.MonthOf(year, i+1), schemas.MonthOf(year, i+1).Navn()))
	}
	advice := theNearest(names)
	if advice == "" {
		last := schemas.MonthOf(year, 12)
		advice = fmt.Sprintf("a month of %d is such as %d, %s or %s", year, last.Number(), last, last.Navn())
	}
	return &unknownError{noSuch("month", typed), advice}
}

// nearest returns which of the first n things are nearest, all of them if they are
// equally near, and none if they are further away than the limit.
func nearest(n, limit int, away func(i int) int) []int {
	var near []int
	for i := range n {
		d := away(i)
		switch {
		case d > limit:
		case d < limit:
			near, limit = []int{i}, d
		default:
			near = append(near, i)
		}
	}
	return near
}

// theNearest is the advice that names what is near; empty if nothing is.
func theNearest(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return "the nearest is " + names[0]
	default:
		return "the nearest are " + strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// slips is how many letters may be wrong in a name for another one to be near: one of
// every three that are begun.
func slips(name string) int { return (utf8.RuneCountInString(name) + 2) / 3 }

// spelled returns a name in small letters without æ, ø and å. The last one can also come
// as an a with a ring after it.
func spelled(name string) string {
	return strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "a\u030a", "aa").Replace(strings.ToLower(name))
}

func apart(a, b int) int { return max(a-b, b-a) }

// isDigits says whether a text is one or more of the digits 0-9.
func isDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// numberOf returns the number that digits write; the largest there is if it is larger.
func numberOf(digits string) int {
	number, _ := strconv.Atoi(digits)
	return number
}
