package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"strings"
)

// sted are the pages and files of a year, by their path.
type sted struct {
	navn  string
	filer map[string]ressource
}

// forside is the page that a folder stands for.
const forside = "index.html"

var bodyForm = regexp.MustCompile(`(?i)<body(\s[^>]*)?>`)

// kandidatTekst stands on every page of a candidate.
const kandidatTekst = `<p role="note" style="margin:0;padding:.75rem 1rem;background:#7a1f00;color:#fff;font:bold 1rem/1.4 sans-serif">Kandidat: tallene er ikke offentliggjort og gælder ikke.</p>`

// nytSted makes ready what is served of a year. The pages of a candidate say that they are one.
func nytSted(a *Aar, filer map[string][]byte, kandidat bool) (*sted, error) {
	s := &sted{navn: a.Navn, filer: make(map[string]ressource, len(filer))}
	for sti, data := range filer {
		if kandidat && strings.HasSuffix(sti, ".html") {
			hvor := bodyForm.FindIndex(data)
			if hvor == nil {
				return nil, a.fejl(sti, "a page with a body, to say in it that it is a candidate", "none", "run make pipeline again", nil)
			}
			data = bytes.Join([][]byte{data[:hvor[1]], data[hvor[1]:]}, []byte("\n"+kandidatTekst+"\n"))
		}
		s.filer[sti] = nyRessource(path.Ext(sti), data)
	}
	return s, nil
}

// side finds a file of the site: of one year below /, of several below /<year>/; the years are
// there also where there is one, so that an address stays what it is.
func (h *handler) side(dele []string) (svar ressource, videre string, f *fejl) {
	for _, s := range h.steder {
		if dele[0] != s.navn {
			continue
		}
		if len(dele) == 1 {
			return ressource{}, "/" + s.navn + "/", nil // or the links of the page would lead astray
		}
		svar, f = s.fil(dele[1:])
		return svar, "", f
	}
	if len(h.steder) == 1 {
		svar, f = h.steder[0].fil(dele)
		return svar, "", f
	}
	if len(dele) == 1 && (dele[0] == "" || dele[0] == forside) {
		return h.oversigt, "", nil
	}
	return ressource{}, "", &fejl{http.StatusNotFound, "Unknown path"}
}

func (s *sted) fil(dele []string) (ressource, *fejl) {
	sti := strings.Join(dele, "/")
	if dele[len(dele)-1] == "" {
		sti += forside
	}
	if svar, ok := s.filer[sti]; ok {
		return svar, nil
	}
	return ressource{}, &fejl{http.StatusNotFound, "Unknown path"}
}

// oversigt is the list of the years.
func oversigt(steder []*sted, kandidat bool) ressource {
	var til bytes.Buffer
	til.WriteString(hoved("Fokusmål for kommunernes indsats"))
	if kandidat {
		til.WriteString(kandidatTekst + "\n")
	}
	til.WriteString("<main>\n<h1>Fokusmål for kommunernes indsats</h1>\n<p>Vælg et år.</p>\n<ul>\n")
	for _, s := range steder {
		fmt.Fprintf(&til, "<li><a href=\"/%s/\">%s</a></li>\n", s.navn, s.navn)
	}
	til.WriteString("</ul>\n<p>Tallene for alle årene kan hentes som i Jobindsats' API: <a href=\"/v3/tables\">tabellerne</a>.</p>\n</main>\n</body>\n</html>\n")
	return nyRessource(".html", til.Bytes())
}

// hoved begins a page; the title is ours.
func hoved(titel string) string {
	return "<!doctype html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + titel + "</title>\n" +
		"<style>body{font:1.125rem/1.5 sans-serif;max-width:40rem;margin:0 auto;padding:1rem}</style>\n</head>\n<body>\n"
}

// ikkeFundet is the page for an address that there is not.
func ikkeFundet() []byte {
	return []byte(hoved("Siden findes ikke") + "<main>\n<h1>Siden findes ikke</h1>\n<p>Gå til <a href=\"/\">forsiden</a>.</p>\n</main>\n</body>\n</html>\n")
}
