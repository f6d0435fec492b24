package gaeldende

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// at is the row of January 2025 of a kommune and a ydelse.
func at(m *draft, kode int32, ydelse string) *statement.Maanedstal {
	for i := range m.figures.Maanedlig {
		if r := &m.figures.Maanedlig[i]; r.Kode == kode && r.Ydelse == ydelse {
			return r
		}
	}
	return nil
}

func trinAt(m *draft, kode int32, trin schemas.Trin) int {
	for i, r := range m.figures.Trin {
		if r.Kode == kode && r.Trin == trin {
			return i
		}
	}
	return -1
}

// lengthAt is the row of January 2025 of a kommune and a length.
func lengthAt(m *draft, kode int32, varighed schemas.Varighed) *statement.Varighedstal {
	for i := range m.figures.Varighed {
		if r := &m.figures.Varighed[i]; r.Kode == kode && r.Varighed == varighed {
			return r
		}
	}
	return nil
}

func grundAt(m *draft, kode int32, grund schemas.Grund) int {
	for i, r := range m.figures.Grunde {
		if r.Kode == kode && r.Grund == grund {
			return i
		}
	}
	return -1
}
