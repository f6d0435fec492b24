package formater

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"fokusmaal/stages/offentlig"
)

// The profiles of the Data Package standard, version 2.0 (https://datapackage.org/standard/).
const (
	pakkeprofil   = "https://datapackage.org/profiles/2.0/datapackage.json"
	resurseprofil = "https://datapackage.org/profiles/2.0/dataresource.json"
	skemaprofil   = "https://datapackage.org/profiles/2.0/tableschema.json"
	dialektprofil = "https://datapackage.org/profiles/2.0/tabledialect.json"
)

// pakkefil is where a Data Package has its description.
const pakkefil = "datapackage.json"

type datapakke struct {
	Schema      string         `json:"$schema"`
	Name        string         `json:"name"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Licenses    []pakkelicens  `json:"licenses"`
	Sources     []pakkekilde   `json:"sources"`
	Keywords    []string       `json:"keywords"`
	Fokusmaal   pakkeberegning `json:"fokusmaal"`
	Resources   []resurse      `json:"resources"`
}

type pakkelicens struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Path  string `json:"path"`
}

type pakkekilde struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

// pakkeberegning is what the standard has no property for.
type pakkeberegning struct {
	Aar        int    `json:"aar"`
	Foreloebig bool   `json:"foreloebig"`
	Program    string `json:"program,omitempty"`
	Regler     string `json:"regler_sha256,omitempty"`
	Leverance  string `json:"leverance_sha256,omitempty"`
}

type resurse struct {
	Schema      string      `json:"$schema"`
	Name        string      `json:"name"`
	Path        string      `json:"path"`
	Type        string      `json:"type,omitempty"`
	Title       string      `json:"title,omitempty"`
	Description string      `json:"description,omitempty"`
	Format      string      `json:"format"`
	Mediatype   string      `json:"mediatype"`
	Encoding    string      `json:"encoding,omitempty"`
	Bytes       int         `json:"bytes"`
	Hash        string      `json:"hash"`
	Dialect     *dialekt    `json:"dialect,omitempty"`
	TableSchema *tabelskema `json:"schema,omitempty"`
}

// Datapackage describes the files of a publication in datapackage.json (Data Package 2.0):
// each with its size and SHA-256, CSV and Parquet with their columns. The files of the shapes
// of Jobindsats are among them, the lists of tables and what a table is made of too: what is
// not named here cannot be held against its hash. JSON has no columns, as no schema fits it.
// Pages and what they are made of are no data and are left out. It fails for a file of a kind
// that it does not know.
func Datapackage(p *offentlig.Publikation, filer []offentlig.Fil) (offentlig.Fil, error) {
	l := licensen()
	pakke := datapakke{
		Schema: pakkeprofil, Name: fmt.Sprintf("fokusmaal-%d", p.Aar), Title: overskrift(p), Description: pakkebeskrivelse(p),
		Licenses: []pakkelicens{{l.navn, l.titel, l.link}}, Keywords: []string{"beskæftigelsesindsats", "fokusmål", "kommuner", "skærpet tilsyn"},
		Fokusmaal: pakkeberegning{p.Aar, p.Foreloebig, p.Kvalitet.Version, p.Kvalitet.Regler, p.Kvalitet.Leverance},
	}
	for _, k := range retskilder(p.Aar) {
		pakke.Sources = append(pakke.Sources, pakkekilde{k.Navn + ": " + k.Titel, k.Link})
	}
	for i := range filer {
		r, data, err := nyResurse(p, &filer[i])
		if err != nil {
			return offentlig.Fil{}, err
		}
		if data {
			pakke.Resources = append(pakke.Resources, r)
		}
	}
	var ud bytes.Buffer
	skriver := json.NewEncoder(&ud)
	skriver.SetEscapeHTML(false)
	skriver.SetIndent("", " ")
	if err := skriver.Encode(pakke); err != nil {
		return offentlig.Fil{}, fmt.Errorf("write %s: %w", pakkefil, err)
	}
	return offentlig.Fil{Sti: pakkefil, Data: ud.Bytes()}, nil
}

func pakkebeskrivelse(p *offentlig.Publikation) string {
	afsnit := []string{endeligForklaring, graenserForklaring}
	if p.Foreloebig {
		afsnit[0] = foreloebigForklaring
	}
	return strings.Join(append(afsnit, beskyttelsen(&p.Beskyttelse)...), " ")
}

// filtype is what a file is by its ending.
type filtype struct {
	ending, format, mediatype, encoding string
	// data is false for pages and what they are made of.
	data bool
}

func filtyper() []filtype {
	return []filtype{
		{".csv", "csv", "text/csv", "utf-8", true},
		{".json", "json", "application/json", "utf-8", true},
		{".parquet", "parquet", "application/vnd.apache.parquet", "", true},
		{".xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "", true},
		{".html", "", "", "", false}, {".css", "", "", "", false}, {".js", "", "", "", false}, {".svg", "", "", "", false},
	}
}

// nyResurse describes a file; false where it is no data.
func nyResurse(p *offentlig.Publikation, fil *offentlig.Fil) (resurse, bool, error) {
	for _, ft := range filtyper() {
		if !strings.HasSuffix(fil.Sti, ft.ending) {
			continue
		}
		if !ft.data {
			return resurse{}, false, nil
		}
		sum := sha256.Sum256(fil.Data)
		r := resurse{
			Schema: resurseprofil, Name: resursenavn(fil.Sti), Path: fil.Sti, Format: ft.format, Mediatype: ft.mediatype, Encoding: ft.encoding,
			Bytes: len(fil.Data), Hash: "sha256:" + hex.EncodeToString(sum[:]),
		}
		tabelresurse(&r, p)
		return r, true, nil
	}
	return resurse{}, false, fmt.Errorf("write %s: file %s: expected one of the kinds of files that filtyper has, found another; add it there", pakkefil, fil.Sti)
}

// resursenavn is the name of a file's resource, which is only its own: lower case letters,
// digits and . _ -.
func resursenavn(sti string) string {
	return strings.ReplaceAll(strings.TrimPrefix(strings.ToLower(sti), "data/"), "/", ".")
}

// tabelresurse gives the resource of a table its title, and the columns where the file has
// any: those of [kolonner], or in CSV of Jobindsats their titles.
func tabelresurse(r *resurse, p *offentlig.Publikation) {
	for i := range p.Tabeller {
		t := &p.Tabeller[i]
		r.Title, r.Description = t.Titel, t.Om
		switch r.Path {
		case datafil(t, ".csv"):
			r.Type, r.Dialect, r.TableSchema = "table", dialektMed(","), skemaFor(t)
		case datafil(t, ".parquet"):
			r.Type, r.TableSchema = "table", skemaFor(t)
		case datafil(t, ".json"):
			r.Format = "json-stat"
		case JobindsatsCSVMappe + t.ID + ".csv":
			r.Type, r.Dialect, r.TableSchema = "table", dialektMed(";"), jobindsatsSkema(t)
			r.Description += " " + bomForklaring
		case JobindsatsV2Mappe + t.ID + ".json":
			r.Description += " " + bomForklaring
		case JobindsatsV3Mappe + t.ID + ".json", JobindsatsTabelMappe + t.ID + ".json":
		default:
			r.Title, r.Description = "", ""
			continue
		}
		return
	}
}
