package disclose

import (
	"errors"

	"fokusmaal/schemas"
)

// Limit says which counts are too small to be shown, of the figures of a month on. It is no law:
// who owns it decides.
type Limit struct {
	// Fra is the first month whose figures it is for: those of a year are under that of December.
	Fra schemas.Month
	// Fewest is the least number of persons that is shown, apart from 0: below it a count is
	// hidden, and one that leaves fewer than that of its base.
	Fewest int64
	// FewestBase is the least base of which 0 or all is shown: in a smaller one that says
	// of each person in it what is true of her.
	FewestBase int64
	// Owner is who decides on it, and Reason why it is so.
	Owner, Reason string
}

// everyLimit is in order of Fra: a new one is a new entry at the end.
func everyLimit() []Limit {
	return []Limit{{
		Fra: schemas.MonthOf(2020, 1), Fewest: 3, FewestBase: 5,
		Owner:  "den dataansvarlige for offentliggørelsen",
		Reason: "Et tal om én eller to personer siger, hvem det er om; er alle eller ingen i en gruppe på under fem talt med, siger det det samme om hver af dem.",
	}}
}

// LimitOf is the limit for the figures of a month.
func LimitOf(m schemas.Month) (Limit, error) {
	all := everyLimit()
	for i := len(all) - 1; i >= 0; i-- {
		if m >= all[i].Fra {
			return all[i], nil
		}
	}
	return Limit{}, errors.New("protect small counts: no limit is in force in " + m.String() + "; the first is from " + all[0].Fra.String())
}
