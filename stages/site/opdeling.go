package site

import "fokusmaal/stages/offentlig"

// opdeling is a table of Hele landet in one month, split by a group.
type opdeling struct {
	// ID and Titel are those of the table on the page; Maaned is the month's code, Gruppe what
	// the groups are.
	ID, Titel, Maaned, Gruppe string
	Maal                      [2]maaltype
	Raekker                   []opdelt
}

// opdelt is its row of a group.
type opdelt struct {
	Navn     string
	Personer skemacelle
	// Maal are the persons in the numerator and their share, of the two fokusmål.
	Maal [2]opdeltMaal
	// Ialt says that it is the row of all groups together.
	Ialt bool
}

type opdeltMaal struct {
	Antal, Andel skemacelle
	Bjaelke      bjaelke
}

// bjaelke is a share drawn as a bar against its limit, in a picture 100 wide for 100 pct.
type bjaelke struct {
	Bredde, Graense int64
	Over            bool
}

// opdelEfter is Hele landet in the last month of a table with the axes maaned, kommune and group;
// nil where there is no such table or it shows nothing.
func opdelEfter(t *offentlig.Tabel, id, titel, ialt string) *opdeling {
	if t == nil || !t.Findes() {
		return nil
	}
	sidste := sidsteMaaned(t)
	ud := &opdeling{Maal: maalene, ID: id, Titel: titel, Maaned: t.Akser[0].Vaerdier[sidste].Kode, Gruppe: t.Akser[2].Titel}
	for g, v := range t.Akser[2].Vaerdier {
		r := opdelt{Navn: v.Navn, Personer: viser(t, "personer", sidste, 0, g), Ialt: v.Kode == ialt}
		for i, f := range maalene {
			bar := bjaelken(t.Celle(t.Maalnr(f.andel), sidste, 0, g), f.Graense)
			r.Maal[i] = opdeltMaal{viser(t, f.antal, sidste, 0, g), viser(t, f.andel, sidste, 0, g), bar}
		}
		ud.Raekker = append(ud.Raekker, r)
	}
	return ud
}

// bjaelken draws what is shown, and nothing of what is not. A month's share has no verdict: the
// bar says on which side of the limit the shown figure is.
func bjaelken(c *offentlig.Celle, graense int64) bjaelke {
	if c.Maerke != offentlig.Vist {
		return bjaelke{Graense: graense / 10}
	}
	return bjaelke{c.Promille / 10, graense / 10, c.Promille >= graense}
}
