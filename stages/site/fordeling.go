package site

import (
	"fmt"
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// fordeling is a chart: every kommune a dot above its share, against the limit.
type fordeling struct {
	Maal    fokusmaal
	Prikker []prik
	Streger []streg
	// Bredde and Hoejde are those of the drawing, Bund the height of its axis, GraenseX where
	// the limit is.
	Bredde, Hoejde, Bund, GraenseX int
	// Ord is what the chart shows, for who does not see it.
	Ord string
	// Skjulte are the kommuner without a share that is shown.
	Skjulte int
}

// prik is a kommune's dot: its centre, and whether it meets the goal.
type prik struct {
	X, Y    int
	Opfyldt bool
	Ord     string
}

// streg is a line of the axis, with its number of pct.
type streg struct {
	X   int
	Pct int64
}

// The drawing's measures: the margin at both sides, a dot's size, and how much stands above
// the highest dot and below the axis.
const (
	tegnebredde = 760
	margen      = 30
	prikmaal    = 9
	overPrikker = 34
	underAkse   = 44
)

// punkt is a shown share, and whether its goal is met.
type punkt struct {
	kommune  schemas.Kommune
	promille int64
	opfyldt  bool
}

// fordelt is the chart of a measure from the annual table.
func fordelt(t *offentlig.Tabel, f fokusmaal) fordeling {
	punkter, skjulte := punkterne(t, f)
	loft := f.Graense + 100
	for _, p := range punkter {
		loft = max(loft, p.promille)
	}
	loft = (loft + 99) / 100 * 100
	x := func(promille int64) int {
		return margen + int(promille*(tegnebredde-2*margen)/loft)
	}
	d := fordeling{Maal: f, Bredde: tegnebredde, GraenseX: x(f.Graense), Skjulte: skjulte}
	// A dot stands above the middle of its column, on those that came before; the limit is a
	// border of columns, so that no dot stands across it.
	hoejde := map[int]int{}
	for _, p := range punkter {
		kolonne := (x(p.promille) - d.GraenseX + 100*prikmaal) / prikmaal
		if p.opfyldt {
			kolonne = min(kolonne, 99)
		} else {
			kolonne = max(kolonne, 100)
		}
		d.Prikker = append(d.Prikker, prik{d.GraenseX + (kolonne-100)*prikmaal + prikmaal/2 + 1, hoejde[kolonne], p.opfyldt, p.kommune.Navn() + ": " + pct(p.promille) + " pct."})
		hoejde[kolonne]++
	}
	d.stil(loft, x)
	d.Ord = d.ord(punkter)
	return d
}

// stil puts the dots on the axis, once the highest column is known, and draws the axis.
func (d *fordeling) stil(loft int64, x func(int64) int) {
	hoejest := 0
	for _, p := range d.Prikker {
		hoejest = max(hoejest, p.Y+1)
	}
	d.Bund = overPrikker + max(hoejest, 6)*prikmaal
	d.Hoejde = d.Bund + underAkse
	for i := range d.Prikker {
		d.Prikker[i].Y = d.Bund - d.Prikker[i].Y*prikmaal - prikmaal/2 - 1
	}
	for promille := int64(0); promille <= loft; promille += 100 {
		d.Streger = append(d.Streger, streg{x(promille), promille / 10})
	}
}

// punkterne are the shares that are shown, the least first, and how many kommuner have none.
func punkterne(t *offentlig.Tabel, f fokusmaal) (punkter []punkt, skjulte int) {
	for k := range schemas.Kommune(schemas.Kommuner) {
		andel := t.Celle(t.Maalnr(f.Andel), 0, omraade(k))
		dom := t.Celle(t.Maalnr(f.Opfyldt), 0, omraade(k))
		if andel.Maerke != offentlig.Vist || dom.Maerke != offentlig.Vist {
			skjulte++
			continue
		}
		punkter = append(punkter, punkt{k, andel.Promille, dom.Antal == 1})
	}
	slices.SortStableFunc(punkter, func(a, b punkt) int { return int(a.promille - b.promille) })
	return punkter, skjulte
}

func (d *fordeling) ord(punkter []punkt) string {
	if len(punkter) == 0 {
		return "Ingen andele kan vises."
	}
	ja := 0
	for _, p := range punkter {
		if p.opfyldt {
			ja++
		}
	}
	lavest, hoejest := punkter[0], punkter[len(punkter)-1]
	return fmt.Sprintf("Af de %d kommuner, hvis andel vises, er %d under grænsen på %d pct., og %d er ikke. Lavest er %s med %s pct., højest %s med %s pct.",
		len(punkter), ja, d.Maal.GraensePct(), len(punkter)-ja, lavest.kommune.Navn(), pct(lavest.promille), hoejest.kommune.Navn(), pct(hoejest.promille))
}
