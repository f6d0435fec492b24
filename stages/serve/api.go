package serve

import (
	"net/http"
	"strings"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
)

// api answers what is below /v2 and /v3; a slash at the end is as good as none, as it is with
// Jobindsats.
func (h *handler) api(r *http.Request, dele []string) (ressource, *fejl) {
	if dele[len(dele)-1] == "" {
		dele = dele[:len(dele)-1]
	}
	spoergsmaal, f := laesSpoergsmaal(r)
	if f != nil {
		return ressource{}, f
	}
	sted := strings.Join(dele[:min(2, len(dele))], "/")
	switch {
	case sted == "v3/tables" && len(dele) == 2:
		return h.liste, kunJSON(spoergsmaal)
	case sted == "v3/table" && len(dele) == 3:
		t, f := h.tabel(dele[2])
		if f == nil {
			f = kunJSON(spoergsmaal)
		}
		if f != nil {
			return ressource{}, f
		}
		return t.beskrivelse, nil
	case sted == "v3/data" && len(dele) == 3:
		t, f := h.tabel(dele[2])
		if f != nil {
			return ressource{}, f
		}
		return t.svar(spoergsmaal, formater.JobindsatsV3)
	case sted == "v2/data" && len(dele) == 4 && (dele[3] == formatJSON || dele[3] == formatCSV):
		t, f := h.tabel(dele[2])
		if f != nil {
			return ressource{}, f
		}
		if spoergsmaal.Has(parameterFormat) {
			return ressource{}, (&ukendt{parametre: []string{parameterFormat}}).fejl()
		}
		v3 := t.somV3(spoergsmaal)
		v3.Set(parameterFormat, dele[3])
		return t.svar(v3, formater.JobindsatsV2)
	}
	return ressource{}, &fejl{http.StatusNotFound, "Unknown path"}
}

// tabel is the table of an id, in letters of either size.
func (h *handler) tabel(id string) (*tabel, *fejl) {
	for _, t := range h.tabeller {
		if t.samlet.ID == strings.ToLower(id) {
			return t, nil
		}
	}
	return nil, &fejl{http.StatusNotFound, "Unknown table: " + citat(id)}
}

// svar writes what is asked for of a table.
func (s *tabel) svar(spoergsmaal map[string][]string, somJSON func([]formater.JobindsatsUdsnit) []byte) (ressource, *fejl) {
	valg, format, f := s.vaelg(spoergsmaal)
	if f != nil {
		return ressource{}, f
	}
	skriv := somJSON
	if format == formatCSV {
		skriv = formater.JobindsatsCSV
	}
	return nyRessource("."+format, skriv(s.udsnit(valg))), nil
}

// kunJSON refuses parameters where there is nothing to choose.
func kunJSON(spoergsmaal map[string][]string) *fejl {
	var u ukendt
	for navn, vaerdier := range spoergsmaal {
		for _, tekst := range vaerdier {
			switch {
			case navn != parameterFormat:
				u.parametre = append(u.parametre, navn)
			case tekst != formatJSON:
				return &fejl{http.StatusUnprocessableEntity, "Unknown format: " + citat(tekst)}
			}
		}
	}
	return u.fejl()
}

// tabelliste is what /v3/tables says.
func tabelliste(tabeller []*tabel) (ressource, error) {
	var samlede []*offentlig.Tabel
	for _, t := range tabeller {
		samlede = append(samlede, t.samlet)
	}
	tekst, err := formater.JobindsatsTabeller(samlede)
	return nyRessource("."+formatJSON, tekst), err
}
