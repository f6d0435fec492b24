package serve

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"fokusmaal/stages/offentlig/proeve"
)

// Whatever the path and the query are, the answer is one of ours and no error of the program.
func FuzzRequests(f *testing.F) {
	for _, target := range []string{"/", "/2024", "/v3/tables", "/v3/data/fokusmaal_aar?period.Y=latest:1&hierarchy._nykom=/&mgroup.*=*&format=csv",
		"/v2/data/tilsyn/json?area=Struer,Ribe&_x=1", "/v3/data/grunde?hierarchy._grund=Intet tilbud, men mindst 100 ordinære løntimer", "/..%2f", "/v3/data/%00?%"} {
		u, _ := url.Parse(target)
		if u == nil {
			continue
		}
		f.Add(u.Path, u.RawQuery)
	}
	p := proeve.Publikation()
	h := serverer(f, Valg{}, udgivet(f, "2024", p))
	f.Fuzz(func(t *testing.T, path, query string) {
		r, w := httptest.NewRequest(http.MethodGet, "/", nil), httptest.NewRecorder()
		r.URL.Path, r.URL.RawQuery = path, query
		h.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%d", w.Code)
		}
	})
}
