package formater

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// What API v3 says of a table. Subjects, table groups, dimensions, hierarchies, levels and
// values, and the words of them, are Jobindsats'; columns and periods are ours.
type (
	jobindsatsEmne struct {
		Navn    string            `json:"subject_name"`
		Grupper []jobindsatsSamme `json:"table_groups"`
	}
	jobindsatsSamme struct {
		Navn     string           `json:"table_group_name"`
		Tabeller []jobindsatsKort `json:"tables"`
	}
	jobindsatsKort struct {
		ID   string `json:"table_id"`
		Navn string `json:"table_name"`
	}
	jobindsatsBeskrivelse struct {
		jobindsatsKort
		Om          string                `json:"description"`
		Kolonner    []jobindsatsKolonne   `json:"columns"`
		Perioder    []jobindsatsVaerdi    `json:"periods"`
		Dimensioner []jobindsatsDimension `json:"dimensions"`
	}
	jobindsatsKolonne struct {
		Navn  string `json:"name"`
		Titel string `json:"title"`
		// Slags is the role of an axis or the unit of a figure; Type that of the codes of an axis.
		Slags string `json:"kind"`
		Type  string `json:"type,omitempty"`
	}
	jobindsatsDimension struct {
		ID         string             `json:"dimension_id"`
		Navn       string             `json:"dimension_name"`
		Hierarkier []jobindsatsHierar `json:"hierarchies"`
	}
	jobindsatsHierar struct {
		ID       string             `json:"hierarchy_id"`
		Navn     string             `json:"hierarchy_name"`
		Niveauer []jobindsatsNiveau `json:"levels"`
	}
	jobindsatsNiveau struct {
		Vaerdier []jobindsatsVaerdi `json:"values"`
	}
	jobindsatsVaerdi struct {
		ID   string `json:"value_id"`
		Navn string `json:"value_name"`
	}
)

// The words for the roles and units, in their order, and the types that codes have.
var (
	jobindsatsRoller  = [...]string{"tid", "sted", "gruppe"}
	jobindsatsEnheder = [...]string{"personer", "pct", "ja_nej", "tekst", "dato", "maaneder"}
	jobindsatsTyper   = [...]schemas.ResultType{schemas.OutDATE, schemas.OutINT32, schemas.OutSTRING}
)

// JobindsatsHierarki is the id of the hierarchy of an axis: _nykom of areas, as in Jobindsats,
// and else the name of the axis behind a low line.
func JobindsatsHierarki(a *offentlig.Akse) string {
	if a.Rolle == offentlig.Sted {
		return "_nykom"
	}
	return "_" + a.Navn
}

// JobindsatsTabeller lists tables in order, in the way of /v3/tables.
func JobindsatsTabeller(tabeller []*offentlig.Tabel) ([]byte, error) {
	gruppe := jobindsatsSamme{Navn: "Fokusmålene"}
	for _, t := range tabeller {
		gruppe.Tabeller = append(gruppe.Tabeller, jobindsatsKort{t.ID, t.Titel})
	}
	return jobindsatsJSON([]jobindsatsEmne{{Navn: "Fokusmål for kommunernes indsats", Grupper: []jobindsatsSamme{gruppe}}})
}

// JobindsatsTabel says what a table is made of, in the way of /v3/table/<id>: title, description,
// columns, periods, and the values of the other axes with their codes and names.
func JobindsatsTabel(t *offentlig.Tabel) ([]byte, error) {
	b := jobindsatsBeskrivelse{jobindsatsKort: jobindsatsKort{t.ID, t.Titel}, Om: t.Om, Dimensioner: []jobindsatsDimension{}}
	for i := range t.Akser {
		a := &t.Akser[i]
		b.Kolonner = append(b.Kolonner, jobindsatsKolonne{a.Navn, a.Titel, jobindsatsRoller[a.Rolle], a.Type.String()})
		vaerdier := make([]jobindsatsVaerdi, len(a.Vaerdier))
		for j, v := range a.Vaerdier {
			vaerdier[j] = jobindsatsVaerdi{v.Kode, v.Navn}
		}
		if a.Rolle == offentlig.Tid {
			b.Perioder = vaerdier
			continue
		}
		dimension := "_" + a.Navn
		if a.Rolle == offentlig.Sted {
			dimension = "_omrade"
		}
		b.Dimensioner = append(b.Dimensioner, jobindsatsDimension{dimension, a.Titel,
			[]jobindsatsHierar{{JobindsatsHierarki(a), a.Titel, []jobindsatsNiveau{{vaerdier}}}}})
	}
	for _, m := range t.Maal {
		b.Kolonner = append(b.Kolonner, jobindsatsKolonne{Navn: m.Navn, Titel: m.Titel, Slags: jobindsatsEnheder[m.Enhed]})
	}
	return jobindsatsJSON(b)
}

