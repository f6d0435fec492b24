package group

import (
	"slices"
	"strings"

	"fokusmaal/schemas"
)

// RowGroup is a row group as the plan sees it.
type RowGroup struct {
	Table schemas.TableID
	Rows  int64
	// Lo and Hi bound the ids in it; Empty says that there is none.
	Lo, Hi schemas.PersonID
	Empty  bool
}

// Plan says how the persons are brought together.
type Plan struct {
	// Sorted says that the ranges below can be merged one by one.
	Sorted bool
	// Ranges cut all ids into ranges, in order: Ranges[i] needs the row groups numbered
	// in RowGroups. Empty unless Sorted.
	Ranges []Range
	// Groups are the row groups that the plan was made for.
	Groups []RowGroup
}

// Range is a range of ids, From included and To not; the first has no lower and the last
// no upper end.
type Range struct {
	From, To    schemas.PersonID
	First, Last bool
	// RowGroups are the numbers of the row groups with ids in the range, ascending.
	RowGroups []int
}

// rowsInHand is how many rows the row groups of one range may hold together for the
// sorted way: with two workers at most twice as many are in memory at a time, 16 bytes
// each. A range of an ordinary sorted delivery needs well under a million and a half.
const rowsInHand = 4 << 20

// groupsInHand is how many row groups a range may need for the sorted way: the merge
// looks at each of them for every person. A table in one file per month stays below it,
// four tables in thousands of small files do not.
const groupsInHand = 256

// MakePlan chooses the sorted way if the row groups overlap so little that every range
// needs only a few of them. A row group with rows and without ids goes with the first
// range: its rows are read all the same, since they have to be rejected and counted.
func MakePlan(groups []RowGroup) Plan {
	cuts := cutPoints(groups)
	ranges := make([]Range, len(cuts)+1)
	for i := range ranges {
		r := &ranges[i]
		r.First, r.Last = i == 0, i == len(cuts)
		if !r.First {
			r.From = cuts[i-1]
		}
		if !r.Last {
			r.To = cuts[i]
		}
	}
	rows := make([]int64, len(ranges))
	for n, g := range groups {
		if g.Rows == 0 {
			continue
		}
		for i := g.firstOf(cuts); i < len(ranges) && (ranges[i].First || !g.Empty && ranges[i].From <= g.Hi); i++ {
			ranges[i].RowGroups = append(ranges[i].RowGroups, n)
			if rows[i] += g.Rows; rows[i] > rowsInHand || len(ranges[i].RowGroups) > groupsInHand {
				return Plan{Groups: groups}
			}
		}
	}
	return Plan{Sorted: true, Ranges: ranges, Groups: groups}
}

// cutPoints returns where the row groups of ydelse begin, the first one apart, ascending.
func cutPoints(groups []RowGroup) []schemas.PersonID {
	var cuts []schemas.PersonID
	for _, g := range groups {
		if g.Table == schemas.YdelseTable && !g.Empty {
			cuts = append(cuts, g.Lo)
		}
	}
	slices.SortFunc(cuts, func(a, b schemas.PersonID) int { return strings.Compare(string(a), string(b)) })
	cuts = slices.Compact(cuts)
	if len(cuts) > 0 {
		cuts = cuts[1:]
	}
	return cuts
}

// firstOf returns the number of the first range that needs the row group.
func (g RowGroup) firstOf(cuts []schemas.PersonID) int {
	if g.Empty {
		return 0
	}
	return firstRange(cuts, g.Lo)
}

// firstRange returns the number of the range that an id lies in.
func firstRange(cuts []schemas.PersonID, id schemas.PersonID) int {
	i, found := slices.BinarySearchFunc(cuts, id, func(a, b schemas.PersonID) int { return strings.Compare(string(a), string(b)) })
	if found {
		return i + 1
	}
	return i
}
