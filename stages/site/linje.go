package site

import (
	"fmt"
	"strings"
)

// The line chart: a year of months and their running mean against the limit, drawn as SVG.
// Only shown figures have a point; where there is none, the line has a gap.

// Linjediagram is what a line chart is drawn from.
type linjediagram struct {
	// ID tells the chart from the others of its page.
	ID string
	// Titel and Beskrivelse are what a screen reader says in its place.
	Titel, Beskrivelse string
	// Maaneder stand under the axis.
	Maaneder []string
	// Graense is the limit in tenths of a pct.
	Graense int64
	// Serier are the lines: each has its own dash and marker, in the order of serieklasser.
	Serier []linjeserie
}

// linjeserie is a line: a value in tenths of a pct. for each month, or why there is none.
type linjeserie struct {
	// Navn stands beside its last point.
	Navn    string
	Punkter []linjepunkt
}

// linjepunkt is the value of a month, 0..1000; Tegn is the sign in its place, "" where there
// is a value.
type linjepunkt struct {
	Promille int64
	Tegn     string
}

// The paper, in units of its viewBox. The right margin holds the names of the lines, so that
// nobody has to tell them apart by colour.
const (
	papirBredde, papirHoejde = 568, 300
	feltVenstre, feltTop     = 36, 26
	feltBredde, feltHoejde   = 364, 230
	feltBund                 = feltTop + feltHoejde
	navnX                    = feltVenstre + feltBredde + 14
	navnAfstand              = 19
)

// The names of the classes by which the style tells the lines apart.
var serieklasser = [...]string{"linje-maaned", "linje-gns"}

// linjetegning is the chart as its template draws it: every coordinate is text.
type linjetegning struct {
	ID, Titel, Beskrivelse string
	Bredde, Hoejde         int
	Venstre, Hoejre, NavnX int
	Vandrette              []vandret
	Maaneder               []maanedsmaerke
	GraenseY               string
	Kurver                 []kurve
	Navne                  []linjenavn
}

// vandret is a line of the grid with its number of pct.
type vandret struct {
	Y, TekstY string
	Pct       int64
}

// maanedsmaerke is the name of a month under the axis; Tegn stands on the axis where the
// first line has no value. Lige are every second one, whose names a phone has no room for.
type maanedsmaerke struct {
	X, Navn, Tegn string
	Lige          bool
}

// kurve is a line: its unbroken pieces, and a marker for each value.
type kurve struct {
	Klasse  string
	Stykker []string
	Maerker []maerkepunkt
	// Punkttegn draws all markers as one path.
	Punkttegn string
}

// maerkepunkt is the middle of a marker.
type maerkepunkt struct{ X, Y string }

// cirkel and firkant draw a marker around the point that a path has moved to.
const (
	cirkel  = "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"
	firkant = "m-4-4h8v8h-8z"
)

// linjenavn is a name in the right margin. Y is where its text stands and MidtY the middle
// of its letters; Maerke is the class of its line.
type linjenavn struct {
	Navn, Klasse string
	Y, MidtY     string
	y            int64 // in tenths of a unit
}

// tegn draws the chart.
func (d *linjediagram) tegn() linjetegning {
	top := d.top()
	t := linjetegning{ID: d.ID, Titel: d.Titel, Beskrivelse: d.Beskrivelse, Bredde: papirBredde, Hoejde: papirHoejde, Venstre: feltVenstre, Hoejre: feltVenstre + feltBredde, NavnX: navnX}
	for pct := int64(0); pct*10 <= top; pct += trinPct(top) {
		y := linjeY(pct*10, top)
		t.Vandrette = append(t.Vandrette, vandret{tiendedel(y), tiendedel(y + 50), pct})
	}
	for i, navn := range d.Maaneder {
		m := maanedsmaerke{X: tiendedel(d.x(i)), Navn: navn, Lige: i%2 == 1}
		if len(d.Serier) > 0 {
			m.Tegn = d.Serier[0].Punkter[i].Tegn
		}
		t.Maaneder = append(t.Maaneder, m)
	}
	t.GraenseY = tiendedel(linjeY(d.Graense, top))
	navne := []linjenavn{{Navn: fmt.Sprintf("grænse %d pct.", d.Graense/10), Klasse: "linje-graense", y: linjeY(d.Graense, top)}}
	for nr := range d.Serier {
		t.Kurver = append(t.Kurver, d.kurve(nr, top))
		if sidste, ok := d.Serier[nr].sidste(); ok {
			navne = append(navne, linjenavn{Navn: d.Serier[nr].Navn, Klasse: serieklasser[nr], y: linjeY(sidste, top)})
		}
	}
	t.Navne = spred(navne)
	return t
}

