package serve

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

func TestWithoutParametersTheWholeTableIsAnsweredAsItWasPublished(t *testing.T) {
	a := udgivet(t, "2024", proeve.Publikation())
	h := serverer(t, Valg{}, a)
	for target, sti := range map[string]string{
		"/v3/data/fokusmaal_maaned":             "jobindsats/v3/fokusmaal_maaned.json",
		"/v3/data/FOKUSMAAL_MAANED?format=json": "jobindsats/v3/fokusmaal_maaned.json",
		"/v3/data/tilsyn?format=csv":            "jobindsats/tilsyn.csv",
		"/v2/data/tilsyn/csv":                   "jobindsats/tilsyn.csv",
		"/v2/data/foelsomhed/json":              "jobindsats/v2/foelsomhed.json",
		"/v2/data/foelsomhed/json/":             "jobindsats/v2/foelsomhed.json",
		"/v3/table/grunde":                      "jobindsats/v3/table/grunde.json",
		"/v3/tables?format=json":                "jobindsats/v3/tables.json",
	} {
		want, err := os.ReadFile(filepath.Join(a.Mappe, filepath.FromSlash(sti)))
		if err != nil {
			t.Fatal(err)
		}
		if w := hent(h, target); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), want) {
			t.Errorf("%s is not %s: %d, %d bytes", target, sti, w.Code, w.Body.Len())
		}
	}
}

func TestEveryParameterOfJobindsatsChooses(t *testing.T) {
	h := serverer(t, Valg{}, udgivet(t, "2024", proeve.Publikation()), udgivet(t, "2023", foraar()))
	for _, c := range []struct {
		table, query string
		kolonne      int
		want         string
	}{
		{"fokusmaal_aar", "", 0, "2023Y01|2024Y01"},
		{"fokusmaal_aar", "period.Y=2023Y01", 0, "2023Y01"},
		{"fokusmaal_aar", "period.Y=latest:1", 0, "2024Y01"},
		{"fokusmaal_aar", "period.Y=2024", 0, "2024Y01"},
		{"fokusmaal_maaned", "hierarchy._nykom=/&period.M=latest:14", 0, "2023M11|2023M12|2024M01|2024M02|2024M03|2024M04|2024M05|2024M06|2024M07|2024M08|2024M09|2024M10|2024M11|2024M12"},
		{"fokusmaal_maaned", "hierarchy._nykom=/&period.M=2024M02,2024M01", 0, "2024M01|2024M02"},
		{"fokusmaal_maaned", "period.M=2023M12&period.M=latest:1&hierarchy._ydelse=/", 0, "2023M12|2024M12"},
		{"fokusmaal_maaned", "period.M=latest:1&hierarchy._nykom=/", 1, "Hele landet"},
		{"fokusmaal_maaned", "period.M=latest:1&hierarchy._nykom=" + url.QueryEscape("Høje-Taastrup, Nordfyns ,0"), 1, "Hele landet|Høje-Taastrup|Nordfyns"},
		{"fokusmaal_maaned", "period.M=latest:1&hierarchy._nykom=Hele%20landet&hierarchy._nykom=671", 1, "Hele landet|Struer"},
		{"fokusmaal_maaned", "period.M=latest:1&hierarchy._ydelse=/&mgroup.*=*", 2, "Ydelsesgrupper i alt"},
		{"fokusmaal_maaned", "period.M=latest:1&hierarchy.ydelse=" + url.QueryEscape("Ressourceforløbsydelse, inkl. jobafklaringsforløb,Dagpenge"), 2, "Dagpenge|Ressourceforløbsydelse, inkl. jobafklaringsforløb"},
		{"grunde", "period.M=latest:1&hierarchy._grund=" + url.QueryEscape("Intet tilbud, men mindst 100 ordinære løntimer"), 2, "Intet tilbud, men mindst 100 ordinære løntimer"},
		{"fokusmaal_varighed", "period.M=latest:1&hierarchy._nykom=/&hierarchy._varighed=/", 2, "12-17 måneder|18-23 måneder|24-35 måneder|36 måneder og derover"},
		{"afstand_aar", "hierarchy._fokusmaal=2&hierarchy._nykom=Odense", 2, "Fokusmål 2: færre end 4 samtaler"},
		{"tilsyn", "hierarchy._nykom=Struer", 0, "2024Y01"},
	} {
		if got := kolonne(raekker(t, h, "/v3/data/"+c.table+"?"+c.query), c.kolonne); got != c.want {
			t.Errorf("%s?%s: %s", c.table, c.query, got)
		}
	}
	if rows := raekker(t, h, "/v3/data/fokusmaal_maaned?period.M=2023M12&hierarchy._nykom=*&hierarchy._ydelse=/"); len(rows) != 99 {
		t.Errorf("* is %d areas", len(rows))
	}
}

