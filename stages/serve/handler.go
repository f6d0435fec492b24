package serve

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fokusmaal/stages/offentlig"
)

// Valg is how the years are served.
type Valg struct {
	// Kandidat says that they are candidates and not in force: every page and every answer says so.
	Kandidat bool
	// Panik is told of an error of the program, with the id of the request that met it; a client
	// is told the id alone. It may be nil.
	Panik func(id string, aarsag any)
}

// handler answers requests. Nothing in it changes after it was made, so any number of requests
// may use it at once.
type handler struct {
	kandidat bool
	panik    func(string, any)
	steder   []*sted
	tabeller []*tabel
	liste    ressource
	oversigt ressource
}

// The longest path and query that are looked at.
const (
	maxSti         = 1 << 10
	maxSpoergsmaal = 8 << 10
)

// New makes ready to serve years, after every file of them was held against its record. It reads
// all of them into memory; what is not as it was recorded is a [*PublicationError], and so are
// tables that do not fit together over the years.
func New(aar []Aar, valg Valg) (http.Handler, error) {
	aar = slices.Clone(aar)
	slices.SortFunc(aar, func(a, b Aar) int { return strings.Compare(a.Navn, b.Navn) })
	if len(aar) == 0 {
		return nil, errors.New("there is no year to serve")
	}
	h := &handler{kandidat: valg.Kandidat, panik: valg.Panik}
	var tabeller [][]*offentlig.Tabel
	for i := range aar {
		a := &aar[i]
		if i > 0 && aar[i-1].Navn == a.Navn {
			return nil, a.fejl("", "one folder of each year", "two of "+a.Navn, "name each year once", nil)
		}
		filer, err := a.laes()
		if err != nil {
			return nil, err
		}
		if _, ok := filer[forside]; !ok {
			return nil, a.fejl(forside, "a file of the publication", "none in run.json", "the run was made by another version: run make pipeline again and publish that", nil)
		}
		t, err := a.laesTabeller(filer)
		if err != nil {
			return nil, err
		}
		s, err := nytSted(a, filer, valg.Kandidat)
		if err != nil {
			return nil, err
		}
		tabeller, h.steder = append(tabeller, t), append(h.steder, s)
	}
	var err error
	if h.tabeller, err = saml(aar, tabeller); err != nil {
		return nil, err
	}
	h.oversigt = oversigt(h.steder, valg.Kandidat)
	h.liste, err = tabelliste(h.tabeller)
	return h, err
}

// ServeHTTP answers a request. An error of the program is its own: the client is told the id of
// the request and nothing else.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := nytID()
	h.hovedet(w.Header(), id)
	defer func() {
		if aarsag := recover(); aarsag != nil {
			if h.panik != nil {
				h.panik(id, aarsag)
			}
			w.Header().Del("ETag")
			sendFejl(w, r, id, &fejl{http.StatusInternalServerError, "Internal error"})
		}
	}()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		sendFejl(w, r, id, &fejl{http.StatusMethodNotAllowed, "Method not allowed: GET and HEAD are"})
		return
	}
	dele, f := delSti(r.URL.Path)
	if f != nil {
		sendFejl(w, r, id, f)
		return
	}
	h.svar(w, r, id, dele)
}

// svar finds what a path stands for and sends it.
func (h *handler) svar(w http.ResponseWriter, r *http.Request, id string, dele []string) {
	if dele[0] == "v2" || dele[0] == "v3" {
		svar, f := h.api(r, dele)
		if f != nil {
			sendFejl(w, r, id, f)
			return
		}
		h.send(w, r, svar)
		return
	}
	svar, videre, f := h.side(dele)
	switch {
	case f != nil:
		sendKrop(w, r, f.code, indholdstype(".html"), ikkeFundet())
	case videre != "":
		w.Header().Set("Location", videre)
		sendKrop(w, r, http.StatusMovedPermanently, indholdstype(".html"), nil)
	default:
		h.send(w, r, svar)
	}
}

// delSti takes a path apart at its slashes. One that is no name of ours in any way is refused
// before anything is looked up.
func delSti(sti string) ([]string, *fejl) {
	switch {
	case len(sti) > maxSti:
		return nil, &fejl{http.StatusBadRequest, "The path is too long"}
	case !utf8.ValidString(sti), strings.ContainsRune(sti, '\\'), strings.IndexFunc(sti, unicode.IsControl) >= 0:
		return nil, &fejl{http.StatusBadRequest, "The path is not one that there can be"}
	}
	dele := strings.Split(strings.TrimPrefix(sti, "/"), "/")
	for i, d := range dele {
		if d == "." || d == ".." || d == "" && i < len(dele)-1 {
			return nil, &fejl{http.StatusNotFound, "Unknown path"}
		}
	}
	return dele, nil
}