// top is the value at the top of the axis, in tenths of a pct.: the next whole ten pct. that
// holds every value and leaves room over the limit.
func (d *linjediagram) top() int64 {
	hoejest := d.Graense + 100
	for _, s := range d.Serier {
		for _, p := range s.Punkter {
			if p.Tegn == "" {
				hoejest = max(hoejest, p.Promille)
			}
		}
	}
	trin := 10 * trinPct(hoejest)
	return (hoejest + trin - 1) / trin * trin
}

// trinPct is how many pct. there are between two lines of the grid.
func trinPct(hoejest int64) int64 {
	if hoejest > 500 {
		return 20
	}
	return 10
}

// x is where a month stands, in tenths of a unit.
func (d *linjediagram) x(maaned int) int64 {
	mellem := max(1, len(d.Maaneder)-1)
	return feltVenstre*10 + int64(maaned)*feltBredde*10/int64(mellem)
}

// linjeY is where a value stands, in tenths of a unit from the top, rounded half up.
func linjeY(promille, top int64) int64 {
	return feltBund*10 - (promille*feltHoejde*10*2+top)/(2*top)
}

// tiendedel writes tenths of a unit.
func tiendedel(n int64) string { return fmt.Sprintf("%d.%d", n/10, n%10) }

// kurve draws a line, broken where a month has no value.
func (d *linjediagram) kurve(nr int, top int64) kurve {
	k := kurve{Klasse: serieklasser[nr]}
	var stykke []string
	slut := func() {
		if len(stykke) > 1 {
			k.Stykker = append(k.Stykker, strings.Join(stykke, " "))
		}
		stykke = nil
	}
	for i, p := range d.Serier[nr].Punkter {
		if p.Tegn != "" {
			slut()
			continue
		}
		x, y := d.x(i), linjeY(p.Promille, top)
		stykke = append(stykke, tiendedel(x)+","+tiendedel(y))
		k.Maerker = append(k.Maerker, maerkepunkt{tiendedel(x), tiendedel(y)})
		k.Punkttegn += "M" + tiendedel(x) + " " + tiendedel(y) + [...]string{cirkel, firkant}[nr]
	}
	slut()
	return k
}

// sidste is the value of the last month that has one.
func (s *linjeserie) sidste() (int64, bool) {
	for i := len(s.Punkter) - 1; i >= 0; i-- {
		if s.Punkter[i].Tegn == "" {
			return s.Punkter[i].Promille, true
		}
	}
	return 0, false
}

// spred moves the names apart, up and down, so that none stands on another.
func spred(navne []linjenavn) []linjenavn {
	const afstand = navnAfstand * 10
	for i := range navne {
		for j := i; j > 0 && navne[j].y < navne[j-1].y; j-- {
			navne[j], navne[j-1] = navne[j-1], navne[j]
		}
	}
	for i := 1; i < len(navne); i++ {
		navne[i].y = max(navne[i].y, navne[i-1].y+afstand)
	}
	nederst := int64(feltBund * 10)
	for i := len(navne) - 1; i >= 0; i-- {
		navne[i].y = min(navne[i].y, nederst)
		nederst = navne[i].y - afstand
		navne[i].MidtY, navne[i].Y = tiendedel(navne[i].y), tiendedel(navne[i].y+50)
	}
	return navne
}
