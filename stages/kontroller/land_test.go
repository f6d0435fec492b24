package kontroller

import (
	"fmt"
	"slices"
	"testing"

	"fokusmaal/schemas"
)

// The clean country of the tests: three kommuner, 36 months, 400 persons in each.
const (
	landKommuner, landMaaneder, landPersoner = 3, 36, 400
	proevet                                  = 20 // the month that most tests spoil
	aarhusPlads                              = 1  // and the kommune
)

var landFra = schemas.MonthOf(2022, 1)

// land is a delivery before it is counted: the rows of each person.
type land struct {
	ids  []string
	hist []schemas.Historik
	// sidst is the last measured month.
	sidst schemas.Month
}

// rentLand has a row of ydelse and a samtale for everybody in every month; one half has a
// tilbud, the other half hours.
func rentLand() *land {
	l := &land{sidst: landFra + landMaaneder - 1}
	for k := range landKommuner {
		for p := range landPersoner {
			var h schemas.Historik
			for n := range landMaaneder {
				m := landFra + schemas.Month(n)
				y := schemas.YdelseRow{Ydelse: []schemas.Ydelse{schemas.Dagpenge, schemas.Kontanthjaelp, schemas.Kontanthjaelp, schemas.Sygedagpenge}[p%4],
					Kommune: schemas.Kommune(k), Fra: 1, Til: uint8(m.Days()), Maalgruppe: 1, ForloebFra: schemas.DateOf(2021, 3, 1)}
				y.SetMaaned(m)
				h.Ydelser = append(h.Ydelser, y)
				s := schemas.Samtale{Dato: m.First() + 5, Type: schemas.Jobsamtale, Form: schemas.Fremmoede}
				if p%10 == 3 {
					s.Type = schemas.AndenSamtale
				}
				if p%10 < 3 {
					s.Form = schemas.Telefon
				}
				h.Samtaler = append(h.Samtaler, s)
				if p%2 == 0 {
					t := schemas.Tilbud{Type: schemas.Virksomhedspraktik, Fra: m.First(), Til: m.Last(), Maalgruppe: 2}
					t.SetMaaned(m)
					h.Tilbud = append(h.Tilbud, t)
				} else {
					t := schemas.Loentimer{TimerHundreddele: 50_00, Ordinaer: true}
					t.SetMaaned(m)
					h.Loentimer = append(h.Loentimer, t)
				}
			}
			l.hist = append(l.hist, h)
			l.ids = append(l.ids, fmt.Sprintf("p%d-%d", k, p))
		}
	}
	return l
}

// personer are the numbers of the first count persons of a kommune who are of the right
// sort; kommune landet is all kommuner.
func (l *land) personer(kommune, count int, right func(p int) bool) []int {
	var all []int
	for i := range l.hist {
		if k, p := i/landPersoner, i%landPersoner; (kommune == landet || k == kommune) && right(p) && len(all) < count {
			all = append(all, i)
		}
	}
	return all
}

func alle(int) bool          { return true }
func ulige(p int) bool       { return p%2 == 1 }
func paaDagpenge(p int) bool { return p%4 == 0 }

// doemt counts the country with so many workers and judges it.
func (l *land) doemt(workers int) []Fund {
	sum := NyMaaling(l.sidst, false)
	for w := range workers {
		m := NyMaaling(l.sidst, false)
		for i := w; i < len(l.hist); i += workers {
			slices.SortFunc(l.hist[i].Ydelser, schemas.YdelseRow.Compare)
			m.Person([]byte(l.ids[i]), &l.hist[i])
		}
		sum.LaegTil(m)
	}
	sum.ordnet()
	return nytBillede(sum).doem() // as a whole country: the three kommuner are none
}

