package measure

import "fokusmaal/schemas"

// Raekkevidde is the set of months in which table ydelse has kept rows, of any benefit:
// how far the data reach.
type Raekkevidde struct {
	har [schemas.LastMonth + 1]bool
}

// Noter adds the months of rows.
func (r *Raekkevidde) Noter(rows []schemas.YdelseRow) {
	for i := range rows {
		r.har[rows[i].Maaned()] = true
	}
}

// LaegTil adds the months of another worker.
func (r *Raekkevidde) LaegTil(other *Raekkevidde) {
	for m, har := range other.har {
		r.har[m] = r.har[m] || har
	}
}

// Har says that there are rows in the month.
func (r *Raekkevidde) Har(m schemas.Month) bool {
	return m >= 0 && m <= schemas.LastMonth && r.har[m]
}

// Mangler returns the months from fra to til in which there are no rows.
func (r *Raekkevidde) Mangler(fra, til schemas.Month) []schemas.Month {
	var mangler []schemas.Month
	for m := fra; m <= til; m++ {
		if !r.Har(m) {
			mangler = append(mangler, m)
		}
	}
	return mangler
}

// Fra returns the first month with rows; ok is false where there are no rows.
func (r *Raekkevidde) Fra() (foerste schemas.Month, ok bool) {
	for m := schemas.FirstMonth; m <= schemas.LastMonth; m++ {
		if r.har[m] {
			return m, true
		}
	}
	return 0, false
}

// Til returns the last month with rows that is not after a month; ok is false where
// there is none.
func (r *Raekkevidde) Til(hoejst schemas.Month) (sidste schemas.Month, ok bool) {
	for m := hoejst; m >= schemas.FirstMonth; m-- {
		if r.har[m] {
			return m, true
		}
	}
	return 0, false
}
