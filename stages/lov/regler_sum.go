package lov

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// ReglerSHA256 is a digest of the rules, in 64 lower-case hexadecimal digits: two programs
// with the same one have the same versions of the same rules. It takes what a rule does:
// from and to which day, its value, what it means here, where it stands, and what becomes
// of it under each reading. The quoted words, the links and the day of the last control are
// left out: to mend them is no other rule. Nor does it see the functions that a rule
// without a value stands for: to change one of them is another program, not another rule.
func ReglerSHA256() string {
	tekst := regeltekst{citeret: map[string]string{}}
	for _, l := range append([]Laesning{0}, Laesninger()...) {
		f := Fortolkning(0)
		if l != 0 {
			f = f.Med(l)
		}
		fmt.Fprintf(&tekst, "fortolkning %v\n", f.Koder())
		regler := reglerUnder(f)
		for i := range regler.beskrivelser {
			tekst.regel(&regler.beskrivelser[i])
		}
	}
	sum := sha256.Sum256([]byte(tekst.String()))
	return hex.EncodeToString(sum[:])
}

// regeltekst is the text that the digest is of. Nearly all versions are in it once for each
// reading, so what was quoted is kept: quoting took longer than all the rest.
type regeltekst struct {
	strings.Builder
	citeret map[string]string
}

// regel writes what the digest takes of a rule.
func (t *regeltekst) regel(b *Beskrivelse) {
	fmt.Fprintf(t, "%s %s %v\n", b.ID, b.Afgoerende, b.Laesninger)
	for i := range b.Versioner {
		v := &b.Versioner[i]
		fmt.Fprintf(t, "%d %d %s %s %d %s\n", v.Fra, v.Til, t.citer(v.Hjemmel.String()), t.citer(v.Indhold), v.Laesning, b.vaerdier[i])
	}
}

func (t *regeltekst) citer(ord string) string {
	citeret, ok := t.citeret[ord]
	if !ok {
		citeret = strconv.Quote(ord)
		t.citeret[ord] = citeret
	}
	return citeret
}
