package main

import (
	"strings"
	"testing"
	"time"
)

func TestWhoAndWhyAreTextThatShowsAllThatItIs(t *testing.T) {
	for what, c := range map[string]struct {
		text string
		fits bool
	}{
		"letters":                          {"ny leverance, æøå – rettet", true},
		"a space without width":            {"\u200b", false},
		"a mark of direction":              {"a\u202eb", false},
		"a mark of direction of a stretch": {"a\u2066b", false},
		"a line separator":                 {"a\u2028b", false},
		"a mark of byte order":             {"\ufeffa", false},
		"an escape":                        {"a\x1b[2J", false},
	} {
		t.Run(what, func(t *testing.T) {
			for flag, p := range map[string]publicerCommand{"--note": {Out: "ud", Hvem: "a", Note: c.text}, "--hvem": {Out: "ud", Hvem: c.text}} {
				if _, err := p.act(time.Now()); (err == nil) != c.fits || err != nil && (!strings.HasPrefix(err.Error(), flag) || strings.Contains(err.Error(), c.text)) {
					t.Errorf("%s: %v", flag, err)
				}
			}
		})
	}
}
