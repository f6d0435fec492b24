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

// udsving holds every month of a share against the others of its history, and then its
// stretches of so many months. What months said of a stretch, or a shorter one of a part of
// it, is not said again, unless it is worse now.
func (b *billede) udsving(kommune int, s *tidsserie, g graense, laengder ...int) (off []udsving) {
	for _, part := range s.dele {
		months := b.maaneder(kommune, s, part)
		if len(months) < mindsteHistorie {
			continue
		}
		off = s.udenfor(months, months, g, off)
		for _, w := range laengder {
			off = s.udenfor(b.perioder(kommune, s, part, w), months, g, off)
		}
	}
	return off
}

// udenfor holds stretches of a share against each other, or where too few of them have rows,
// against the months.
func (s *tidsserie) udenfor(stretches, months []periode, g graense, off []udsving) []udsving {
	shares := andele(stretches)
	if len(shares) < mindsteHistorie {
		shares = andele(months)
	}
	if s.tilfaeldige(stretches, slices.Max(shares)) {
		return off
	}
	middle, spread := midten(shares)
	for _, p := range stretches {
		u, is := holdt(p.x, p.n, middle, spread, s.klyngeOver(p.maaneder), g)
		u.n, u.maaneder = p.sidst, p.maaneder
		if is && !slices.ContainsFunc(off, u.sagtAf) {
			off = append(off, u)
		}
	}
	return off
}

// tilfaeldige says that stretches have neither so many, nor so many expected by the largest
// share, that chance could not be it: x is never above n, nor what is expected.
func (s *tidsserie) tilfaeldige(stretches []periode, share int64) bool {
	for _, p := range stretches {
		if chance := tilfaeldet(0, s.klyngeOver(p.maaneder)); p.x > chance || p.n*share/million >= chance {
			return false
		}
	}
	return true
}

// andele are the shares, in millionths, of the stretches that have rows.
func andele(stretches []periode) []int64 {
	shares := make([]int64, 0, len(stretches))
	for _, p := range stretches {
		if p.n > 0 {
			shares = append(shares, p.x*million/p.n)
		}
	}
	return shares
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
