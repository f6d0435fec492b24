package main

import (
	"fmt"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// tilsyn shows what is decided, and names whom a decision is new for, or rests on what is
// easily overlooked: a tie, or a fokusmål that counts as met because nobody is in it.
func (s *screen) tilsyn(t *statement.Tilsyn) {
	if t == nil {
		return
	}
	s.line("tilsyn", "%s", statuses(t))
	for _, group := range []struct {
		what string
		is   func(*statement.Tilsynstal) bool
	}{
		{"newly selected", func(r *statement.Tilsynstal) bool {
			return r.Foer.Status == schemas.IngenTilsyn && r.Status == schemas.SkaerpetTilsyn
		}},
		{"ended", func(r *statement.Tilsynstal) bool {
			return r.Foer.Status != schemas.IngenTilsyn && r.Status == schemas.IngenTilsyn
		}},
		{"extended", func(r *statement.Tilsynstal) bool { return r.Status == schemas.Forlaenget }},
		{"under administration", func(r *statement.Tilsynstal) bool { return r.Status == schemas.Administration }},
		{"faktisk = forventet, which meets the resultatmål", (*statement.Tilsynstal).Uafgjort},
		// The two fokusmål are of the same persons: where one has none, neither has the other.
		{"no persons, so both fokusmål count as met", func(r *statement.Tilsynstal) bool { return !r.Maal[0].Findes() }},
	} {
		names := namesWhere(t, group.is)
		s.names(fmt.Sprintf("%-11s %s (%d):", "tilsyn", group.what, len(names)), names)
	}
}

// statuses counts the kommuner by status, those that there are.
func statuses(t *statement.Tilsyn) string {
	var counted []string
	for status := schemas.IngenTilsyn; status <= schemas.IkkeAfgjort; status++ {
		if n := len(namesWhere(t, func(r *statement.Tilsynstal) bool { return r.Status == status })); n > 0 {
			counted = append(counted, fmt.Sprintf("%s %d", status, n))
		}
	}
	return strings.Join(counted, ", ")
}

// namesWhere are the kommuner of which something is so.
func namesWhere(t *statement.Tilsyn, is func(*statement.Tilsynstal) bool) []string {
	var names []string
	for i := range t.Raekker {
		if is(&t.Raekker[i]) {
			names = append(names, t.Raekker[i].Kommune.Navn())
		}
	}
	return names
}
