package statement

import (
	"fmt"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
)

// Months of history: ydelse from eleven months before the first measured month, or no
// figure; fewer than 36 months before it is worth a warning, since long spells are then
// cut (SPEC 8).
const (
	historikKraevet = 11
	HistorikOensket = 36
)

// Periode are the months that the counts of a year must hold: those of the year, and the
// eleven before that the running means need, as far as the rules reach back.
func Periode(aar int) (fra, til schemas.Month) {
	til = schemas.MonthOf(aar, 12)
	return max(lov.GyldigFra, til-22), til
}

// Daekning is how much of the year the data cover.
type Daekning struct {
	// Sidste is the last month of the year with data.
	Sidste schemas.Month
	// Historik is how many of the 36 months before January have data.
	Historik int
	// Advarsler are warnings to show; never a reason to stop.
	Advarsler []string
}

// Foreloebig says that the year has fewer than 12 months of data.
func (d Daekning) Foreloebig() bool { return d.Sidste.Number() < 12 }

// Daek judges whether table ydelse reaches far enough for the year, and names the months
// that are missing if not.
func Daek(r *measure.Raekkevidde, aar int) (Daekning, error) {
	januar := schemas.MonthOf(aar, 1)
	sidste, ok := r.Til(schemas.MonthOf(aar, 12))
	if !ok || sidste < januar {
		return Daekning{}, fmt.Errorf("table ydelse has no rows in %d (%s)", aar, raekker(r))
	}
	if mangler := r.Mangler(januar-historikKraevet, sidste); len(mangler) > 0 {
		return Daekning{}, fmt.Errorf("table ydelse has no rows in %s; the figures of %d need every month from %s (eleven months before the first measured one) to %s",
			liste(mangler), aar, januar-historikKraevet, sidste)
	}
	d := Daekning{Sidste: sidste}
	d.Historik = HistorikOensket - len(r.Mangler(januar-HistorikOensket, januar-1))
	if d.Historik < HistorikOensket {
		d.Advarsler = append(d.Advarsler, fmt.Sprintf("table ydelse has %d of the %d months before %s: longer spells are cut, their anciennitet is too low", d.Historik, HistorikOensket, januar))
	}
	if d.Foreloebig() {
		d.Advarsler = append(d.Advarsler, fmt.Sprintf("the data of %d end with %s: the annual figures are foreløbige", aar, sidste))
	}
	return d, nil
}

func raekker(r *measure.Raekkevidde) string {
	fra, ok := r.Fra()
	if !ok {
		return "it has no rows at all"
	}
	til, _ := r.Til(schemas.LastMonth)
	return fmt.Sprintf("its rows reach from %s to %s", fra, til)
}

// liste names months; runs of them as »2022-02 to 2022-05«.
func liste(maaneder []schemas.Month) string {
	var dele []string
	for i := 0; i < len(maaneder); {
		j := i
		for j+1 < len(maaneder) && maaneder[j+1] == maaneder[j]+1 {
			j++
		}
		if j == i {
			dele = append(dele, maaneder[i].String())
		} else {
			dele = append(dele, maaneder[i].String()+" to "+maaneder[j].String())
		}
		i = j + 1
	}
	return strings.Join(dele, ", ")
}
