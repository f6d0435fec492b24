package schemas

// Ydelse is a benefit code as it stands in the table ydelse. The measured ones come
// first, in the order of § 2 stk. 2.
type Ydelse uint8

// The benefits of SPEC 2. UkendtYdelse is what an unknown code becomes.
const (
	UkendtYdelse Ydelse = iota
	Dagpenge
	Sygedagpenge
	Overgangsydelse
	Uddannelseshjaelp
	Kontanthjaelp
	Revalidering
	Ressourceforloeb
	Jobafklaring
	Ledighedsydelse
	Barselsdagpenge
	Fleksjob
	Foertidspension
	Seniorpension
	Efterloen
	Su
	AndenYdelse
	antalYdelser
)

// AntalYdelser is the number of benefits, UkendtYdelse among them.
const AntalYdelser = int(antalYdelser)

var ydelser = [antalYdelser]string{
	UkendtYdelse: "", Dagpenge: "dagpenge", Sygedagpenge: "sygedagpenge", Overgangsydelse: "overgangsydelse",
	Uddannelseshjaelp: "uddannelseshjaelp", Kontanthjaelp: "kontanthjaelp", Revalidering: "revalidering",
	Ressourceforloeb: "ressourceforloeb", Jobafklaring: "jobafklaring", Ledighedsydelse: "ledighedsydelse",
	Barselsdagpenge: "barselsdagpenge", Fleksjob: "fleksjob", Foertidspension: "foertidspension",
	Seniorpension: "seniorpension", Efterloen: "efterloen", Su: "su", AndenYdelse: "anden",
}

// Gruppe is one of the eight measured groups of § 2 stk. 2, by its number there; 0 is a
// benefit that is not measured.
type Gruppe uint8

// The groups of § 2 stk. 2 nr. 1-8.
const (
	IkkeMaalt Gruppe = iota
	GruppeDagpenge
	GruppeSygedagpenge
	GruppeOvergangsydelse
	GruppeUddannelseshjaelp
	GruppeKontanthjaelp
	GruppeRevalidering
	GruppeRessourceforloebsydelse
	GruppeLedighedsydelse
	antalGrupper
)

// Grupper is the number of measured groups.
const Grupper = int(antalGrupper) - 1

// Alle is the code of the row that holds all groups together.
const Alle = "alle"

var grupper = [antalGrupper]string{
	IkkeMaalt: "", GruppeDagpenge: "dagpenge", GruppeSygedagpenge: "sygedagpenge",
	GruppeOvergangsydelse: "overgangsydelse", GruppeUddannelseshjaelp: "uddannelseshjaelp",
	GruppeKontanthjaelp: "kontanthjaelp", GruppeRevalidering: "revalidering",
	GruppeRessourceforloebsydelse: "ressourceforloebsydelse", GruppeLedighedsydelse: "ledighedsydelse",
}

var gruppeAf = [antalYdelser]Gruppe{
	Dagpenge: GruppeDagpenge, Sygedagpenge: GruppeSygedagpenge, Overgangsydelse: GruppeOvergangsydelse,
	Uddannelseshjaelp: GruppeUddannelseshjaelp, Kontanthjaelp: GruppeKontanthjaelp, Revalidering: GruppeRevalidering,
	Ressourceforloeb: GruppeRessourceforloebsydelse, Jobafklaring: GruppeRessourceforloebsydelse,
	Ledighedsydelse: GruppeLedighedsydelse,
}

// String returns the code as the input spells it.
func (y Ydelse) String() string { return ydelser[y] }

// Gruppe returns the measured group of the benefit, or IkkeMaalt.
func (y Ydelse) Gruppe() Gruppe { return gruppeAf[y] }

// String returns the code of the group as the results spell it.
func (g Gruppe) String() string { return grupper[g] }

// YdelseFraKode returns the benefit of a code, or UkendtYdelse.
func YdelseFraKode(kode string) Ydelse { return fraKode[Ydelse](ydelser[:], kode) }

// SamtaleType is the type of a meeting.
type SamtaleType uint8

// The types of SPEC 2, table samtaler.
const (
	UkendtSamtaleType SamtaleType = iota
	Jobsamtale
	AkasseJobsamtale
	Sygeopfoelgning
	AndenSamtale
	antalSamtaleTyper
)

var samtaleTyper = [antalSamtaleTyper]string{"", "jobsamtale", "akasse_jobsamtale", "sygeopfoelgning", "andet"}

// String returns the code as the input spells it.
func (t SamtaleType) String() string { return samtaleTyper[t] }

// SamtaleTypeFraKode returns the type of a code, or UkendtSamtaleType.
func SamtaleTypeFraKode(kode string) SamtaleType {
	return fraKode[SamtaleType](samtaleTyper[:], kode)
}

// Form is how a meeting was held. The order is the one that decides which of several
// meetings on one day comes first (SPEC 7).
type Form uint8

// The forms of SPEC 2, table samtaler.
const (
	UkendtForm Form = iota
	Fremmoede
	Digital
	Telefon
	Brev
	antalFormer
)

var former = [antalFormer]string{"", "fremmoede", "digital", "telefon", "brev"}

// String returns the code as the input spells it.
func (f Form) String() string { return former[f] }

// FormFraKode returns the form of a code, or UkendtForm.
func FormFraKode(kode string) Form { return fraKode[Form](former[:], kode) }

// TilbudType is the type of an offer.
type TilbudType uint8

// The types of SPEC 2, table tilbud.
const (
	UkendtTilbudType TilbudType = iota
	Virksomhedspraktik
	Loentilskud
	Nytteindsats
	OrdinaerUddannelse
	OevrigVejledningOpkvalificering
	Mentor
	AndetTilbud
	antalTilbudTyper
)

var tilbudTyper = [antalTilbudTyper]string{
	"", "virksomhedspraktik", "loentilskud", "nytteindsats", "ordinaer_uddannelse",
	"oevrig_vejledning_opkvalificering", "mentor", "andet",
}

// String returns the code as the input spells it.
func (t TilbudType) String() string { return tilbudTyper[t] }

// TilbudTypeFraKode returns the type of a code, or UkendtTilbudType.
func TilbudTypeFraKode(kode string) TilbudType { return fraKode[TilbudType](tilbudTyper[:], kode) }

// Trin is the step at which a person-month leaves the way to the population (SPEC 5),
// in the order in which they are tried.
type Trin uint8

// The steps of SPEC 5. IngenTrin is a month without a measured row.
const (
	IngenTrin Trin = iota
	Introduktionsprogram
	DoedMaaned
	Under12Maaneder
	Fritaget
	Population
	antalTrin
)

// AntalTrin is the number of steps, IngenTrin not among them.
const AntalTrin = int(antalTrin) - 1

var trin = [antalTrin]string{"", "introduktionsprogram", "doed_maaned", "under_12_maaneder", "fritaget", "population"}

// String returns the code as the results spell it.
func (t Trin) String() string { return trin[t] }

// fraKode finds a code in its list; 0 is the unknown one.
func fraKode[T ~uint8](koder []string, kode string) T {
	for i, k := range koder {
		if i > 0 && k == kode {
			return T(i)
		}
	}
	return 0
}
