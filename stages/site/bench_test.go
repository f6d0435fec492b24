package site

import (
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig/proeve"
)

// BenchmarkKommunesider makes the pages of all 98 kommuner.
func BenchmarkKommunesider(b *testing.B) {
	p := proeve.Publikation()
	for b.Loop() {
		r, err := nyRamme(p)
		if err != nil {
			b.Fatal(err)
		}
		for k := range schemas.Kommune(schemas.Kommuner) {
			if _, err := r.kommune(k, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}
