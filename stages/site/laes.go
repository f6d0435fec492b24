package site

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Laest is a figure of the publication as a page shows it.
type Laest struct {
	// Tabel and Maal are the table and the kind of figure, Plads the codes of its place, one
	// for each axis.
	Tabel, Maal string
	Plads       []string
	// Tekst is what people read, such as 28,7 or »..«; V what the page says of it to machines:
	// tenths of a pct., a number, a code, or the mark.
	Tekst, V string
}

// scripts are cut away before a page is read: their text is no markup.
var scripts = regexp.MustCompile(`(?s)<(script|style)>.*?</(script|style)>`)

// LaesSide reads the figures of index.html or of a kommune's page back, in the order in which
// they stand in it, for those who hold the formats up against each other. A figure that the page shows
// twice comes twice. An error says that the page is not one of this package.
func LaesSide(side []byte) ([]Laest, error) {
	d := xml.NewDecoder(bytes.NewReader(scripts.ReplaceAll(side, nil)))
	d.Entity = xml.HTMLEntity
	l := laeser{}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return l.fundet, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading a page back: %w", err)
		}
		if err := l.token(t); err != nil {
			return nil, fmt.Errorf("reading a page back: %w", err)
		}
	}
}

// laeser is how far a page is read. Dybde is how deep the reader is in the element of a
// figure, 0 outside; stum the depth of an element in it whose text is not for the eye.
type laeser struct {
	fundet      []Laest
	dybde, stum int
}

func (l *laeser) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return l.begynd(t)
	case xml.EndElement:
		if l.dybde == l.stum {
			l.stum = 0
		}
		l.dybde = max(0, l.dybde-1)
	case xml.CharData:
		if l.dybde > 0 && l.stum == 0 {
			l.fundet[len(l.fundet)-1].Tekst += string(t)
		}
	}
	return nil
}

func (l *laeser) begynd(t xml.StartElement) error {
	kilde, medKilde := egenskab(t, "data-c")
	switch {
	case l.dybde > 0:
		l.dybde++
		if klasse, _ := egenskab(t, "class"); l.stum == 0 && (klasse == "vh" || klasse == "tegn" || t.Name.Local == "svg") {
			l.stum = l.dybde
		}
	case medKilde:
		dele := strings.Fields(kilde)
		v, medV := egenskab(t, "data-v")
		if len(dele) < 3 || !medV {
			return fmt.Errorf("expected table, kind of figure and place in data-c, and data-v beside it, found %d words", len(dele))
		}
		l.fundet = append(l.fundet, Laest{Tabel: dele[0], Maal: dele[1], Plads: dele[2:], V: v})
		l.dybde = 1
	}
	return nil
}

func egenskab(t xml.StartElement, navn string) (string, bool) {
	for _, a := range t.Attr {
		if a.Name.Local == navn {
			return a.Value, true
		}
	}
	return "", false
}
