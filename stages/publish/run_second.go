package publish

// SecondCalculation says whether a second calculation was to follow a run, as run.json has
// it from when the run was made. Whether there is one says its own record, beside the runs.
type SecondCalculation string

// What run.json says of it: it is to follow; somebody asked to leave it out; or the run is
// under readings in their alternative, which it does not cover.
const (
	SecondExpected        SecondCalculation = "expected"
	SecondLeftOutAsked    SecondCalculation = "left_out_asked_for"
	SecondLeftOutReadings SecondCalculation = "left_out_readings"
)

// SecondOf is what a run says that is under so many readings in their alternative, when it
// was asked to leave the second calculation out or not.
func SecondOf(readings int, leftOut bool) SecondCalculation {
	switch {
	case readings > 0:
		return SecondLeftOutReadings
	case leftOut:
		return SecondLeftOutAsked
	}
	return SecondExpected
}

// LeftOut says in words why no second calculation follows; nothing where one does, or where
// the record is from before runs said so.
func (s SecondCalculation) LeftOut() string {
	switch s {
	case SecondLeftOutAsked:
		return "it was asked to be left out"
	case SecondLeftOutReadings:
		return "the run is under readings in their alternative, and it covers the standard ones alone"
	}
	return ""
}

// of says whether a record may say so. None at all is one from before there was the field.
func (s SecondCalculation) of(r *Run) bool {
	switch s {
	case "":
		return true
	case SecondExpected, SecondLeftOutAsked, SecondLeftOutReadings:
		return r.Command == CommandPipeline && r.AarTil == 0
	}
	return false
}
