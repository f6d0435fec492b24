package main

import (
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/kontroller"
)

func TestWhatIsAcceptedIsReadAndWrittenInOneForm(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "K05:671": "K05:671", "k05:671, K03": "K03,K05:671", "K05,K05:671,k05": "K05,K05:671", "K05:0": "K05:0", "K05:00671": "K05:671",
	} {
		accepted, err := parseControls(text)
		var forms []string
		for _, a := range accepted {
			forms = append(forms, a.String())
		}
		if got := strings.Join(forms, ","); err != nil || got != want {
			t.Errorf("%q is read as %q: %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"K00": `not "K00"`, "K16": `not "K16"`, "671": `not "671"`, "K14:671": "cannot accept K14", "K05:": `such as K05:671, not ""`,
		"K05:671:1": `not "671:1"`, "K05:-1": `not "-1"`, "K05:999": `there is no kommune "999"`, "K05:670": "the nearest is 671 Struer",
	} {
		if _, err := parseControls(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestTheAdviceAcceptsAsLittleAsItCan(t *testing.T) {
	of := func(kommuner ...int) (found []kontroller.Fund) {
		for _, k := range kommuner {
			found = append(found, kontroller.Fund{Kode: 5, Alvor: kontroller.Fejl, Kommune: k}, kontroller.Fund{Kode: 5, Alvor: kontroller.Advarsel, Kommune: 50})
		}
		return found
	}
	for want, found := range map[string][]kontroller.Fund{
		"K05:101":         of(0, 0),
		"K05:101,K05:0":   of(0, schemas.Kommuner),
		"K05:101,K05:147": of(0, 1)[:3],
		"K05":             of(0, 1, 2, 3),
	} {
		if got := (&pass{fund: found}).narrowest("K05"); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
	if got := (&pass{fund: of(schemas.Kommuner)}).narrowest("K05"); got != "K05" {
		t.Errorf("Hele landet alone is %s", got)
	}
}
