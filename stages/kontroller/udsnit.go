package kontroller

import "fokusmaal/schemas"

// Udsnit says how much of the country a delivery is.
type Udsnit struct {
	// Er says that it is no whole country: somebody's sample, or a population that was made
	// to try the program on.
	Er bool
	// Stoerst is the largest number of rows that ydelse has in a month, Maaneder the months
	// in which it has as many as a country has at least, and Kommuner the kommuner in which
	// it has any.
	Stoerst            int64
	Maaneder, Kommuner int
}

// udsnit weighs the delivery.
func (b *billede) udsnit() Udsnit {
	var u Udsnit
	for n := range b.antal {
		rows := b.punkter[landet][n][talYdelse]
		u.Stoerst = max(u.Stoerst, rows)
		u.Maaneder += bit(rows >= landRaekker)
	}
	for k := range landet {
		u.Kommuner += bit(b.raekker(k) > 0)
	}
	u.Er = u.Maaneder < mindsteHistorie || u.Kommuner < landKommunerMindst
	return u
}

// raekker is the number of rows of ydelse that a kommune has in all months.
func (b *billede) raekker(kommune int) int64 { return b.tabelraekker(schemas.YdelseTable, kommune) }

// tabelraekker is the number of rows of a table that a kommune has in all months.
func (b *billede) tabelraekker(t schemas.TableID, kommune int) (rows int64) {
	for n := range b.antal {
		rows += b.punkter[kommune][n][tabelTal[t]]
	}
	return rows
}

// mildn turns the fejl of the controls that hold a month against the usual into advarsler:
// what has no usual cannot be off.
func mildn(found []Fund) {
	for i := range found {
		if k := Kontroller()[found[i].Kode-1]; k.Historisk {
			found[i].Alvor = Advarsel
		}
	}
}
