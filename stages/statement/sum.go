package statement

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/measure"
)

// alleSerie is the series of all groups together; series g is group g+1 of § 2 stk. 2.
const alleSerie = schemas.Grupper

func serieNavn(g int) string {
	if g == alleSerie {
		return schemas.Alle
	}
	return schemas.Gruppe(g + 1).String()
}

// summeret are the counts with their sums: Hele landet first, then the 98 kommuner, each
// with its eight groups and alle, by month.
type summeret struct {
	fra      schemas.Month
	omraader [schemas.Kommuner + 1]omraadetal
}

type omraadetal struct {
	Omraade
	serier [schemas.Grupper + 1][]measure.Celle
	trin   [schemas.AntalTrin + 1][]int64
	grunde [schemas.AntalGrunde + 1][]int64
	// varigheder is of all groups together, by length of the spell.
	varigheder [schemas.AntalVarigheder + 1][]measure.Celle
}

func (s *summeret) trin(m schemas.Month, omr int, trin schemas.Trin) int64 {
	return s.omraader[omr].trin[trin][m-s.fra]
}

func (s *summeret) grund(m schemas.Month, omr int, g schemas.Grund) int64 {
	return s.omraader[omr].grunde[g][m-s.fra]
}

func (s *summeret) varighed(m schemas.Month, omr int, v schemas.Varighed) measure.Celle {
	return s.omraader[omr].varigheder[v][m-s.fra]
}

// sumTal adds up the counts: Σ kommuner = Hele landet, Σ groups = alle.
func sumTal(t *measure.Tal) *summeret {
	s := &summeret{fra: t.Fra}
	maaneder := int(t.Til-t.Fra) + 1
	for omr := range s.omraader {
		o := &s.omraader[omr]
		o.Omraade = Omraade{schemas.HeleLandet, schemas.HeleLandetNavn}
		if omr > 0 {
			k := schemas.Kommune(omr - 1)
			o.Omraade = Omraade{k.Kode(), k.Navn()}
		}
		for g := range o.serier {
			o.serier[g] = make([]measure.Celle, maaneder)
		}
		for trin := range o.trin {
			o.trin[trin] = make([]int64, maaneder)
		}
		for g := range o.grunde {
			o.grunde[g] = make([]int64, maaneder)
		}
		for v := range o.varigheder {
			o.varigheder[v] = make([]measure.Celle, maaneder)
		}
	}
	for m := range maaneder {
		for k := schemas.Kommune(0); k < schemas.Kommuner; k++ {
			s.laegTil(t, m, k, &s.omraader[0])
			s.laegTil(t, m, k, &s.omraader[int(k)+1])
		}
	}
	return s
}

func (s *summeret) laegTil(t *measure.Tal, m int, k schemas.Kommune, o *omraadetal) {
	maaned := t.Fra + schemas.Month(m)
	for g := range alleSerie {
		celle := t.Celle(maaned, k, schemas.Gruppe(g+1))
		o.serier[g][m] = o.serier[g][m].Plus(celle)
		o.serier[alleSerie][m] = o.serier[alleSerie][m].Plus(celle)
	}
	for trin := schemas.Trin(1); int(trin) <= schemas.AntalTrin; trin++ {
		o.trin[trin][m] += t.Trin(maaned, k, trin)
	}
	for g := schemas.GrundTilbud; int(g) <= schemas.AntalGrunde; g++ {
		o.grunde[g][m] += t.Grund(maaned, k, g)
	}
	for v := schemas.Varighed12Til17; int(v) <= schemas.AntalVarigheder; v++ {
		o.varigheder[v][m] = o.varigheder[v][m].Plus(t.Varighed(maaned, k, v))
	}
}
