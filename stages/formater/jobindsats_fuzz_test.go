package formater

import (
	"bytes"
	"testing"

	"fokusmaal/stages/offentlig"
)

// Whatever a file holds, a reader returns an error or cells that are written as the same bytes
// again: nothing that was read is another thing than what stood there. (White space in JSON, and
// quotes that a field of CSV need not have, are the exceptions, so it is the cells that are held
// against each other.)
func FuzzJobindsatsReaders(f *testing.F) {
	hele := []JobindsatsUdsnit{{Tabel: jobindsatsLille()}}
	f.Add(JobindsatsV3(hele))
	f.Add(JobindsatsV2(hele))
	f.Add(JobindsatsCSV(hele))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, shape := range []struct {
			laes  func(*offentlig.Tabel, []byte) ([]offentlig.Celle, error)
			skriv func([]JobindsatsUdsnit) []byte
		}{{LaesJobindsatsV3, JobindsatsV3}, {LaesJobindsatsV2, JobindsatsV2}, {LaesJobindsatsCSV, JobindsatsCSV}} {
			tabel := jobindsatsLille()
			celler, err := shape.laes(tabel, data)
			if err != nil {
				continue
			}
			tabel.Celler = celler
			written := shape.skriv([]JobindsatsUdsnit{{Tabel: tabel}})
			again, err := shape.laes(tabel, written)
			if err != nil || !bytes.Equal(shape.skriv([]JobindsatsUdsnit{{Tabel: &offentlig.Tabel{ID: tabel.ID, Akser: tabel.Akser, Maal: tabel.Maal, Celler: again}}}), written) {
				t.Errorf("%v: read back as something else", err)
			}
		}
	})
}
