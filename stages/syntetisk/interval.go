package syntetisk

import "fokusmaal/schemas"

// interval is a time from one day to another, both included; none where til < fra.
type interval struct{ fra, til schemas.Date }

func (i interval) dage() int { return max(0, int(i.til-i.fra)+1) }

func (i interval) has(d schemas.Date) bool { return i.fra <= d && d <= i.til }

// and returns the days that two intervals share.
func (i interval) and(j interval) interval {
	return interval{max(i.fra, j.fra), min(i.til, j.til)}
}

// monthInterval returns the days of a month.
func monthInterval(m schemas.Month) interval { return interval{m.First(), m.Last()} }

// sharedDays returns how many days the interval shares with a list of others that do
// not overlap each other.
func (i interval) sharedDays(others []interval) int {
	n := 0
	for _, other := range others {
		n += i.and(other).dage()
	}
	return min(n, i.dage())
}

// inAny is true where the day lies in one of the intervals.
func inAny(d schemas.Date, intervals []interval) bool {
	for _, i := range intervals {
		if i.has(d) {
			return true
		}
	}
	return false
}
