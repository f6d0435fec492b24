package statement

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// How figures stand in a text: in the reasons of the tilsyn, in explanations and on the
// screen.

// Komma writes a number that has a decimal point as Danish text.
func Komma(tal string) string { return strings.Replace(tal, ".", ",", 1) }

// Antal writes a number with a space between thousands.
func Antal(n int64) string {
	text := strconv.FormatInt(n, 10)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + " " + text[i:]
	}
	return text
}

// Stort writes the first letter of a text large.
func Stort(text string) string {
	foerste, bredde := utf8.DecodeRuneInString(text)
	return strings.ToUpper(string(foerste)) + text[bredde:]
}
