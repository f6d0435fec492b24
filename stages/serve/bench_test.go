package serve

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"fokusmaal/stages/offentlig/proeve"
)

// The start over two years, and answers of the largest table: all of it, a kommune, and what a
// client has already.
func BenchmarkServe(b *testing.B) {
	aar := []Aar{udgivet(b, "2023", foraar()), udgivet(b, "2024", proeve.Publikation())}
	bytes := aar[0].bytes() + aar[1].bytes()
	b.Run("start", func(b *testing.B) {
		b.SetBytes(bytes)
		b.ReportAllocs()
		for b.Loop() {
			serverer(b, Valg{}, aar...)
		}
	})
	h := serverer(b, Valg{}, aar...)
	for name, target := range map[string]string{"whole": "/v3/data/fokusmaal_maaned", "kommune": "/v3/data/fokusmaal_maaned?hierarchy._nykom=Struer&period.M=latest:12", "site": "/2024/"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
				if b.SetBytes(int64(w.Body.Len())); w.Code != http.StatusOK {
					b.Fatal(w.Code)
				}
			}
		})
	}
}
