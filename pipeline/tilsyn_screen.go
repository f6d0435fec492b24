package main

import (
	"fmt"
	"slices"
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
	if t.Foreloebig {
		return
	}
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

// gridSigns are the signs of the statuses in a grid.
var gridSigns = [...]string{
	schemas.IngenTilsyn: ".", schemas.SkaerpetTilsyn: "S", schemas.Forlaenget: "F", schemas.Administration: "A", schemas.IkkeAfgjort: "?",
}

// grid shows how each kommune stands after each year; those that stand at ingen after every
// year that is decided are named behind.
func (s *screen) grid(a *statement.Aarraekke) {
	if a == nil {
		return
	}
	var legend, always []string
	for status := schemas.IngenTilsyn; status <= schemas.IkkeAfgjort; status++ {
		legend = append(legend, gridSigns[status]+" "+status.String())
	}
	s.line("tilsyn", "%s", strings.Join(legend, ", "))
	heads := ""
	for _, t := range a.Aar {
		heads += fmt.Sprintf(" %d", t.Aar)
	}
	s.line("", "%-20s%s", "", heads)
	for k := range schemas.Kommune(schemas.Kommuner) {
		statuses := a.Kommune(k)
		if !slices.ContainsFunc(statuses, func(t schemas.Tilsynsstatus) bool { return t != schemas.IngenTilsyn && t != schemas.IkkeAfgjort }) {
			always = append(always, k.Navn())
			continue
		}
		signs := ""
		for _, status := range statuses {
			signs += fmt.Sprintf(" %3s ", gridSigns[status])
		}
		s.line("", "%-20s%s", k.Navn(), strings.TrimRight(signs, " "))
	}
	s.names(fmt.Sprintf("%-11s ingen throughout (%d):", "tilsyn", len(always)), always)
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
