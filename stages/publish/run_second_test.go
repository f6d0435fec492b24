package publish

import "testing"

func TestTheReasonIsThatOfTheRun(t *testing.T) {
	for _, c := range []struct {
		readings int
		leftOut  bool
		want     SecondCalculation
	}{{0, false, SecondExpected}, {0, true, SecondLeftOutAsked}, {1, false, SecondLeftOutReadings}, {1, true, SecondLeftOutReadings}} {
		got := SecondOf(c.readings, c.leftOut)
		if got != c.want || (got.LeftOut() == "") != (got == SecondExpected) {
			t.Errorf("%+v: %s, %q", c, got, got.LeftOut())
		}
	}
	run := exampleRun().with("20260401T083000Z")
	run.SecondCalculation = "left_out"
	if got := run.lacks(); got != "second_calculation in a word that is known, of pipeline alone" {
		t.Errorf("it lacks %q", got)
	}
	run.SecondCalculation = ""
	if got := run.lacks(); got != "" {
		t.Errorf("a record from before there was the field lacks %q", got)
	}
}
