package site

import (
	"fmt"
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// fordeling is a chart: every kommune a dot above its share, against the limit.
type fordeling struct {
	Maal    maaltype
	Prikker []prik
	Streger []streg
	// Bredde and Hoejde are those of the drawing; the axis goes from Venstre to Hoejre at the
	// height Bund, with the limit at GraenseX.
	Bredde, Hoejde, Bund, Venstre, Hoejre, GraenseX int
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
	tegnebredde = 560
	margen      = 20
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

// akse is a scale of shares in tenths of a pct., from one to another, with a line for every
// skridt.
type akse struct{ fra, til, skridt int64 }

// aksen has room for all shares and for five percentage points on both sides of the limit. It
// need not begin at 0: dots are read by where they are, not by how long.
func aksen(punkter []punkt, graense int64) akse {
	a := akse{graense - langtFra, graense + langtFra, 50}
	for _, p := range punkter {
		a.fra, a.til = min(a.fra, p.promille), max(a.til, p.promille)
	}
	a.fra, a.til = a.fra/50*50, (a.til+49)/50*50
	if a.til-a.fra > 500 {
		a.skridt = 100
	}
	return a
}

// x is where a share is in the drawing.
func (a akse) x(promille int64) int {
	return margen + int((promille-a.fra)*(tegnebredde-2*margen)/(a.til-a.fra))
}

// fordelt is the chart of a measure from the annual table. A dot stands in its column on those
// that came before. The limit is a border of columns, so that every dot is on the side of its
// verdict, which was decided on more digits than are shown.
func fordelt(t *offentlig.Tabel, f maaltype) fordeling {
	punkter, skjulte := punkterne(t, f)
	a := aksen(punkter, f.Graense)
	d := fordeling{Maal: f, Bredde: tegnebredde, Venstre: margen, Hoejre: tegnebredde - margen, GraenseX: a.x(f.Graense), Skjulte: skjulte, Ord: fordelingsord(punkter, f)}
	hoejde, hoejest := map[int]int{}, 6
	for _, p := range punkter {
		kolonne := (a.x(p.promille)-d.GraenseX+tegnebredde*prikmaal)/prikmaal - tegnebredde // rounds down on both sides
		if p.opfyldt {
			kolonne = min(kolonne, -1)
		} else {
			kolonne = max(kolonne, 0)
		}
		d.Prikker = append(d.Prikker, prik{d.GraenseX + kolonne*prikmaal + prikmaal/2 + 1, hoejde[kolonne], p.opfyldt, p.kommune.Navn() + ": " + pct(p.promille) + " pct."})
		hoejde[kolonne]++
		hoejest = max(hoejest, hoejde[kolonne])
	}
	d.Bund = overPrikker + hoejest*prikmaal
	d.Hoejde = d.Bund + underAkse
	for i := range d.Prikker {
		d.Prikker[i].Y = d.Bund - d.Prikker[i].Y*prikmaal - prikmaal/2 - 1
	}
	for promille := (a.fra + a.skridt - 1) / a.skridt * a.skridt; promille <= a.til; promille += a.skridt {
		d.Streger = append(d.Streger, streg{a.x(promille), promille / 10})
	}
	return d
}

// punkterne are the shares that are shown, the least first, and how many kommuner have none.
func punkterne(t *offentlig.Tabel, f maaltype) (punkter []punkt, skjulte int) {
	for k := range schemas.Kommune(schemas.Kommuner) {
		andel := t.Celle(t.Maalnr(f.andel), 0, omraade(k))
		dom := t.Celle(t.Maalnr(f.opfyldt), 0, omraade(k))
		if andel.Maerke != offentlig.Vist || dom.Maerke != offentlig.Vist {
			skjulte++
			continue
		}
		punkter = append(punkter, punkt{k, andel.Promille, dom.Antal == 1})
	}
	slices.SortStableFunc(punkter, func(a, b punkt) int { return int(a.promille - b.promille) })
	return punkter, skjulte
}

// fordelingsord says what the chart shows.
func fordelingsord(punkter []punkt, f maaltype) string {
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
	return fmt.Sprintf("Af de %d kommuner, hvis andel vises, er %d under grænsen på %s pct., og %d er ikke. Lavest er %s med %s pct., højest %s med %s pct.",
		len(punkter), ja, f.Pct, len(punkter)-ja, lavest.kommune.Navn(), pct(lavest.promille), hoejest.kommune.Navn(), pct(hoejest.promille))
}
