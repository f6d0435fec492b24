package lov_test

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// TestMain makes the property tests draw the same histories in every run, a thousand of
// them so that each reading has its share. Other ones: -rapid.seed=N -rapid.checks=N.
func TestMain(m *testing.M) {
	flag.Parse()
	givet := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { givet[f.Name] = true })
	for navn, vaerdi := range map[string]string{"rapid.seed": "301", "rapid.checks": "1000", "rapid.nofailfile": "true"} {
		if givet[navn] {
			continue
		}
		if err := flag.Set(navn, vaerdi); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// udfald is a Dom as a value that outlives the next person.
type udfald struct {
	Maaned      schemas.Month
	Trin        schemas.Trin
	Kommune     schemas.Kommune
	Gruppe      schemas.Gruppe
	Anciennitet int32
	Start       schemas.Date
	Vindue      lov.Vindue
	Maal1       lov.Maal1
	Maal2       lov.Maal2
}

func udfaldAf(d *lov.Dom) udfald {
	u := udfald{
		Maaned: d.Maaned, Trin: d.Trin, Kommune: d.Kommune, Start: schemas.NoDate,
		Vindue: d.Vindue, Maal1: d.Maal1, Maal2: d.Maal2,
	}
	if d.Forloeb != nil {
		u.Gruppe, u.Anciennitet, u.Start = d.Gruppe(), d.Anciennitet(), d.Forloeb.Start
	}
	return u
}

// dommerUnder returns a Dommer for every measured month under the readings.
func dommerUnder(t testing.TB, f lov.Fortolkning) *lov.Dommer {
	t.Helper()
	return lovUnder(t, f).NyDommer(lov.GyldigFra, lov.GyldigTil)
}

func udfaldene(d *lov.Dommer, h *schemas.Historik) []udfald {
	ud := []udfald{}
	domme := d.Bedoem(h)
	for i := range domme {
		ud = append(ud, udfaldAf(&domme[i]))
	}
	return ud
}

// forventetKolonner are the columns that a scenario can expect something in.
var forventetKolonner = []string{
	"maaned", "trin", "kommune", "ydelse", "anciennitet", "start", "vindue_fra",
	"tilbud", "timer", "samtaler", "uden_tilbud", "faerre_end_4_samtaler", "grund_1", "grund_2",
	"medregnes", "udvaelger",
}

// aaretsCelle writes a column that every measured month has, whether the person is on
// benefit or not: whether the month is in the mean of its year, and which fokusmål select
// on the figures of that year.
func aaretsCelle(l *lov.Lov, kolonne string, m schemas.Month) string {
	if kolonne == "medregnes" {
		return jaNej(!l.Suspenderet(m))
	}
	switch u := l.Udvaelgelse(m.Year()); {
	case u.Maal1 && u.Maal2:
		return "1+2"
	case u.Maal1:
		return "1"
	case u.Maal2:
		return "2"
	}
	return "ingen"
}

// celle writes one column as a scenario spells it; what the month does not have is »-«.
func (u *udfald) celle(kolonne string, findes bool) string {
	if !findes {
		return "-"
	}
	switch kolonne {
	case "trin":
		return u.Trin.String()
	case "kommune":
		return strconv.Itoa(int(u.Kommune.Kode()))
	}
	if u.Trin == schemas.Introduktionsprogram {
		return "-"
	}
	switch kolonne {
	case "ydelse":
		return u.Gruppe.String()
	case "anciennitet":
		return strconv.Itoa(int(u.Anciennitet))
	case "start":
		return u.Start.String()
	}
	if u.Trin != schemas.Population {
		return "-"
	}
	switch kolonne {
	case "vindue_fra":
		return u.Vindue.Fra.String()
	case "tilbud":
		return strconv.Itoa(int(u.Maal1.Tilbud))
	case "timer":
		return hundreddele(u.Maal1.TimerHundreddele)
	case "samtaler":
		return strconv.Itoa(int(u.Maal2.Samtaler))
	case "uden_tilbud":
		return jaNej(u.Maal1.UdenTilbud)
	case "grund_1":
		return u.Maal1.Grund.String()
	case "grund_2":
		return u.Maal2.Grund.String()
	case "faerre_end_4_samtaler":
		return jaNej(u.Maal2.FaerreEnd4Samtaler)
	}
	return "?"
}

func hundreddele(v int64) string {
	fortegn := ""
	if v < 0 {
		fortegn, v = "-", -v
	}
	return fmt.Sprintf("%s%d.%02d", fortegn, v/100, v%100)
}

func jaNej(ja bool) string {
	if ja {
		return "ja"
	}
	return "nej"
}
