package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"fokusmaal/stages/lov"
)

// How much of a typed value a message repeats: of a name or month, of any other value, and
// of a command line that the parser does not understand.
const (
	shownName  = 40
	shownValue = 60
	shownLine  = 200
)

// fixedText is an error about a command line that repeats nothing of it.
type fixedText string

func (f fixedText) Error() string { return string(f) }

// notRepeated is what is said of a value that may be about a person.
const notRepeated = "what was typed is not repeated where --person or --intern is"

// missingFlags begins the parser's message that flags are missing. It names them and
// repeats nothing that was typed.
const missingFlags = "missing flags: "

// notUnderstood is the message about a command line that the parser does not understand.
func notUnderstood(err error, arguments []string) string {
	if message := err.Error(); !private(arguments) || strings.HasPrefix(message, missingFlags) {
		return brief(message, shownLine)
	}
	return "the command line is not understood; " + notRepeated
}

// private says whether a command line is about a person: whether --person or --intern is
// there, in any spelling that was meant so. --person-key names a file.
func private(arguments []string) bool {
	return slices.ContainsFunc(arguments, func(a string) bool {
		name := strings.TrimLeftFunc(a, func(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '\u2212' })
		name = strings.ToLower(name)
		if flag, _, _ := strings.Cut(a, "="); flag == "--person-key" {
			return false
		}
		return len(name) < len(a) && (strings.HasPrefix(name, "pers") || strings.HasPrefix(name, "intern"))
	})
}

// givenTwice is an error that names a flag that stands more than once on a command line:
// the parser would take the last one and drop the others silently.
func givenTwice(parsed *kong.Context) error {
	seen := map[*kong.Flag]bool{}
	for _, p := range parsed.Path {
		if p.Flag == nil {
			continue
		}
		if seen[p.Flag] {
			return fmt.Errorf("--%s is given more than once, and only one of them could hold: give it once", p.Flag.Name)
		}
		seen[p.Flag] = true
	}
	return nil
}

// brief returns the beginning of a text, at most so many characters of it, in one line and
// without what a terminal would act on.
func brief(text string, limit int) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '\uFFFD'
		}
		return r
	}, text)
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit]) + "…"
}

// namesNobody says whether a text that should be a kommune or a month may be repeated: it
// is short, and has neither as many digits as a person's number nor many in a row.
func namesNobody(text string) bool {
	inAll, inARow := 0, 0
	for _, r := range text {
		if !unicode.IsDigit(r) {
			inARow = 0
			continue
		}
		inAll++
		if inARow++; inARow > 4 {
			return false
		}
	}
	return inAll <= 6 && utf8.RuneCountInString(text) <= shownName
}

// noSuch says that there is no kommune or month of a name, which is repeated if it may be.
func noSuch(what, typed string) string {
	if namesNobody(typed) {
		return fmt.Sprintf("there is no %s %q", what, typed)
	}
	return "there is no such " + what
}

// parseReadings reads the readings of --fortolkning. Blank is the default; a text that is
// not blank and names none was meant to name one.
func parseReadings(text string) (lov.Fortolkning, error) {
	codes := strings.Split(text, ",")
	for i := range codes {
		codes[i] = brief(strings.TrimSpace(codes[i]), shownValue) // no reading is as long, and a cut one is none
	}
	f, err := lov.ParseFortolkning(strings.Join(codes, ","))
	if err == nil && f == 0 && strings.TrimSpace(text) != "" {
		err = errors.New("--fortolkning names no reading: give ids such as R04,R12, or leave it out")
	}
	return f, err
}
