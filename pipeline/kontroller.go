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

// newMaaling is what a worker counts for the controls.
func (j *job) newMaaling() *kontroller.Maaling {
	return kontroller.NyMaaling(j.til, j.delivery.IDs.ID() == arrow.INT64)
}

// control applies the controls to the whole delivery. The error is a fejl that nobody
// accepted: there will be no figures.
func (p *pass) control(c config) error {
	p.fund, p.udsnit = kontroller.Doem(p.maaling)
	without := kontroller.Accepter(p.fund, c.accepter)
	p.record.run.Controls = controls(p.fund, c.accepter)
	p.record.run.Controls.Udsnit = p.udsnit.Er
	if slices.ContainsFunc(p.fund, func(f kontroller.Fund) bool { return f.Stopper() }) {
		return p.stopped(c)
	}
	p.controlled = append(p.udsnitWarnings(), acceptWarnings(without)...)
	return nil
}

// acceptWarnings name what of --accepter met no finding, in one line; none where all did.
func acceptWarnings(without []kontroller.Accept) []string {
	if len(without) == 0 {
		return nil
	}
	return []string{"--accepter " + strings.Join(acceptNames(without), ",") + " accepted nothing: the delivery has no such fejl"}
}

// acceptNames are what is accepted as it was typed, such as K03 or K05:671.
func acceptNames(accepted []kontroller.Accept) []string {
	var names []string
	for _, a := range accepted {
		names = append(names, a.String())
	}
	return names
}

// udsnitWarnings say that a delivery is no whole country, and what that means; none where
// it is one.
func (p *pass) udsnitWarnings() []string {
	if !p.udsnit.Er {
		return nil
	}
	return []string{fmt.Sprintf("UDSNIT: the delivery is no whole country (ydelse has rows in %d of the 98 kommuner, at most %d in a month): controls that hold a month against the usual "+
		"do no more than warn, and publicer needs a note; if it should be Denmark, most of it is missing", p.udsnit.Kommuner, p.udsnit.Stoerst)}
}

// firstOf is the first finding that is counted there.
func (p *pass) firstOf(c publish.Control) string {
	for i := range p.fund {
		if f := &p.fund[i]; f.Kode.String() == c.Code && f.Alvor.String() == c.Severity && f.Accepteret == c.Accepted {
			return f.Besked
		}
	}
	return ""
}

// severityText is the severity of findings, and whether they were accepted.
func severityText(c publish.Control) string {
	if c.Accepted {
		return c.Severity + ", accepted"
	}
	return c.Severity
}

// controls counts the findings of each control, by severity.
func controls(found []kontroller.Fund, accepted []kontroller.Accept) publish.Controls {
	all := publish.Controls{Accepted: acceptNames(accepted)}
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

// controlsText sums up what the controls of a run found.
func controlsText(c *publish.Controls) string {
	advarsler, fejl := c.BySeverity()
	text := fmt.Sprintf("%d advarsler%s, %d fejl that were accepted%s", advarsler, codesOf(c, false), fejl, codesOf(c, true))
	if c.Udsnit {
		text += "; udsnit, no whole country"
	}
	return text
}

// codesOf names the controls whose findings were accepted, or were not, with a space before
// them; empty if there are none.
func codesOf(c *publish.Controls, accepted bool) string {
	var codes []string
	for _, f := range c.Findings {
		if f.Accepted == accepted {
			codes = append(codes, f.Code)
		}
	}
	if len(codes) == 0 {
		return ""
	}
	return " (" + strings.Join(codes, ", ") + ")"
}

// controls shows a line for each control that found something.
func (s *screen) controls(p *pass) {
	found := p.record.run.Controls.Findings
	if len(found) == 0 {
		s.line("controls", "%d controls, no finding", len(kontroller.Kontroller()))
	}
	for _, f := range found {
		s.line("controls", "%s %s, %d: %s", f.Code, severityText(f), f.Findings, p.firstOf(f))
	}
}

// parseControls reads what is accepted: numbers of controls, each for all kommuner or with
// the code of one behind it, such as K05:671,K03 (K05:0 is Hele landet). They are in order, each once.
func parseControls(text string) ([]kontroller.Accept, error) {
	var all []kontroller.Accept
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		a, err := parseControl(word)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b kontroller.Accept) int { return strings.Compare(a.String(), b.String()) })
	return slices.Compact(all), nil
}

func parseControl(word string) (kontroller.Accept, error) {
	code, kommune, one := strings.Cut(word, ":")
	all := kontroller.Kontroller()
	at := slices.IndexFunc(all, func(k kontroller.Kontrol) bool { return strings.EqualFold(k.Kode.String(), code) })
	switch {
	case at < 0:
		return kontroller.Accept{}, fmt.Errorf("--accepter names controls from %s to %s, such as K05:671,K03, not %q", all[0].Kode, all[len(all)-1].Kode, brief(code, shownValue))
	case all[at].Kode == kontroller.CPR:
		return kontroller.Accept{}, errors.New("--accepter cannot accept " + kontroller.CPR.String() + ": a CPR number is no pseudonym")
	case !one:
		return kontroller.Accept{Kode: all[at].Kode, Alle: true}, nil
	case !isDigits(kommune):
		return kontroller.Accept{}, fmt.Errorf("--accepter %s: behind the colon is the code of a kommune, such as %s:671, not %q", all[at].Kode, all[at].Kode, brief(kommune, shownValue))
	}
	number, err := kommuneByCode(kommune)
	if err != nil {
		return kontroller.Accept{}, fmt.Errorf("--accepter %s: %w", all[at].Kode, err)
	}
	a := kontroller.Accept{Kode: all[at].Kode, Kommune: schemas.Kommuner} // Hele landet
	if k, known := schemas.KommuneFraKode(number); known {
		a.Kommune = int(k)
	}
	return a, nil
}

// noteSource tells the controls what a batch of a row group can hold.
func (w *worker) noteSource(id schemas.TableID, file string, rowGroup int, b arrow.RecordBatch) {
	w.maaling.Kilde(id, file, rowGroup, b)
}
