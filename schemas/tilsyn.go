package schemas

import "math/big"

// Tilsynsstatus is where a kommune stands in the tilsyn of §§ 6-13.
type Tilsynsstatus uint8

// The statuses of SPEC 8. IkkeAfgjort is that of a foreløbig year, which decides nothing.
const (
	UkendtStatus Tilsynsstatus = iota
	IngenTilsyn
	SkaerpetTilsyn
	Forlaenget
	Administration
	IkkeAfgjort
	antalStatus
)

var tilsynsstatus = [antalStatus]string{"", "ingen", "skaerpet_tilsyn", "forlaenget", "administration", "ikke_afgjort"}

// String returns the code as the results spell it.
func (s Tilsynsstatus) String() string { return tilsynsstatus[s] }

// TilsynsstatusFraKode returns the status of a code, or UkendtStatus.
func TilsynsstatusFraKode(kode string) Tilsynsstatus {
	return fraKode[Tilsynsstatus](tilsynsstatus[:], kode)
}

// Pct4 is a number of pct. with four decimals: ten-thousandths of a pct., exact.
type Pct4 int64

// Pct returns the number of pct., Andel the share that it is; both exact.
func (p Pct4) Pct() *big.Rat   { return big.NewRat(int64(p), 10_000) }
func (p Pct4) Andel() *big.Rat { return big.NewRat(int64(p), 1_000_000) }

// Ydelsesgrad is the resultatmål of a kommune and a year (§ 4): the share of its citizens
// on public benefits, in fact and as expected.
type Ydelsesgrad struct {
	Aar                int
	Kommune            Kommune
	Faktisk, Forventet Pct4
}

// TilsynForrige is how a kommune stood after the year before: a row of its table tilsyn.
type TilsynForrige struct {
	Aar     int
	Kommune Kommune
	Status  Tilsynsstatus
	// BaselineAar is the year on whose figures the kommune was selected, 0 where the status
	// is ingen; Baseline are the shares of the two fokusmål then, 0..1 and exact, nil where
	// no month had persons.
	BaselineAar int
	Baseline    [2]*big.Rat
}

// Milepael is a milestone of a kommune's own plan: the shares of the two fokusmål that it
// means to be under in a month, in pct.; nil where the plan says nothing.
type Milepael struct {
	Kommune Kommune
	Maaned  Month
	Maal    [2]*Pct4
}