func TestV2TakesItsOwnParameters(t *testing.T) {
	h := serverer(t, Valg{}, udgivet(t, "2024", proeve.Publikation()))
	v2 := hent(h, "/v2/data/fokusmaal_maaned/json?area=Struer&period=2024M01,2024M02&_ydelse=Dagpenge")
	v3 := hent(h, "/v2/data/fokusmaal_maaned/json?hierarchy._nykom=Struer&period.M=2024M01,2024M02&hierarchy._ydelse=Dagpenge")
	if v2.Code != http.StatusOK || v2.Body.String() != v3.Body.String() || strings.Count(v2.Body.String(), "Struer") != 2 || !strings.HasPrefix(v2.Body.String(), "\uFEFF[{") {
		t.Errorf("%d %s", v2.Code, v2.Body)
	}
}

// The figure of a hidden cell is in no answer, whatever is asked for.
func TestAHiddenCellIsNullInV3AndTwoDotsInV2AndCSV(t *testing.T) {
	p := proeve.Publikation()
	tabel := p.Tabel(offentlig.Maaned)
	plads := []int{6, 12, 3}
	*tabel.Celle(0, plads...) = offentlig.Celle{Maerke: offentlig.Skjult}
	*tabel.Celle(3, plads...) = offentlig.Celle{Maerke: offentlig.FindesIkke}
	*tabel.Celle(1, plads...) = offentlig.Celle{Antal: 77}
	h := serverer(t, Valg{}, udgivet(t, "2024", p))
	query := "?period.M=2024M07&hierarchy._nykom=" + url.QueryEscape(tabel.Akser[1].Vaerdier[12].Navn) + "&hierarchy._ydelse=" + url.QueryEscape(tabel.Akser[2].Vaerdier[3].Navn)
	rows := raekker(t, h, "/v3/data/fokusmaal_maaned"+query)
	if len(rows) != 1 || rows[0][3] != nil || rows[0][6] != nil || rows[0][4] != 77.0 {
		t.Errorf("v3: %v", rows)
	}
	csv := strings.Split(strings.TrimSpace(hent(h, "/v3/data/fokusmaal_maaned"+query+"&format=csv").Body.String()), "\n")
	felter := strings.Split(csv[len(csv)-1], ";")
	if len(csv) != 2 || felter[3] != ".." || felter[6] != "." || felter[4] != "77" {
		t.Errorf("csv: %q", csv)
	}
	var v2 []struct{ Data [][]string }
	body := bytes.TrimPrefix(hent(h, "/v2/data/fokusmaal_maaned/json"+query).Body.Bytes(), []byte("\uFEFF"))
	if err := json.Unmarshal(body, &v2); err != nil || len(v2) != 1 || v2[0].Data[0][3] != ".." || v2[0].Data[0][6] != "." || v2[0].Data[0][4] != "77" {
		t.Errorf("v2: %v %s", err, body)
	}
}

