package site

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
)

// Laest is a figure as a page has it: the kind of figure, what is there for a machine (the
// number in tenths of a pct. or persons, a verdict as 1 or 0, a code, or a mark), and what
// people see.
type Laest struct{ Maal, V, Tekst string }

// LaesAar reads the annual table back from index.html: the figures of each kommune by its code,
// 0 being Hele landet, in the order of the columns. It is there so that a test can hold the
// page against the other formats.
func LaesAar(index []byte) (map[int32][]Laest, error) {
	ud := map[int32][]Laest{}
	d := xml.NewDecoder(bytes.NewReader(udenScript(index)))
	d.Entity = xml.HTMLEntity
	kode, inde, dybde := int32(-1), false, 0
	for {
		tegn, err := d.Token()
		if err == io.EOF {
			return ud, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading index.html back: %w", err)
		}
		switch e := tegn.(type) {
		case xml.StartElement:
			if e.Name.Local == "tr" {
				kode = raekkekode(e)
			}
			if maal := attribut(e, "data-maal"); maal != "" && kode >= 0 {
				ud[kode] = append(ud[kode], Laest{Maal: maal, V: attribut(e, "data-v")})
				inde, dybde = true, 0
			} else if inde {
				dybde++
			}
		case xml.CharData:
			if inde {
				l := &ud[kode][len(ud[kode])-1]
				l.Tekst += string(e)
			}
		case xml.EndElement:
			inde = inde && dybde > 0
			dybde--
		}
	}
}

// raekkekode is the kommune that a row is about, or -1.
func raekkekode(e xml.StartElement) int32 {
	kode, err := strconv.Atoi(attribut(e, "data-kode"))
	if err != nil {
		return -1
	}
	return int32(kode)
}

func attribut(e xml.StartElement, navn string) string {
	for _, a := range e.Attr {
		if a.Name.Local == navn {
			return a.Value
		}
	}
	return ""
}

// udenScript is a page without what stands in its script, which is no XML.
func udenScript(side []byte) []byte {
	foer, resten, er := bytes.Cut(side, []byte("<script>"))
	if !er {
		return side
	}
	_, efter, _ := bytes.Cut(resten, []byte("</script>"))
	return append(bytes.Clone(foer), efter...)
}
