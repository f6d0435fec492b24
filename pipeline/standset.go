package main

import (
	"fmt"
	"slices"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/kontroller"
	"fokusmaal/stages/publish"
)

// What a stopped run shows of the findings that stopped it: all of them are in standset.
const (
	shownFindings = 10 // lines
	shownPairs    = 8  // of control and kommune, that the advice accepts one by one
)

// stopped is the failure of a run that the controls stopped, after it has left all that they
// found where it can be read.
func (p *pass) stopped(c config) error {
	lines, codes, pairs := stoppingLines(p.fund)
	if more := len(lines) - shownFindings; more > 0 {
		lines = append(lines[:shownFindings:shownFindings], fmt.Sprintf("and %d more", more))
	}
	return &failure{exitInput,
		fmt.Errorf("the delivery fails %s:\n%s\n%s", strings.Join(codes, ", "), strings.Join(lines, "\n"), p.leaveFindings(c)),
		p.stoppedNext(c.accepter, codes, pairs)}
}

// stoppedNext says what to do about findings of these controls, of these pairs of control and
// kommune. What is accepted already has to be said again.
func (p *pass) stoppedNext(already []kontroller.Accept, codes, pairs []string) string {
	if slices.ContainsFunc(p.fund, func(f kontroller.Fund) bool { return f.Kode == kontroller.CPR && f.Alvor == kontroller.Fejl }) {
		return kontroller.CPR.String() + ": " + keyNext
	}
	accepted := append(acceptNames(already), codes...)
	if len(pairs) <= shownPairs {
		accepted = append(acceptNames(already), pairs...)
	}
	return fmt.Sprintf("have the delivery corrected; if it is right as it is, run again with --accepter %s (make ACCEPTER=…), which is recorded. What each control looks for: stages/kontroller/KONTROLLER.md", strings.Join(accepted, ","))
}

// leaveFindings writes table kontrol for each year that was asked for, and says where. A disk
// that cannot take it does not hide why the run was stopped.
func (p *pass) leaveFindings(c config) string {
	var paths []string
	for _, year := range c.years() {
		path, err := publish.Standset(c.out, publish.ShelfOf(year), p.fund, p.job.memory)
		if err != nil {
			return "all findings could not be written: " + err.Error()
		}
		paths = append(paths, path)
	}
	return "all findings: " + strings.Join(paths, ", ")
}

// clearFindings removes what a run of these years left that was stopped before. The figures
// are published already: what cannot be removed is said and is no failure.
func (p *pass) clearFindings(c config) {
	for _, year := range c.years() {
		if err := publish.UdenStandset(c.out, publish.ShelfOf(year)); err != nil {
			fmt.Fprintf(p.job.screen.errout, "%-10s the findings of an earlier run that was stopped are still there: %v\n", "warning", err)
		}
	}
}

// stoppingLines are the fejl that stop a run, a line for each control, kommune and column, and
// the controls and the pairs of control and kommune that they are of.
func stoppingLines(found []kontroller.Fund) (lines, codes, pairs []string) {
	var groups []*stopping
	for i := range found {
		f := &found[i]
		if !f.Stopper() {
			continue
		}
		at := slices.IndexFunc(groups, func(s *stopping) bool { return s.holds(f) })
		if at < 0 {
			at = len(groups)
			groups = append(groups, &stopping{first: f, from: firstMonth(f), to: f.Maaned})
		}
		g := groups[at]
		g.count, g.from, g.to = g.count+1, min(g.from, firstMonth(f)), max(g.to, f.Maaned)
		if code := f.Kode.String(); !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
		if pair := (kontroller.Accept{Kode: f.Kode, Kommune: f.Kommune}).String(); !slices.Contains(pairs, pair) {
			pairs = append(pairs, pair)
		}
	}
	for _, g := range groups {
		lines = append(lines, g.String())
	}
	return lines, codes, pairs
}

// stopping are the fejl of a control about a kommune and a column.
type stopping struct {
	first    *kontroller.Fund
	from, to schemas.Month // 0 where they are about the whole delivery
	count    int
}

func (s *stopping) holds(f *kontroller.Fund) bool {
	return s.first.Kode == f.Kode && s.first.Kommune == f.Kommune && s.first.Tabel == f.Tabel && s.first.Kolonne == f.Kolonne &&
		(s.first.Maaned == 0) == (f.Maaned == 0)
}

// String writes it as: K04 fejl, Struer (671), loentimer.timer, 2022-03 - 2023-10: 20 findings.
func (s *stopping) String() string {
	f := s.first
	text := fmt.Sprintf("%s %s, %s, %s", f.Kode, f.Alvor, f.Navn(), f.Tabel)
	if f.Kommune < schemas.Kommuner {
		text = fmt.Sprintf("%s %s, %s (%d), %s", f.Kode, f.Alvor, f.Navn(), f.Kommunekode(), f.Tabel)
	}
	if f.Kolonne != "" {
		text += "." + f.Kolonne
	}
	switch {
	case s.to == 0:
	case s.from == s.to:
		text += ", " + s.to.String()
	default:
		text += fmt.Sprintf(", %s - %s", s.from, s.to)
	}
	return text + ": " + several(s.count, "finding")
}

// firstMonth is the first month that a finding is about, 0 where it is about the whole delivery.
func firstMonth(f *kontroller.Fund) schemas.Month {
	if f.Maaned == 0 {
		return 0
	}
	return f.Maaned - schemas.Month(max(f.Maaneder, 1)-1)
}
