package kontroller

import "slices"

// periode is so many months in a row of one history, added up.
type periode struct {
	sidst, maaneder int // the place of the last month, and how many they are
	x, n            int64
}

// perioder cuts each history of a series into stretches of w months, the latest last. They
// never reach over a break; what is too short before the first whole one is left out. Months
// without rows belong to them.
func (b *billede) perioder(kommune int, s serie, w int) [][]periode {
	parts := make([][]periode, len(brudene)+1)
	for last := b.antal - 1; last-w+1 >= b.begyndt(s.tabel); {
		part, n := afsnit(s, b.maaned(last)), last
		p := periode{sidst: last, maaneder: w}
		for ; n > last-w && afsnit(s, b.maaned(n)) == part; n-- {
			p.x += b.punkter[kommune][n][s.x]
			p.n += b.punkter[kommune][n][s.n]
		}
		if last = n; part != ikkeDoemt && p.sidst-n == w {
			parts[part] = append(parts[part], p)
		}
	}
	for _, part := range parts {
		slices.Reverse(part)
	}
	return parts
}

// klyngeOver is how many rows come together in a stretch of months ([perioder]).
func (s serie) klyngeOver(maaneder int) int64 { return max(s.klynge, int64(maaneder)) }

// samlede holds the stretches of a share against the others of their history, or where they
// are too few, against its months. What months said of a stretch, or a shorter one of a part
// of it, is not said again, unless it is worse now.
func (b *billede) samlede(kommune int, s serie, g graense, off []udsving) []udsving {
	historier := b.historier(kommune, s)
	for _, w := range perioder {
		for part, stretches := range b.perioder(kommune, s, w) {
			if len(historier[part]) < mindsteHistorie {
				continue
			}
			middle, spread := b.saedvanligAndel(kommune, s, stretches, historier[part])
			for _, p := range stretches {
				u, is := holdt(p.x, p.n, middle, spread, s.klyngeOver(w), g)
				u.n, u.maaneder = p.sidst, w
				if is && !slices.ContainsFunc(off, u.sagtAf) {
					off = append(off, u)
				}
			}
		}
	}
	return off
}

// sagtAf says whether another finding is about months of this one and as bad.
func (u udsving) sagtAf(other udsving) bool {
	return other.n > u.n-u.maaneder && other.n-other.maaneder < u.n && (other.grov || !u.grov)
}

// saedvanligAndel is the median and the spread of the shares of the stretches that have
// rows, or where they are too few, of the months.
func (b *billede) saedvanligAndel(kommune int, s serie, stretches []periode, months []int) (middle, spread int64) {
	var shares []int64
	for _, p := range stretches {
		if p.n > 0 {
			shares = append(shares, p.x*million/p.n)
		}
	}
	if len(shares) < mindsteHistorie {
		shares = b.maanedsandele(kommune, s, months)
	}
	middle = median(shares)
	return middle, spredning(shares, middle)
}

// maanedsandele are the shares of months that have rows.
func (b *billede) maanedsandele(kommune int, s serie, months []int) []int64 {
	shares := make([]int64, len(months))
	for i, n := range months {
		p := &b.punkter[kommune][n]
		shares[i] = p[s.x] * million / p[s.n]
	}
	return shares
}