func TestTheTablesAreDescribedOverAllYears(t *testing.T) {
	h := serverer(t, Valg{}, udgivet(t, "2023", foraar()), udgivet(t, "2024", proeve.Publikation()))
	tabel, err := formater.LaesJobindsatsTabel(hent(h, "/v3/table/fokusmaal_maaned").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if p := tabel.Akser[0].Vaerdier; len(p) != 24 || p[0].Navn != "2023M01" || p[23].Navn != "2024M12" || len(tabel.Akser[1].Vaerdier) != 99 {
		t.Errorf("%d periods, %v", len(p), p)
	}
	ider, err := formater.LaesJobindsatsTabeller(hent(h, "/v3/tables").Body.Bytes())
	if err != nil || len(ider) != 10 || ider[0] != offentlig.Maaned || !slices.Contains(ider, offentlig.Tilsyn) {
		t.Errorf("%v %v", ider, err)
	}
}

func TestEveryErrorIsOneOfJobindsats(t *testing.T) {
	h := serverer(t, Valg{}, udgivet(t, "2024", proeve.Publikation()))
	uuid := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	ider := map[string]bool{}
	for _, c := range []struct {
		method, target string
		code           int
		cause          string
	}{
		{"GET", "/v3/data/fokusmaal_aar?hierarchy._x=/", 422, "Unknown hierarchies: ['_x']"},
		{"GET", "/v3/data/fokusmaal_aar?hierarchy._y=/&hierarchy._x=/", 422, "Unknown hierarchies: ['_x', '_y']"},
		{"GET", "/v3/data/fokusmaal_aar?hierarchy._nykom=Ribe", 422, "Unknown values: ['Ribe']"},
		{"GET", "/v3/data/fokusmaal_aar?hierarchy._nykom=Struer,Ribe,", 422, "Unknown values: ['', 'Ribe']"},
		{"GET", "/v3/data/fokusmaal_aar?period.Y=2019Y01", 422, "Unknown periods: ['2019Y01']"},
		{"GET", "/v3/data/fokusmaal_aar?period.Y=latest:0", 422, "Unknown periods: ['latest:0']"},
		{"GET", "/v3/data/fokusmaal_aar?period.Y=latest:99999999999999999999", 422, "Unknown periods: ['latest:99999999999999999999']"},
		{"GET", "/v3/data/fokusmaal_aar?period.M=latest:1", 422, "Unknown period types: ['M']"},
		{"GET", "/v3/data/fokusmaal_aar?mgroup.x=*", 422, "Unknown mgroups: ['x']"},
		{"GET", "/v3/data/fokusmaal_aar?area=Struer", 422, "Unknown parameters: ['area']"},
		{"GET", "/v3/data/fokusmaal_aar?format=xml", 422, "Unknown format: 'xml'"},
		{"GET", "/v3/tables?x=1", 422, "Unknown parameters: ['x']"},
		{"GET", "/v3/table/fokusmaal_aar?format=csv", 422, "Unknown format: 'csv'"},
		{"GET", "/v2/data/fokusmaal_aar/json?format=csv", 422, "Unknown parameters: ['format']"},
		{"GET", "/v2/data/fokusmaal_aar/json?area=Ribe", 422, "Unknown values: ['Ribe']"},
		{"GET", "/v3/data/y30r21", 404, "Unknown table: 'y30r21'"},
		{"GET", "/v3/table/y30r21", 404, "Unknown table: 'y30r21'"},
		{"GET", "/v2/data/y30r21/json", 404, "Unknown table: 'y30r21'"},
		{"GET", "/v2/data/fokusmaal_aar/xml", 404, "Unknown path"},
		{"GET", "/v2/data/fokusmaal_aar", 404, "Unknown path"},
		{"GET", "/v3", 404, "Unknown path"},
		{"GET", "/v3/", 404, "Unknown path"},
		{"GET", "/v3/data/%27%0a%3Cb%3E", 400, "The path is not one that there can be"},
		{"GET", "/v3/data/a'b", 404, "Unknown table: 'a\uFFFDb'"},
		{"GET", "/v3/data/fokusmaal_aar?hierarchy._nykom=%zz", 400, "The query is not encoded as a query is"},
		{"GET", "/v3/data/fokusmaal_aar?a;b", 400, "The query is not encoded as a query is"},
		{"GET", "/v3/data/fokusmaal_aar?hierarchy._nykom=" + strings.Repeat("a", 9000), 400, "The query is longer than 8192 bytes"},
		{"GET", "/v3/data/fokusmaal_aar?hierarchy._nykom=" + strings.Repeat("a", 100), 422, "Unknown values: ['" + strings.Repeat("a", 60) + "…']"},
		{"GET", "/" + strings.Repeat("a", 1025), 400, "The path is too long"},
		{"GET", "/%00", 400, "The path is not one that there can be"},
		{"GET", "/%ff", 400, "The path is not one that there can be"},
		{"GET", "/..%5c..%5crun.json", 400, "The path is not one that there can be"},
		{"GET", "/../run.json", 404, "Unknown path"},
		{"GET", "/%2e%2e/run.json", 404, "Unknown path"},
		{"GET", "/kommune/%2e/671.html", 404, "Unknown path"},
		{"GET", "//etc/passwd", 404, "Unknown path"},
		{"POST", "/v3/data/fokusmaal_aar", 405, "Method not allowed: GET and HEAD are"},
		{"OPTIONS", "/", 405, "Method not allowed: GET and HEAD are"},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(c.method, c.target, nil))
		var krop map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &krop); err != nil || len(krop) != 3 {
			t.Errorf("%s %s: %d, %v %s", c.method, c.target, w.Code, err, w.Body)
			continue
		}
		id, _ := krop["request_id"].(string)
		if w.Code != c.code || krop["code"] != float64(c.code) || krop["cause"] != c.cause || !uuid.MatchString(id) || ider[id] || w.Header().Get(headerID) != id {
			t.Errorf("%s %s: %d %s", c.method, c.target, w.Code, w.Body)
		}
		if w.Header().Get("Cache-Control") != "no-store" || (c.code == 405) != (w.Header().Get("Allow") == "GET, HEAD") || w.Header().Get("Content-Type") != "application/json; charset=utf-8" {
			t.Errorf("%s %s: %v", c.method, c.target, w.Header())
		}
		ider[id] = true
	}
}
