package gaeldende

import (
	"fmt"
	"slices"
	"strings"

	"fokusmaal/stages/publish"
)

// lookedInto says what a person has to have looked into of the run, as what follows its name;
// empty if nothing.
func (p *Publikation) lookedInto() string {
	var all []string
	if len(p.Accepted) > 0 {
		all = append(all, "has a fejl that was accepted ("+strings.Join(p.Accepted, ", ")+")")
	}
	if p.Udsnit {
		all = append(all, "is of an udsnit, no whole country")
	}
	return strings.Join(all, ", and ")
}

// NoteError says that a run is put in force only by one who says why: a note is missing.
type NoteError struct {
	RunID string
	// What is so about the run, such as: is of an udsnit, no whole country.
	What string
}

// Error says what is so about which run, the advice after a semicolon.
func (e *NoteError) Error() string {
	return fmt.Sprintf("run %s %s; %s", e.RunID, e.What, e.Advice())
}

// Advice says how to say why.
func (e *NoteError) Advice() string {
	return `look at table kontrol and the warnings in run.json, and say why it may be in force all the same: make publicer NOTE="…" (--note "…")`
}

// controlled is an error if the record does not say of the delivery what the run does.
func (r *recorded) controlled(folder string, run publish.Run) error {
	if r.Udsnit == run.Controls.Udsnit && slices.Equal(r.Accepted, run.Controls.InUse()) {
		return nil
	}
	return brokenChain(publish.RunFile(folder), "the udsnit and the accepted fejl that its publication has", "others")
}
