package kontroller

import "slices"

// tidsserie is a series over the months of a delivery.
type tidsserie struct {
	serie
	// afsnit is the history of each month, and dele are those that it has.
	afsnit, dele []int
	begyndt      int // the place where the table begins
}

func (b *billede) tidsserie(s serie) tidsserie {
	t := tidsserie{serie: s, afsnit: make([]int, b.antal), begyndt: b.begyndt(s.tabel)}
	for n := range t.afsnit {
		part := afsnit(s, b.maaned(n))
		if t.afsnit[n] = part; part != ikkeDoemt && !slices.Contains(t.dele, part) {
			t.dele = append(t.dele, part)
		}
	}
	return t
}

// periode is so many months in a row of one history, added up.
type periode struct {
	sidst, maaneder int // the place of the last month, and how many they are
	x, n            int64
}

// maaneder are the months of a history that have rows, each by itself.
func (b *billede) maaneder(kommune int, s *tidsserie, part int) []periode {
	points := b.punkter[kommune]
	all := make([]periode, 0, b.antal-s.begyndt)
	for n := s.begyndt; n < b.antal; n++ {
		if p := &points[n]; s.afsnit[n] == part && p[s.n] > 0 {
			all = append(all, periode{sidst: n, maaneder: 1, x: p[s.x], n: p[s.n]})
		}
	}
	return all
}

// perioder cuts a history of a series into stretches of w months, the latest last. They
// never reach over a break; what is too short before the first whole one is left out. Months
// without rows belong to them.
func (b *billede) perioder(kommune int, s *tidsserie, part, w int) []periode {
	points := b.punkter[kommune]
	all := make([]periode, 0, (b.antal-s.begyndt)/w)
	for last := b.antal - 1; last-w+1 >= s.begyndt; {
		n, p := last, periode{sidst: last, maaneder: w}
		for ; n > last-w && s.afsnit[n] == part; n-- {
			p.x += points[n][s.x]
			p.n += points[n][s.n]
		}
		if last-n == w {
			all = append(all, p)
		}
		last = min(n, last-1)
	}
	slices.Reverse(all)
	return all
}

// klyngeOver is how many rows come together in a stretch of months ([perioder]).
func (s serie) klyngeOver(maaneder int) int64 { return max(s.klynge, int64(maaneder)) }

// sagtAf says whether another finding is about months of this one and as bad.
func (u udsving) sagtAf(other udsving) bool {
	return other.n > u.n-u.maaneder && other.n-other.maaneder < u.n && (other.grov || !u.grov)
}
