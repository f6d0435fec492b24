package site

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"

	"fokusmaal/stages/offentlig"
)

//go:embed skabelon
var skabeloner embed.FS

// side is what the frame says of a page.
type side struct {
	// Titel is the page's heading; Om says in a sentence what is on it.
	Titel, Om string
	// Sti is its path in the publication, such as kommune/671.html, and Rod what leads from it
	// to the publication's folder: empty or ../.
	Sti, Rod string
	// Sorter says that it has tables with sort buttons, so it brings the script along.
	Sorter bool
}

// ramme is the frame of all pages, with the publication that they are about.
type ramme struct {
	p *offentlig.Publikation
	// stil is the style of the pages by their template: what all have, and then their own.
	stil   map[string]template.CSS
	script template.JS
	// policy lets the browser take the style and this very script, and nothing from anywhere.
	policy string
	sider  map[string]*template.Template
}

// indramning is what the template ramme.html gets.
type indramning struct {
	Side       side
	Data       any
	Stil       template.CSS
	Script     template.JS
	Policy     string
	Aar        int
	Foreloebig bool
	// Lov is the order that the year's figures are decided by.
	Lov offentlig.Retskilde
}

// skabelonnavne are the pages that have a template of their own, skabelon/<navn>.html, which
// defines "indhold", and what they look like beside what all do.
var skabelonnavne = []struct{ navn, stil string }{
	{"index", "index.css"}, {"kommune", "kommune.css"}, {"metode", "kommune.css"}, {"kvalitet", "kommune.css"},
}

func nyRamme(p *offentlig.Publikation) (*ramme, error) {
	stil, err := skabeloner.ReadFile("skabelon/stil.css")
	if err != nil {
		return nil, err
	}
	script, err := skabeloner.ReadFile("skabelon/side.js")
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(script)
	r := &ramme{p: p, stil: map[string]template.CSS{}, script: template.JS(script), sider: map[string]*template.Template{}}
	r.policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	for _, s := range skabelonnavne {
		t, err := template.New("ramme.html").Funcs(funktioner()).ParseFS(skabeloner, "skabelon/ramme.html", "skabelon/"+s.navn+".html")
		if err != nil {
			return nil, fmt.Errorf("parsing the template %s: %w", s.navn, err)
		}
		eget, err := skabeloner.ReadFile("skabelon/" + s.stil)
		if err != nil {
			return nil, err
		}
		r.sider[s.navn], r.stil[s.navn] = t, template.CSS(slices.Concat(stil, eget))
	}
	return r, nil
}

// skriv makes the file of a page: its template's "indhold", given the data, in the frame.
func (r *ramme) skriv(s side, skabelon string, data any) (offentlig.Fil, error) {
	var b bytes.Buffer
	i := indramning{Side: s, Data: data, Stil: r.stil[skabelon], Policy: r.policy, Aar: r.p.Aar, Foreloebig: r.p.Foreloebig, Lov: offentlig.Bekendtgoerelse(r.p.Aar)}
	if s.Sorter {
		i.Script = r.script
	}
	if err := r.sider[skabelon].Execute(&b, i); err != nil {
		return offentlig.Fil{}, fmt.Errorf("writing the page %s: %w", s.Sti, err)
	}
	return offentlig.Fil{Sti: s.Sti, Data: b.Bytes()}, nil
}
