package kontroller

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fokusmaal/schemas"
)

// Kode is the number of a control; it is never used again for another.
type Kode uint8

// String writes it as K01.
func (k Kode) String() string { return fmt.Sprintf("K%02d", uint8(k)) }

// Alvor is what a finding leads to.
type Alvor uint8

// The severities. A fejl stops the run before it has figures, an advarsel is shown.
const (
	Advarsel Alvor = iota + 1
	Fejl
)

// String returns the code as the results spell it.
func (a Alvor) String() string { return [...]string{"", "advarsel", "fejl"}[a] }

// Kontrol is a control.
type Kontrol struct {
	Kode Kode
	// Alvor is the worst that it can find.
	Alvor Alvor
	// Navn and Beskrivelse are Danish: what it is called, and what it looks for and when.
	Navn, Beskrivelse string
	doem              func(*billede) []Fund
}

// Fund is a finding. It is about numbers of rows or persons, never about one.
type Fund struct {
	Kode  Kode
	Alvor Alvor
	// Accepteret says that it would be a fejl, had nobody accepted it.
	Accepteret bool
	Tabel      schemas.TableID
	// Kolonne is the column, "" where the finding is about whole rows or persons.
	Kolonne string
	// Kommune is its place, 0-97, or schemas.Kommuner for Hele landet.
	Kommune int
	// Maaned is the month, 0 where the finding is about the whole delivery.
	Maaned schemas.Month
	// Antal is what was counted, Fra and Til what was to be expected, both included.
	Antal, Fra, Til int64
	// Fil and Raekkegruppe are the only file and row group that the rows can be from, ""
	// and -1 where there are several or none.
	Fil          string
	Raekkegruppe int
	// Besked says it in Danish.
	Besked string
}

// Kontroller returns all controls in order of number.
func Kontroller() []Kontrol {
	return []Kontrol{k01, k02, k03, k04, k05, k06, k07, k08, k09, k10, k11, k12, k13, k14, k15}
}

// Doem applies all controls; the findings are in order of code, table, column, kommune and
// month.
func Doem(m *Maaling) []Fund {
	m.ordnet()
	b := nytBillede(m)
	var all []Fund
	for _, k := range Kontroller() {
		found := k.doem(b)
		for i := range found {
			found[i].Kode = k.Kode
		}
		slices.SortStableFunc(found, func(x, y Fund) int {
			return cmp.Or(cmp.Compare(x.Tabel, y.Tabel), strings.Compare(x.Kolonne, y.Kolonne), cmp.Compare(x.Kommune, y.Kommune),
				cmp.Compare(x.Maaned, y.Maaned), strings.Compare(x.Besked, y.Besked))
		})
		all = append(all, found...)
	}
	return all
}

// Accepter turns the fejl of the codes into advarsler.
func Accepter(found []Fund, koder []Kode) {
	for i := range found {
		if f := &found[i]; f.Alvor == Fejl && slices.Contains(koder, f.Kode) {
			f.Alvor, f.Accepteret = Advarsel, true
		}
	}
}

// Har says whether a finding has a severity.
func Har(found []Fund, a Alvor) bool {
	return slices.ContainsFunc(found, func(f Fund) bool { return f.Alvor == a })
}

// Navn is the kommune's name, or Hele landet.
func (f *Fund) Navn() string { return navn(f.Kommune) }

// Kommunekode is the kommune's code, or that of Hele landet.
func (f *Fund) Kommunekode() int32 {
	if f.Kommune == landet {
		return schemas.HeleLandet
	}
	return schemas.Kommune(f.Kommune).Kode()
}

func navn(kommune int) string {
	if kommune == landet {
		return schemas.HeleLandetNavn
	}
	return schemas.Kommune(kommune).Navn()
}

// fund makes a finding about a month and says where its rows are.
func (b *billede) fund(a Alvor, t schemas.TableID, kommune, n int, antal, fra, til int64) Fund {
	f := Fund{Alvor: a, Tabel: t, Kommune: kommune, Maaned: b.maaned(n), Antal: antal, Fra: fra, Til: til}
	f.Fil, f.Raekkegruppe = b.maaling.kilde(t, kommune, b.foerste+n)
	return f
}

// om begins a message: the kommune and the month.
func (b *billede) om(kommune, n int) string {
	m := b.maaned(n)
	return fmt.Sprintf("%s, %s %d", navn(kommune), m.Navn(), m.Year())
}
