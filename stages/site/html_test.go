package site

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
)

// dokument is what the tests want to know of a page.
type dokument struct {
	ider, henviser, links []string
	overskrifter          []int
	elementer             map[string]int
	fejl                  []string
	tekst                 strings.Builder
}

// laesDokument reads a page as strict XML: every element closed, every attribute quoted.
func laesDokument(side []byte) (*dokument, error) {
	d := &dokument{elementer: map[string]int{}}
	x := xml.NewDecoder(bytes.NewReader(scripts.ReplaceAll(side, nil)))
	for {
		tegn, err := x.Token()
		if err == io.EOF {
			return d, nil
		}
		if err != nil {
			return d, err
		}
		switch e := tegn.(type) {
		case xml.StartElement:
			d.element(e)
		case xml.CharData:
			d.tekst.Write(e)
		}
	}
}

// maaIkke are elements and attributes that fetch something, or run something.
var maaIkke = []string{"src", "srcset", "data", "poster", "action", "formaction", "background", "link", "img", "iframe", "object", "embed", "base", "form", "use", "image"}

func (d *dokument) element(e xml.StartElement) {
	navn := e.Name.Local
	d.elementer[navn]++
	if slices.Contains(maaIkke, navn) {
		d.fejl = append(d.fejl, "the element "+navn)
	}
	if len(navn) == 2 && navn[0] == 'h' && navn[1] >= '1' && navn[1] <= '6' {
		d.overskrifter = append(d.overskrifter, int(navn[1]-'0'))
	}
	if navn == "th" && attribut(e, "scope") == "" {
		d.fejl = append(d.fejl, "a th without scope")
	}
	if navn == "svg" && attribut(e, "aria-hidden") != "true" && (attribut(e, "role") != "img" || attribut(e, "aria-labelledby")+attribut(e, "aria-label") == "") {
		d.fejl = append(d.fejl, "an svg without a name")
	}
	for _, a := range e.Attr {
		switch n := a.Name.Local; {
		case slices.Contains(maaIkke, n) || strings.HasPrefix(n, "on"):
			d.fejl = append(d.fejl, "the attribute "+n)
		case n == "id":
			d.ider = append(d.ider, a.Value)
		case n == "aria-labelledby" || n == "aria-describedby" || n == "for" || n == "aria-controls":
			d.henviser = append(d.henviser, strings.Fields(a.Value)...)
		case n == "href":
			d.links = append(d.links, a.Value)
		}
	}
}

// alleDokumenter are the pages of the made-up year by their path, read once.
var alleDokumenter = sync.OnceValues(func() (map[string]*dokument, error) {
	ud := map[string]*dokument{}
	sider, err := alleSider()
	for _, f := range sider {
		d, fejl := laesDokument(f.Data)
		if fejl != nil {
			err = fmt.Errorf("%s is not well-formed: %w", f.Sti, fejl)
		}
		ud[f.Sti] = d
	}
	return ud, err
})

func dokumenter(t *testing.T) map[string]*dokument {
	t.Helper()
	ud, err := alleDokumenter()
	if err != nil {
		t.Fatal(err)
	}
	return ud
}

func TestEveryPageIsWellFormedAndHasItsLandmarksHeadingsAndNames(t *testing.T) {
	alle := dokumenter(t)
	for _, f := range sider(t) {
		d := alle[f.Sti]
		for _, fejl := range d.fejl {
			t.Errorf("%s has %s", f.Sti, fejl)
		}
		slices.Sort(d.ider)
		if n := len(slices.Compact(slices.Clone(d.ider))); n != len(d.ider) {
			t.Errorf("%s: %d ids, only %d different", f.Sti, len(d.ider), n)
		}
		for _, id := range d.henviser {
			if !slices.Contains(d.ider, id) {
				t.Errorf("%s refers to %s, which is not there", f.Sti, id)
			}
		}
		if d.elementer["caption"] != d.elementer["table"] || d.elementer["main"] != 1 || d.elementer["h1"] != 1 || d.elementer["nav"] == 0 {
			t.Errorf("%s: a caption for every table, one main, one h1, a nav: %v", f.Sti, d.elementer)
		}
		for i, h := range d.overskrifter[1:] {
			if h > d.overskrifter[i]+1 {
				t.Errorf("%s: a heading of level %d after one of level %d", f.Sti, h, d.overskrifter[i])
			}
		}
	}
}

func TestNoPageAsksAnyHostForAnything(t *testing.T) {
	alle := dokumenter(t)
	for _, f := range sider(t) {
		d := alle[f.Sti]
		for _, ord := range []string{"url(", "@import", "fetch(", "XMLHttpRequest", "import(", "eval("} {
			if bytes.Contains(f.Data, []byte(ord)) {
				t.Errorf("%s has %s", f.Sti, ord)
			}
		}
		lovlinks := 0
		for _, l := range d.links {
			if tilKilde(l) {
				lovlinks++
			}
		}
		if n := bytes.Count(f.Data, []byte("://")); n != lovlinks {
			t.Errorf("%s has %d addresses, but %d links to its sources", f.Sti, n, lovlinks)
		}
		if !bytes.Contains(f.Data, []byte(`default-src &#39;none&#39;`)) {
			t.Errorf("%s does not tell the browser to fetch nothing", f.Sti)
		}
	}
}

func TestEveryLinkLeadsToAPageAPlaceOrAFile(t *testing.T) {
	alle, filer := dokumenter(t), stier()
	for sti, d := range alle {
		for _, l := range d.links {
			if err := foererTil(sti, l, alle, filer); err != nil {
				t.Errorf("%s: %v", sti, err)
			}
		}
	}
}

// tilKilde says that a link leads to a source of the rules, which a reader follows and no page
// fetches.
func tilKilde(link string) bool {
	return strings.HasPrefix(link, "https://www.retsinformation.dk/") || strings.HasPrefix(link, "https://star.dk/")
}

func foererTil(fra, link string, alle map[string]*dokument, filer []string) error {
	if tilKilde(link) {
		return nil
	}
	sti, anker, _ := strings.Cut(link, "#")
	if sti == "" {
		sti = fra
	} else {
		sti = path.Join(path.Dir(fra), sti)
	}
	if slices.Contains(filer, sti) {
		return nil
	}
	her, er := alle[sti]
	if !er || anker != "" && !slices.Contains(her.ider, anker) {
		return fmt.Errorf("the link %s leads nowhere", link)
	}
	return nil
}

func attribut(e xml.StartElement, navn string) string {
	v, _ := egenskab(e, navn)
	return v
}
