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
	// Historisk says that it holds a month against what is usual in the delivery. In one that
	// is no whole country ([Udsnit]) its fejl are advarsler. The others find what can be
	// right in no delivery, however small.
	Historisk bool
	// Navn and Beskrivelse are Danish: what it is called, and what it looks for and when.
	Navn, Beskrivelse string
	doem              func(*billede) []Fund
}

// Fund is a finding. It is about numbers of rows or persons, never about one.
type Fund struct {
	Kode  Kode
	Alvor Alvor
	// Accepteret says that it is a fejl that somebody accepted: it does not stop a run.
	Accepteret bool
	Tabel      schemas.TableID
	// Kolonne is the column, "" where the finding is about whole rows or persons.
	Kolonne string
	// Kommune is its place, 0-97, or schemas.Kommuner for Hele landet.
	Kommune int
	// Maaned is the month, 0 where the finding is about the whole delivery; Maaneder is how
	// many months are added up, of which it is the last, 1 or more, and 0 where there is none.
	Maaned   schemas.Month
	Maaneder int
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
// month. Those of an udsnit are judged mildly.
func Doem(m *Maaling) ([]Fund, Udsnit) {
	m.ordnet()
	b := nytBillede(m)
	found, udsnit := b.doem(), b.udsnit()
	if udsnit.Er {
		mildn(found)
	}
	return found, udsnit
}

// doem applies all controls as to a whole country.
func (b *billede) doem() (all []Fund) {
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

// Accept is what somebody has looked into: the fejl of a control.
type Accept struct {
	Kode Kode
	// Alle says that those of all kommuner are accepted, and of Hele landet; otherwise only
	// those of Kommune are, a place as that of a [Fund].
	Alle    bool
	Kommune int
}

// String writes it as K05, or K05:671 (K05:0 is Hele landet).
func (a Accept) String() string {
	if a.Alle {
		return a.Kode.String()
	}
	return fmt.Sprintf("%s:%d", a.Kode, kommunekode(a.Kommune))
}

func (a Accept) om(f *Fund) bool { return a.Kode == f.Kode && (a.Alle || a.Kommune == f.Kommune) }

// Accepter marks the fejl that are accepted, and returns what accepted none.
func Accepter(found []Fund, accepted []Accept) (without []Accept) {
	for _, a := range accepted {
		met := false
		for i := range found {
			if f := &found[i]; f.Alvor == Fejl && a.om(f) {
				f.Accepteret, met = true, true
			}
		}
		if !met {
			without = append(without, a)
		}
	}
	return without
}

// Stopper says whether a finding stops a run: a fejl that nobody accepted.
func (f *Fund) Stopper() bool { return f.Alvor == Fejl && !f.Accepteret }

// Navn is the kommune's name, or Hele landet.
func (f *Fund) Navn() string { return navn(f.Kommune) }

// Kommunekode is the kommune's code, or that of Hele landet.
func (f *Fund) Kommunekode() int32 { return kommunekode(f.Kommune) }

func kommunekode(kommune int) int32 {
	if kommune == landet {
		return schemas.HeleLandet
	}
	return schemas.Kommune(kommune).Kode()
}

func navn(kommune int) string {
	if kommune == landet {
		return schemas.HeleLandetNavn
	}
	return schemas.Kommune(kommune).Navn()
}

// fund makes a finding about a month and says where its rows are.
func (b *billede) fund(a Alvor, t schemas.TableID, kommune, n int, antal, fra, til int64) Fund {
	return b.fundI(a, t, kommune, n, 1, antal, fra, til)
}

// fundI is fund about so many months, of which the one at n is the last.
func (b *billede) fundI(a Alvor, t schemas.TableID, kommune, n, months int, antal, fra, til int64) Fund {
	f := Fund{Alvor: a, Tabel: t, Kommune: kommune, Maaned: b.maaned(n), Maaneder: months, Antal: antal, Fra: fra, Til: til}
	f.Fil, f.Raekkegruppe = b.maaling.kilde(t, kommune, b.foerste+n-months+1, b.foerste+n)
	return f
}

// om begins a message: the kommune and the month.
func (b *billede) om(kommune, n int) string {
	m := b.maaned(n)
	return fmt.Sprintf("%s, %s %d", navn(kommune), m.Navn(), m.Year())
}

// omI is om about so many months, of which the one at n is the last.
func (b *billede) omI(kommune, n, months int) string {
	if months == 1 {
		return b.om(kommune, n)
	}
	first, last := b.maaned(n-months+1), b.maaned(n)
	return fmt.Sprintf("%s, %s %d til %s %d", navn(kommune), first.Navn(), first.Year(), last.Navn(), last.Year())
}
