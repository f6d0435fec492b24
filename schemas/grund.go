package schemas

import (
	"strconv"
	"strings"
)

// Grund is why a member of the population counts as it does in a fokusmål. Every member
// has exactly one for each of the two; a person outside the population has none.
type Grund uint8

// The grounds of fokusmål 1 (§ 5 nr. 1). Only GrundUdenTilbud counts against the kommune.
// The grounds of fokusmål 2 follow after them: see [GrundSamtaler].
const (
	IngenGrund Grund = iota
	// GrundTilbud: at least one counted tilbud in the window.
	GrundTilbud
	// GrundKunTimer: no counted tilbud, but ordinary hours enough.
	GrundKunTimer
	// GrundUdenTilbud: neither.
	GrundUdenTilbud
	grundSamtaler0
)

// Udeladt is the set of reasons for which samtaler in the window were left out.
type Udeladt uint8

// The reasons. A samtale is left out for exactly one of them.
const (
	UdeladtBrev Udeladt = 1 << iota
	UdeladtFoerste
	UdeladtAndenType
	alleUdeladte
)

// GrundMindst4 is the ground of those with 4 counted samtaler or more.
const GrundMindst4 = grundSamtaler0 + 4*Grund(alleUdeladte)

// AntalGrunde is the number of grounds of both fokusmål together, IngenGrund not among
// them: 3 and 33.
const AntalGrunde = int(GrundMindst4)

// GrundSamtaler returns the ground of fokusmål 2 (§ 5 nr. 2): of so many counted
// samtaler in the window, 0 or more, and of why others were left out, if they were fewer
// than 4.
func GrundSamtaler(talte int32, udeladt Udeladt) Grund {
	if talte >= 4 {
		return GrundMindst4
	}
	return grundSamtaler0 + Grund(talte)*Grund(alleUdeladte) + Grund(udeladt)
}

// Samtaler returns the counted samtaler, 0 to 4, where 4 is four or more, and why others
// were left out, of a ground of fokusmål 2.
func (g Grund) Samtaler() (talte int, udeladt Udeladt) {
	n := int(g - grundSamtaler0)
	return n / int(alleUdeladte), Udeladt(n % int(alleUdeladte))
}

// Fokusmaal returns the fokusmål that the ground belongs to, 1 or 2.
func (g Grund) Fokusmaal() int {
	if g < grundSamtaler0 {
		return 1
	}
	return 2
}

// Rammer says that a person with the ground counts in the numerator: uden_tilbud or
// faerre_end_4_samtaler.
func (g Grund) Rammer() bool {
	return g == GrundUdenTilbud || g.Fokusmaal() == 2 && g != GrundMindst4
}

// Grunde returns the grounds of a fokusmål in the order of the results.
func Grunde(fokusmaal int) []Grund {
	var alle []Grund
	for g := GrundTilbud; g <= GrundMindst4; g++ {
		if g.Fokusmaal() == fokusmaal {
			alle = append(alle, g)
		}
	}
	return alle
}

// String returns the code as the results spell it, such as »tilbud«, »2_samtaler« or
// »2_samtaler_udeladt_brev_anden_type«.
func (g Grund) String() string {
	switch g {
	case IngenGrund:
		return ""
	case GrundTilbud:
		return "tilbud"
	case GrundKunTimer:
		return "kun_timer"
	case GrundUdenTilbud:
		return "hverken_tilbud_eller_timer"
	case GrundMindst4:
		return "4_samtaler_eller_flere"
	}
	talte, udeladt := g.Samtaler()
	dele := []string{strconv.Itoa(talte), "samtaler"}
	if udeladt != 0 {
		dele = append(dele, "udeladt")
	}
	for i, navn := range [...]string{"brev", "foerste", "anden_type"} {
		if udeladt>>i&1 == 1 {
			dele = append(dele, navn)
		}
	}
	return strings.Join(dele, "_")
}
