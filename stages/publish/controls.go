package publish

import (
	"regexp"
	"slices"
	"strings"

	"fokusmaal/stages/kontroller"
)

// The forms of the number of a control, and of what is accepted of it.
var (
	controlForm = regexp.MustCompile(`^K[0-9]{2}$`)
	acceptForm  = regexp.MustCompile(`^K[0-9]{2}(:[0-9]{1,3})?$`)
)

// IsAccepted says whether a text can be what is accepted of a control: K03, or K05:671.
func IsAccepted(text string) bool { return acceptForm.MatchString(text) }

// Controls is what the controls over the whole delivery found, and what of it was accepted.
type Controls struct {
	// Udsnit says that the delivery is no whole country, so that the controls which hold a
	// month against the usual found advarsler at the worst.
	Udsnit bool `json:"udsnit"`
	// Accepted are the controls whose fejl did not stop the run, in order: K03, or
	// K05:671 for one kommune alone (K05:0 is Hele landet).
	Accepted []string `json:"accepted"`
	// Findings are the numbers of findings that are not 0, in order of code.
	Findings []Control `json:"findings"`
}

// Control counts the findings of a control with one severity.
type Control struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	// Accepted says that they are fejl that were accepted, as all of a run that is published are.
	Accepted bool  `json:"accepted"`
	Findings int64 `json:"findings"`
}

// InUse is what of Accepted is about a control that found a fejl which was accepted.
func (c *Controls) InUse() (used []string) {
	for _, a := range c.Accepted {
		code, _, _ := strings.Cut(a, ":")
		if slices.ContainsFunc(c.Findings, func(f Control) bool { return f.Accepted && f.Code == code }) {
			used = append(used, a)
		}
	}
	return used
}

// BySeverity counts the findings.
func (c *Controls) BySeverity() (advarsler, fejl int64) {
	for _, f := range c.Findings {
		if f.Severity == kontroller.Fejl.String() {
			fejl += f.Findings
		} else {
			advarsler += f.Findings
		}
	}
	return advarsler, fejl
}

// severityOf is what a finding of a run that was published has to be.
func severityOf(accepted bool) string {
	if accepted {
		return kontroller.Fejl.String()
	}
	return kontroller.Advarsel.String()
}

// lacks names what the findings of a run that was published have not.
func (c *Controls) lacks() string {
	if slices.ContainsFunc(c.Accepted, func(a string) bool { return !acceptForm.MatchString(a) }) {
		return "accepted controls such as K03 or K05:671"
	}
	for _, f := range c.Findings {
		switch {
		case !controlForm.MatchString(f.Code) || f.Severity != severityOf(f.Accepted) || f.Findings < 1:
			return "controls by their numbers, with findings that are advarsler, or fejl that were accepted"
		case f.Accepted && !slices.ContainsFunc(c.Accepted, func(a string) bool { return strings.HasPrefix(a, f.Code) }):
			return "what was accepted of a control whose fejl were"
		}
	}
	return ""
}