// finds makes sure of what a control finds in a country that was spoiled: so many
// findings, of that severity, and for the first of them the counts.
func finds(t *testing.T, l *land, kode Kode, alvor Alvor, count int) []Fund {
	t.Helper()
	var found []Fund
	for _, f := range l.doemt(1) {
		if f.Kode == kode {
			found = append(found, f)
		}
	}
	if len(found) != count {
		t.Fatalf("%s has %d findings, not %d: %+v", kode, len(found), count, found)
	}
	for _, f := range found {
		if f.Alvor != alvor {
			t.Errorf("%s is %s, not %s: %s", kode, f.Alvor, alvor, f.Besked)
		}
	}
	return found
}

func TestACleanCountryHasNoFinding(t *testing.T) {
	if found := rentLand().doemt(1); len(found) > 0 {
		t.Errorf("%+v", found)
	}
}

func TestTheWorkersDoNotChangeAFinding(t *testing.T) {
	l := rentLand()
	for _, i := range l.personer(aarhusPlads, 300, alle) {
		l.hist[i].Samtaler = l.hist[i].Samtaler[:proevet]
	}
	want := l.doemt(1)
	if len(want) == 0 {
		t.Fatal("nothing is found")
	}
	for _, workers := range []int{2, 3, 7} {
		if got := l.doemt(workers); !slices.Equal(got, want) {
			t.Errorf("%d workers find something else", workers)
		}
	}
}

func TestAFejlIsAcceptedByItsNumberAndWhereOneIsGivenItsKommuneAlone(t *testing.T) {
	for _, c := range []struct {
		accepted []Accept
		want     []bool
		text     string
		without  []Accept
	}{
		{[]Accept{{Kode: 3, Alle: true}}, []bool{true, false, true, true, false}, "K03", nil},
		{[]Accept{{Kode: 3, Kommune: aarhusPlads}}, []bool{false, false, true, false, false}, "K03:147", nil},
		{[]Accept{{Kode: 3, Kommune: landet}}, []bool{false, false, false, true, false}, "K03:0", nil},
		{[]Accept{{Kode: 3, Kommune: 0}, {Kode: 4, Kommune: 0}}, []bool{true, false, false, false, true}, "K03:101", nil},
		{[]Accept{{Kode: 5, Alle: true}}, make([]bool, 5), "K05", []Accept{{Kode: 5, Alle: true}}},
		{[]Accept{{Kode: 3, Kommune: aarhusPlads}, {Kode: 3, Kommune: 50}, {Kode: 3, Alle: true}}, []bool{true, false, true, true, false}, "K03:147", []Accept{{Kode: 3, Kommune: 50}}},
	} {
		found := []Fund{{Kode: 3, Alvor: Fejl}, {Kode: 3, Alvor: Advarsel}, {Kode: 3, Alvor: Fejl, Kommune: aarhusPlads}, {Kode: 3, Alvor: Fejl, Kommune: landet}, {Kode: 4, Alvor: Fejl}}
		before := slices.Clone(found)
		without := Accepter(found, c.accepted)
		for i, f := range found {
			if f.Accepteret != c.want[i] || f.Alvor != before[i].Alvor || f.Stopper() != (f.Alvor == Fejl && !c.want[i]) {
				t.Errorf("%v: finding %d is %+v", c.accepted, i, f)
			}
		}
		if !slices.Equal(without, c.without) {
			t.Errorf("%v: %v accepted nothing", c.accepted, without)
		}
		if got := c.accepted[0].String(); got != c.text {
			t.Errorf("%q, not %q", got, c.text)
		}
	}
}

// i drops or changes what lies in a month.
func (l *land) tilbudUden(i int, gone ...int) {
	l.hist[i].Tilbud = slices.DeleteFunc(l.hist[i].Tilbud, func(t schemas.Tilbud) bool { return slices.Contains(gone, int(t.Maaned()-landFra)) })
}

func (l *land) samtalerUden(i int, gone ...int) {
	l.hist[i].Samtaler = slices.DeleteFunc(l.hist[i].Samtaler, func(s schemas.Samtale) bool { return slices.Contains(gone, int(s.Dato.Month()-landFra)) })
}