// jobindsatsJSON writes JSON as it is meant, with < as <.
func jobindsatsJSON(v any) ([]byte, error) {
	var til bytes.Buffer
	e := json.NewEncoder(&til)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(v)
	return til.Bytes(), err
}

// jobindsatsID is what the id of a table looks like: it is the name of files.
var jobindsatsID = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

// LaesJobindsatsTabeller reads the ids that [JobindsatsTabeller] wrote, in order.
func LaesJobindsatsTabeller(data []byte) ([]string, error) {
	var emner []jobindsatsEmne
	if err := json.Unmarshal(data, &emner); err != nil {
		return nil, fmt.Errorf("expected a list of tables, found other JSON or none: %w", err)
	}
	var ider []string
	for _, e := range emner {
		for _, g := range e.Grupper {
			for _, t := range g.Tabeller {
				if !jobindsatsID.MatchString(t.ID) || slices.Contains(ider, t.ID) {
					return nil, fmt.Errorf("expected ids of tables, each once, found something else as table %d", len(ider)+1)
				}
				ider = append(ider, t.ID)
			}
		}
	}
	return ider, nil
}

// LaesJobindsatsTabel reads what [JobindsatsTabel] wrote: a table without cells.
func LaesJobindsatsTabel(data []byte) (*offentlig.Tabel, error) {
	var b jobindsatsBeskrivelse
	if err := json.Unmarshal(data, &b); err != nil {
		return nil, fmt.Errorf("expected the description of a table, found other JSON or none: %w", err)
	}
	t := &offentlig.Tabel{ID: b.ID, Titel: b.Navn, Om: b.Om}
	dimensioner := b.Dimensioner
	for _, k := range b.Kolonner {
		rolle, enhed := slices.Index(jobindsatsRoller[:], k.Slags), slices.Index(jobindsatsEnheder[:], k.Slags)
		switch {
		case rolle == int(offentlig.Tid) && len(t.Akser) == 0:
			t.Akser = append(t.Akser, k.akse(offentlig.Tid, b.Perioder))
		case rolle > int(offentlig.Tid) && len(dimensioner) > 0 && dimensioner[0].enkel():
			t.Akser = append(t.Akser, k.akse(offentlig.Rolle(rolle), dimensioner[0].Hierarkier[0].Niveauer[0].Vaerdier))
			dimensioner = dimensioner[1:]
		case enhed >= 0:
			t.Maal = append(t.Maal, offentlig.Maal{Navn: k.Navn, Titel: k.Titel, Enhed: offentlig.Enhed(enhed)})
		default:
			return nil, fmt.Errorf("column %s: expected the periods, an axis with its dimension, or a figure of a unit that is known, found something else", k.Navn)
		}
	}
	if len(t.Akser) == 0 || t.Akser[0].Rolle != offentlig.Tid || len(t.Maal) == 0 || len(dimensioner) > 0 ||
		slices.ContainsFunc(t.Akser, func(a offentlig.Akse) bool { return len(a.Vaerdier) == 0 }) {
		return nil, errors.New("expected periods first, then axes with values, then figures, found something else")
	}
	return t, nil
}

// enkel says whether a dimension is one of ours: one hierarchy of one level.
func (d *jobindsatsDimension) enkel() bool {
	return len(d.Hierarkier) == 1 && len(d.Hierarkier[0].Niveauer) == 1
}

func (k *jobindsatsKolonne) akse(rolle offentlig.Rolle, vaerdier []jobindsatsVaerdi) offentlig.Akse {
	a := offentlig.Akse{Navn: k.Navn, Titel: k.Titel, Rolle: rolle}
	for _, t := range jobindsatsTyper {
		if t.String() == k.Type {
			a.Type = t
		}
	}
	for _, v := range vaerdier {
		a.Vaerdier = append(a.Vaerdier, offentlig.Vaerdi{Kode: v.ID, Navn: v.Navn})
	}
	return a
}
