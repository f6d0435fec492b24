package serve

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fokusmaal/stages/offentlig/proeve"
)

func TestOneYearIsTheSiteAndSeveralAreAList(t *testing.T) {
	a, b := udgivet(t, "2024", proeve.Publikation()), udgivet(t, "2023", foraar())
	et, to := serverer(t, Valg{}, a), serverer(t, Valg{}, a, b)
	for _, c := range []struct {
		name   string
		h      http.Handler
		target string
		code   int
		holds  string
	}{
		{"one year", et, "/", 200, "Landet 2024"},
		{"one year", et, "/index.html", 200, "Landet 2024"},
		{"one year", et, "/kommune/671.html?x=1", 200, "Struer 2024"},
		{"one year", et, "/2024/kommune/671.html", 200, "Struer 2024"},
		{"one year", et, "/2023/", 404, "Siden findes ikke"},
		{"one year", et, "/kommune/", 404, "Siden findes ikke"},
		{"one year", et, "/kommune", 404, "Siden findes ikke"},
		{"one year", et, "/kommune/999.html", 404, "Siden findes ikke"},
		{"two years", to, "/", 200, "<li><a href=\"/2023/\">2023</a></li>\n<li><a href=\"/2024/\">2024</a></li>"},
		{"two years", to, "/index.html", 200, "<html lang=\"da\">"},
		{"two years", to, "/2023/", 200, "Landet 2023"},
		{"two years", to, "/2024/index.html", 200, "Landet 2024"},
		{"two years", to, "/2024/fokusmaal.xlsx", 200, "PK"},
		{"two years", to, "/kommune/671.html", 404, "Siden findes ikke"},
		{"two years", to, "/2022/", 404, "Siden findes ikke"},
	} {
		w := hent(c.h, c.target)
		if w.Code != c.code || !strings.Contains(w.Body.String(), c.holds) || strings.Contains(w.Body.String(), "Kandidat") {
			t.Errorf("%s, %s: %d\n%s", c.name, c.target, w.Code, w.Body)
		}
	}
	if w := hent(to, "/2024"); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != "/2024/" {
		t.Errorf("/2024: %d %v", w.Code, w.Header())
	}
}

func TestACandidateSaysSoOnEveryPageAndInEveryAnswer(t *testing.T) {
	a, b := udgivet(t, "2024", proeve.Publikation()), udgivet(t, "2023", foraar())
	for _, h := range []http.Handler{serverer(t, Valg{Kandidat: true}, a), serverer(t, Valg{Kandidat: true}, a, b)} {
		for _, target := range []string{"/", "/2024/kommune/671.html", "/v3/tables", "/v3/data/fokusmaal_aar", "/v3/data/x", "/2024", "/x"} {
			w := hent(h, target)
			if w.Header().Get(headerStand) != "kandidat" || w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %v", target, w.Header())
			}
			if page := w.Code == http.StatusOK && strings.HasPrefix(w.Header().Get("Content-Type"), "text/html"); page != strings.Contains(w.Body.String(), kandidatTekst) {
				t.Errorf("%s: %d\n%s", target, w.Code, w.Body)
			}
		}
	}
	a = udgivet(t, "2024", proeve.Publikation())
	skriv(t, &a, "metode.html", []byte("<p>Ingen body"))
	if _, err := New([]Aar{a}, Valg{Kandidat: true}); err == nil || !strings.Contains(err.Error(), "metode.html") {
		t.Errorf("a page that cannot say so: %v", err)
	}
	if _, err := New([]Aar{a}, Valg{}); err != nil {
		t.Errorf("the same page in force: %v", err)
	}
}

