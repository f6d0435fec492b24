package lov_test

import (
	"fmt"
	"slices"
	"strings"

	"fokusmaal/stages/lov"
)

// kommentar is what stands before the sections of a scenario: its title, the sentence that
// names the § or the SPEC section, and the rules that it proves.
type kommentar struct {
	titel, saetning string
	regler          []lov.RegelID
}

// laesKommentar reads the comment of a scenario of a person or of a year.
func laesKommentar(tekst string) (k kommentar, err error) {
	var saetninger []string
	linjer := strings.Split(strings.TrimSpace(tekst), "\n")
	k.titel = linjer[0]
	for _, linje := range linjer[1:] {
		koder, erRegel := strings.CutPrefix(linje, "Regel:")
		if !erRegel {
			saetninger = append(saetninger, linje)
			continue
		}
		if err := k.laesRegler(koder); err != nil {
			return k, err
		}
	}
	k.saetning = strings.Join(saetninger, " ")
	switch {
	case k.titel == "" || k.saetning == "":
		err = fmt.Errorf("the comment lacks its title or its sentence")
	case !strings.Contains(tekst, "§") && !strings.Contains(tekst, "SPEC"):
		err = fmt.Errorf("the comment names no § or SPEC section; say where the rule stands that the scenario proves")
	case len(k.regler) == 0:
		err = fmt.Errorf("the comment names no rule; say »Regel: « and one or more of %s", reglernesNavne())
	}
	return k, err
}

// laesRegler reads the ids after »Regel:«, and puts them in the order of the rules.
func (k *kommentar) laesRegler(koder string) error {
	for kode := range strings.SplitSeq(koder, ",") {
		kode = strings.TrimSpace(kode)
		i := slices.IndexFunc(regelIDer(), func(id lov.RegelID) bool { return id.String() == kode })
		if i < 0 {
			return fmt.Errorf("there is no rule %q; there are %s", kode, reglernesNavne())
		}
		if slices.Contains(k.regler, regelIDer()[i]) {
			return fmt.Errorf("the rule %s is named twice", kode)
		}
		k.regler = append(k.regler, regelIDer()[i])
	}
	slices.Sort(k.regler)
	return nil
}

// regelIDer are the ids of all rules, in order.
func regelIDer() []lov.RegelID {
	var ider []lov.RegelID
	for id := range lov.AntalRegler {
		ider = append(ider, id)
	}
	return ider
}

func reglernesNavne() string {
	var navne []string
	for _, id := range regelIDer() {
		navne = append(navne, id.String())
	}
	return strings.Join(navne, ", ")
}
