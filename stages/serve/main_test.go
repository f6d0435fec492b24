package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// udgivet puts a made-up publication of a year into a folder and returns what its run would say.
func udgivet(t testing.TB, navn string, p *offentlig.Publikation) Aar {
	t.Helper()
	filer, err := formater.Jobindsats(p)
	if err != nil {
		t.Fatal(err)
	}
	side := func(tekst string) []byte {
		return []byte("<!doctype html>\n<html lang=\"da\"><head><title>x</title></head>\n<body class=\"a\">\n<p>" + tekst + "</p></body></html>\n")
	}
	filer = append(filer, offentlig.Fil{Sti: "index.html", Data: side("Landet " + navn)}, offentlig.Fil{Sti: "kommune/671.html", Data: side("Struer " + navn)},
		offentlig.Fil{Sti: "fokusmaal.xlsx", Data: []byte("PK")})
	a := Aar{Navn: navn, Mappe: filepath.Join(t.TempDir(), "publikation"), Filer: map[string]Fil{}}
	for _, f := range filer {
		skriv(t, &a, f.Sti, f.Data)
	}
	return a
}

// skriv puts a file into a publication, recorded.
func skriv(t testing.TB, a *Aar, sti string, data []byte) {
	t.Helper()
	path := filepath.Join(a.Mappe, filepath.FromSlash(sti))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	a.Filer[sti] = Fil{SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(data))}
}

// foraar are the tables of the made-up publication in the year before.
func foraar() *offentlig.Publikation {
	p := proeve.Publikation()
	p.Aar--
	former := map[string]func(int) offentlig.Tabel{offentlig.Maaned: offentlig.MaanedForm, offentlig.Aar: offentlig.AarForm, offentlig.Varighed: offentlig.VarighedForm,
		offentlig.Afstemning: offentlig.AfstemningForm, offentlig.Grunde: offentlig.GrundeForm, offentlig.Udeladt: offentlig.UdeladtForm,
		offentlig.Afstand: offentlig.AfstandForm}
	var tabeller []offentlig.Tabel
	for _, t := range p.Tabeller {
		if form := former[t.ID]; form != nil {
			ny := form(p.Aar)
			ny.Celler = t.Celler
			tabeller = append(tabeller, ny)
		}
	}
	p.Tabeller = tabeller
	return p
}

func serverer(t testing.TB, valg Valg, aar ...Aar) http.Handler {
	t.Helper()
	h, err := New(aar, valg)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func hent(h http.Handler, target string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
	return w
}

// raekker gets the rows of a v3 answer.
func raekker(t *testing.T, h http.Handler, target string) [][]any {
	t.Helper()
	w := hent(h, target)
	var krop struct{ Rows [][]any }
	if err := json.Unmarshal(w.Body.Bytes(), &krop); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%s: %d, %v\n%s", target, w.Code, err, w.Body)
	}
	return krop.Rows
}

// kolonne are the different values of a column, in the order in which they come.
func kolonne(rows [][]any, nr int) string {
	var ord []string
	seen := map[string]bool{}
	for _, r := range rows {
		if s := r[nr].(string); !seen[s] {
			seen[s] = true
			ord = append(ord, s)
		}
	}
	return strings.Join(ord, "|")
}