func TestEveryAnswerHasTheHeadersThatKeepItSafe(t *testing.T) {
	h := serverer(t, Valg{}, udgivet(t, "2024", proeve.Publikation()))
	for target, slags := range map[string]string{
		"/": "text/html; charset=utf-8", "/fokusmaal.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		"/jobindsats/tilsyn.csv": "text/csv; charset=utf-8", "/v3/tables": "application/json; charset=utf-8",
		"/v3/data/tilsyn?format=csv": "text/csv; charset=utf-8", "/x": "text/html; charset=utf-8", "/v3/x": "application/json; charset=utf-8",
	} {
		til := hent(h, target).Header()
		if til.Get("Content-Type") != slags || til.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(til.Get("Content-Security-Policy"), "default-src 'none'") ||
			til.Get(headerStand) != "gaeldende" || til.Get(headerID) == "" || til.Get("Cache-Control") == "" {
			t.Errorf("%s: %v", target, til)
		}
		if strings.Contains(til.Get("Content-Security-Policy"), "http") {
			t.Errorf("%s lets a page ask another host", target)
		}
	}
}

func TestAClientThatHasTheBytesIsNotSentThemAgain(t *testing.T) {
	h := serverer(t, Valg{}, udgivet(t, "2024", proeve.Publikation()))
	for _, target := range []string{"/", "/v3/data/tilsyn?hierarchy._nykom=Struer"} {
		whole := hent(h, target)
		ask := func(method, name, value string) *httptest.ResponseRecorder {
			r, w := httptest.NewRequest(method, target, nil), httptest.NewRecorder()
			r.Header.Set(name, value)
			h.ServeHTTP(w, r)
			return w
		}
		if w := ask("GET", "If-None-Match", whole.Header().Get("ETag")); w.Code != http.StatusNotModified || w.Body.Len() != 0 || w.Header().Get("ETag") == "" {
			t.Errorf("%s, the same: %d", target, w.Code)
		}
		if w := ask("GET", "If-None-Match", `"another"`); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), whole.Body.Bytes()) {
			t.Errorf("%s, another: %d", target, w.Code)
		}
		if w := ask("GET", "Range", "bytes=2-5"); w.Code != http.StatusPartialContent || w.Body.String() != whole.Body.String()[2:6] {
			t.Errorf("%s, a part: %d %q", target, w.Code, w.Body)
		}
		if w := ask("GET", "Range", "bytes=99999999-"); w.Code != http.StatusRequestedRangeNotSatisfiable {
			t.Errorf("%s, a part behind the end: %d", target, w.Code)
		}
		if w := ask("HEAD", "Accept", "*/*"); w.Code != http.StatusOK || w.Body.Len() != 0 || w.Header().Get("Content-Length") == "0" {
			t.Errorf("%s, HEAD: %d %v", target, w.Code, w.Header())
		}
	}
}

// What was read at the start is what is sent, whatever becomes of the folder.
func TestTheFolderMayChangeWhileItIsServed(t *testing.T) {
	a := udgivet(t, "2024", proeve.Publikation())
	h := serverer(t, Valg{}, a)
	before := hent(h, "/").Body.String()
	if err := os.WriteFile(filepath.Join(a.Mappe, "index.html"), []byte("<body>another"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(a.Mappe, "kommune", "671.html")); err != nil {
		t.Fatal(err)
	}
	if got := hent(h, "/").Body.String(); got != before || hent(h, "/kommune/671.html").Code != http.StatusOK {
		t.Errorf("%s", got)
	}
}

func TestAnErrorOfTheProgramIsToldAsAnIDAlone(t *testing.T) {
	var seen string
	h := &handler{steder: nil, tabeller: []*tabel{nil}, panik: func(id string, _ any) { seen = id }}
	w := hent(h, "/v3/data/tilsyn")
	if want := `{"code":500,"cause":"Internal error","request_id":"` + seen + "\"}\n"; w.Code != http.StatusInternalServerError || w.Body.String() != want || seen == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	h.panik = nil
	if w := hent(h, "/v3/data/tilsyn"); w.Code != http.StatusInternalServerError {
		t.Errorf("%d", w.Code)
	}
}
