package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
	"fokusmaal/stages/kontroller"
	"fokusmaal/stages/publish"
)

// shownFindings is how many findings a failure names: the first of each control.
const shownFindings = 3

// newMaaling is what a worker counts for the controls.
func (j *job) newMaaling() *kontroller.Maaling {
	return kontroller.NyMaaling(j.til, j.delivery.IDs.ID() == arrow.INT64)
}

// control applies the controls to the whole delivery. The error is a fejl that nobody
// accepted: there will be no figures.
func (p *pass) control(c config) error {
	p.fund = kontroller.Doem(p.maaling)
	kontroller.Accepter(p.fund, c.accepter)
	p.record.run.Controls = controls(p.fund, c.accepter)
	if !kontroller.Har(p.fund, kontroller.Fejl) {
		return nil
	}
	var first, codes []string
	for _, f := range p.record.run.Controls.Findings {
		if f.Severity != kontroller.Fejl.String() {
			continue
		}
		codes = append(codes, f.Code)
		if len(first) < shownFindings {
			first = append(first, fmt.Sprintf("%s (%d): %s", f.Code, f.Findings, p.firstOf(f.Code)))
		}
	}
	return &failure{exitInput,
		fmt.Errorf("the delivery fails %s: %s", strings.Join(codes, ", "), strings.Join(first, "; ")),
		fmt.Sprintf("have the delivery corrected; if it is right as it is, run again with --accepter %s (make ACCEPTER=…), which is recorded. What each control looks for: stages/kontroller/KONTROLLER.md", strings.Join(codes, ","))}
}

// firstOf is the first fejl of a control, or else its first finding.
func (p *pass) firstOf(code string) string {
	text := ""
	for i := range p.fund {
		f := &p.fund[i]
		if f.Kode.String() != code {
			continue
		}
		if f.Alvor == kontroller.Fejl {
			return f.Besked
		}
		if text == "" {
			text = f.Besked
		}
	}
	return text
}

// controls counts the findings of each control, by severity.
func controls(found []kontroller.Fund, accepted []kontroller.Kode) publish.Controls {
	all := publish.Controls{}
	for _, k := range accepted {
		all.Accepted = append(all.Accepted, k.String())
	}
	for _, f := range found {
		code, severity := f.Kode.String(), f.Alvor.String()
		at := slices.IndexFunc(all.Findings, func(c publish.Control) bool {
			return c.Code == code && c.Severity == severity && c.Accepted == f.Accepteret
		})
		if at < 0 {
			at = len(all.Findings)
			all.Findings = append(all.Findings, publish.Control{Code: code, Severity: severity, Accepted: f.Accepteret})
		}
		all.Findings[at].Findings++
	}
	return all
}

// controls shows a line for each control that found something.
func (s *screen) controls(p *pass) {
	found := p.record.run.Controls.Findings
	if len(found) == 0 {
		s.line("kontrol", "%d controls, no finding", len(kontroller.Kontroller()))
	}
	for _, f := range found {
		severity := f.Severity
		if f.Accepted {
			severity = "fejl, accepted"
		}
		s.line("kontrol", "%s %s, %d: %s", f.Code, severity, f.Findings, p.firstOf(f.Code))
	}
}

// parseControls reads numbers of controls such as K03,K07.
func parseControls(text string) ([]kontroller.Kode, error) {
	var codes []kontroller.Kode
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		all := kontroller.Kontroller()
		at := slices.IndexFunc(all, func(k kontroller.Kontrol) bool { return strings.EqualFold(k.Kode.String(), word) })
		switch {
		case at < 0:
			return nil, fmt.Errorf("--accepter names controls from %s to %s, such as K03,K07, not %q", all[0].Kode, all[len(all)-1].Kode, brief(word, shownValue))
		case all[at].Kode == kontroller.CPR:
			return nil, errors.New("--accepter cannot accept " + kontroller.CPR.String() + ": a CPR number is no pseudonym")
		}
		if !slices.Contains(codes, all[at].Kode) {
			codes = append(codes, all[at].Kode)
		}
	}
	slices.Sort(codes)
	return codes, nil
}

// writeControls writes the findings.
func (p *pass) writeControls(f *publish.Folder) error {
	return publish.Kontrolfund(f, p.fund, p.job.memory)
}

// noteSource tells the controls what a batch of a row group can hold.
func (w *worker) noteSource(id schemas.TableID, file string, rowGroup int, b arrow.RecordBatch) {
	w.maaling.Kilde(id, file, rowGroup, b)
}
