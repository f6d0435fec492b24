package schemas

// Code says which rule of SPEC 3 a rejected row breaks, the first in the order below.
type Code uint8

// The rules of SPEC 3, in its order. MaanedUdenForKalenderen is ours, and judged last:
// the row has no room for a month before year 1 or after year 5460.
const (
	Kept Code = iota
	ManglerColumn
	MaanedIkkeDenFoerste
	UkendtYdelseKode
	UkendtTypeKode
	UkendtFormKode
	UkendtKommuneKode
	DatoUdenForMaaned
	TilFoerFra
	ManglerForloebFra
	ForloebFraEfterFra
	NegativeDage
	DageOverPerioden
	TimerUdenForInterval
	MaanedUdenForKalenderen
	antalCodes
)

// Codes is the number of codes, Kept among them.
const Codes = int(antalCodes)

var codes = [antalCodes]string{
	Kept: "", ManglerColumn: "mangler_", MaanedIkkeDenFoerste: "maaned_ikke_den_foerste",
	UkendtYdelseKode: "ukendt_ydelse", UkendtTypeKode: "ukendt_type", UkendtFormKode: "ukendt_form",
	UkendtKommuneKode: "ukendt_kommune", DatoUdenForMaaned: "dato_uden_for_maaned", TilFoerFra: "til_foer_fra",
	ManglerForloebFra: "mangler_forloeb_fra", ForloebFraEfterFra: "forloeb_fra_efter_fra",
	NegativeDage: "negative_dage", DageOverPerioden: "dage_over_perioden",
	TimerUdenForInterval: "timer_uden_for_interval", MaanedUdenForKalenderen: "maaned_uden_for_kalenderen",
}

// String returns the code as the output spells it; ManglerColumn is a prefix, see
// [Code.ForColumn].
func (c Code) String() string { return codes[c] }

// ForColumn returns the code of a null in a column that must have a value.
func (c Code) ForColumn(column string) string {
	if c == ManglerColumn {
		return codes[c] + column
	}
	return codes[c]
}
