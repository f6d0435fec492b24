package kontroller

import "slices"

// udsving is a month that is off, or a stretch of them, and what was to be expected.
type udsving struct {
	n         int // the place of the month, or of the last
	maaneder  int
	antal, af int64
	fra, til  int64 // expected, both included
	grov      bool  // beyond the coarse limit, not only the factor
}

// andele holds every month of a share against the others of its history.
func (b *billede) andele(kommune int, s serie, g graense) []udsving {
	var off []udsving
	for _, months := range b.historier(kommune, s) {
		if len(months) < mindsteHistorie {
			continue
		}
		shares := b.maanedsandele(kommune, s, months)
		var most, rows int64
		for _, n := range months {
			p := &b.punkter[kommune][n]
			most, rows = max(most, p[s.x]), max(rows, p[s.n])
		}
		if nothing := tilfaeldet(0, s.klynge); most <= nothing && rows*slices.Max(shares)/million < nothing {
			continue // neither so many nor so many expected that chance could not be it
		}
		middle := median(shares)
		spread := spredning(shares, middle)
		for _, n := range months {
			p := &b.punkter[kommune][n]
			if u, is := holdt(p[s.x], p[s.n], middle, spread, s.klynge, g); is {
				u.n, u.maaneder = n, 1
				off = append(off, u)
			}
		}
	}
	return off
}

// historier are the places of the months with rows, by history, without those of none.
func (b *billede) historier(kommune int, s serie) [][]int {
	parts := make([][]int, len(brudene)+1)
	for n := b.begyndt(s.tabel); n < b.antal; n++ {
		if part := afsnit(s, b.maaned(n)); part != ikkeDoemt && b.punkter[kommune][n][s.n] > 0 {
			parts[part] = append(parts[part], n)
		}
	}
	return parts
}

// holdt holds x of n against the usual share and spread, both in millionths.
func holdt(x, n, middle, spread, klynge int64, g graense) (udsving, bool) {
	expected := (n*middle + million/2) / million
	chance := tilfaeldet(expected*(million-middle)/million, klynge)
	usual := (saedvanligt*n*spread + million - 1) / million
	room := max(chance, usual)
	coarse := max(room, n*g.promille/1000)
	u := udsving{antal: x, af: n, grov: true}
	u.fra, u.til = max(expected-coarse, 0), min(expected+coarse, n)
	if x < u.fra || x > u.til {
		return u, true
	}
	if g.gange == 0 {
		return u, false
	}
	u.grov = false
	// The triple of what is left is as far off as the triple: 99 pct. that become 96 are.
	left := n - expected
	down := max(expected/g.gange, n-left*g.gange)
	up := min(expected*g.gange, n-left/g.gange)
	u.fra, u.til = max(min(expected-room, down), 0), min(max(expected+room, up), n)
	return u, x < u.fra || x > u.til
}
