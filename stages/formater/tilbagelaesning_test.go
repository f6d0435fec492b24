package formater_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

// vist is what a reader finds for a figure: its mark, or the figure as the file has it.
type vist struct {
	maerke offentlig.Maerke
	tekst  string
}

// laest are the figures of each table by ID, each by its place and kind: see [noegle].
type laest map[string]map[string]vist

// saet puts down a figure; two for one place are a fault of the file.
func (l laest) saet(tabel, noegle string, v vist) error {
	if l[tabel] == nil {
		l[tabel] = map[string]vist{}
	}
	if _, to := l[tabel][noegle]; to {
		return fmt.Errorf("table %s has two figures for %s", tabel, noegle)
	}
	l[tabel][noegle] = v
	return nil
}

// noegle is a place, by the codes or names of its axes in order, with the kind of figure.
func noegle(akser []string, maal string) string { return strings.Join(akser, " / ") + " / " + maal }

// udgave is a format as the test knows it: how it is written, how it is read back by a reader
// of its own, and what it makes of a figure.
type udgave struct {
	navn  string
	skriv func(*offentlig.Publikation) ([]offentlig.Fil, error)
	laes  func([]offentlig.Fil) (laest, error)
	// tekst is how the file spells a figure that is shown.
	tekst func(*offentlig.Celle, offentlig.Enhed) string
	// navne: places and kinds of figures stand by the names that people read, not by code.
	navne bool
	// talAlene: texts and days are left out.
	talAlene bool
	// etMaerke: the file tells that a figure is not shown, and not why. Which mark it is stands
	// in all the others.
	etMaerke bool
}

// udgaver are the formats. A further one, whatever package writes it, is a line here. The pages,
// which show a part of the figures each, are read back in tilbagelaesning_sider_test.go.
func udgaver() []udgave {
	return []udgave{
		{navn: "machine CSV", skriv: formater.MaskinCSV, laes: laesMaskinCSV, tekst: maskintekst},
		{navn: "Parquet", skriv: formater.Parquet, laes: laesParquet, tekst: maskintekst},
		{navn: "JSON-stat", skriv: formater.JSONStat, laes: laesJSONStat, tekst: jsonstattekst, talAlene: true},
		{navn: "Excel", skriv: formater.Excel, laes: laesExcel, tekst: exceltekst, navne: true},
		{navn: "Jobindsats v2", skriv: formater.Jobindsats, laes: laesJobindsatsV2, tekst: jobindsatstekst, navne: true},
		{navn: "Jobindsats v3", skriv: formater.Jobindsats, laes: laesJobindsatsV3, tekst: jobindsatsV3tekst, navne: true, etMaerke: true},
		{navn: "Jobindsats CSV", skriv: formater.Jobindsats, laes: laesJobindsatsCSV, tekst: jobindsatstekst, navne: true},
	}
}

// sammenlign are the differences between the model and what a reader found, in words.
func sammenlign(u *udgave, p *offentlig.Publikation, fundet laest) []string {
	var forskelle []string
	tabeller := 0
	for i := range p.Tabeller {
		t := &p.Tabeller[i]
		ventet := ventede(u, t)
		if len(ventet) > 0 {
			tabeller++
		}
		for noegle, v := range ventet {
			if f, findes := fundet[t.ID][noegle]; !findes || f != v {
				forskelle = append(forskelle, fmt.Sprintf("%s: %s: expected %+v, found %+v (there: %v)", t.ID, noegle, v, f, findes))
			}
		}
		if len(fundet[t.ID]) != len(ventet) {
			forskelle = append(forskelle, fmt.Sprintf("%s: expected %d figures, found %d", t.ID, len(ventet), len(fundet[t.ID])))
		}
	}
	if len(fundet) != tabeller {
		forskelle = append(forskelle, fmt.Sprintf("expected %d tables, found %d", tabeller, len(fundet)))
	}
	return forskelle
}

// ventede are the figures of a table as a format is to have them.
func ventede(u *udgave, t *offentlig.Tabel) map[string]vist {
	ventet := map[string]vist{}
	for nr := range t.Pladser() {
		akser := make([]string, len(t.Akser))
		for i, plads := range t.Plads(nr) {
			akser[i] = t.Akser[i].Vaerdier[plads].Kode
			if u.navne {
				akser[i] = t.Akser[i].Vaerdier[plads].Navn
			}
		}
		for m, maal := range t.Maal {
			if u.talAlene && (maal.Enhed == offentlig.Tekst || maal.Enhed == offentlig.Dato) {
				continue
			}
			navn, celle := maal.Navn, t.Celle(m, t.Plads(nr)...)
			if u.navne {
				navn = maal.Titel
			}
			v := vist{maerke: celle.Maerke}
			switch {
			case celle.Maerke == offentlig.Vist:
				v.tekst = u.tekst(celle, maal.Enhed)
			case u.etMaerke:
				v.maerke = offentlig.Skjult
			}
			ventet[noegle(akser, navn)] = v
		}
	}
	return ventet
}

func skrivOgLaes(t *testing.T, u *udgave, p *offentlig.Publikation) laest {
	t.Helper()
	filer, err := u.skriv(p)
	if err != nil {
		t.Fatal(err)
	}
	fundet, err := u.laes(filer)
	if err != nil {
		t.Fatal(err)
	}
	return fundet
}

func TestEveryFormatShowsTheSameFigures(t *testing.T) {
	p := proeve.Publikation()
	for _, u := range udgaver() {
		t.Run(u.navn, func(t *testing.T) {
			forskelle := sammenlign(&u, p, skrivOgLaes(t, &u, p))
			for _, f := range forskelle[:min(10, len(forskelle))] {
				t.Error(f)
			}
		})
	}
}

// lille is a publication with few cells and every unit.
func lille() *offentlig.Publikation {
	p := proeve.Publikation()
	return &offentlig.Publikation{Aar: p.Aar, Tabeller: []offentlig.Tabel{*p.Tabel(offentlig.Aar), *p.Tabel(offentlig.Afstand), *p.Tabel(offentlig.Tilsyn)}}
}

// aendring changes one figure of a unit and mark; of hidden ones the first of Personer.
type aendring struct {
	navn   string
	enhed  offentlig.Enhed
	maerke offentlig.Maerke
	gor    func(*offentlig.Celle)
	// kunMaerket: the figure is not shown before and after, only the mark is another one.
	kunMaerket bool
}

func aendringer() []aendring {
	return []aendring{
		{"a count is one more", offentlig.Personer, offentlig.Vist, func(c *offentlig.Celle) { c.Antal++ }, false},
		{"a number of months is one less", offentlig.Maaneder, offentlig.Vist, func(c *offentlig.Celle) { c.Antal-- }, false},
		{"a share is the next one", offentlig.Andel, offentlig.Vist, func(c *offentlig.Celle) {
			c.Andel, c.Promille = math.Nextafter(c.Andel, 2), c.Promille+1
		}, false},
		{"a verdict is the other one", offentlig.JaNej, offentlig.Vist, func(c *offentlig.Celle) { c.Antal = 1 - c.Antal }, false},
		{"a text has a letter more", offentlig.Tekst, offentlig.Vist, func(c *offentlig.Celle) { c.Tekst += "x" }, false},
		{"a day is another one", offentlig.Dato, offentlig.Vist, func(c *offentlig.Celle) { c.Tekst = "2025-05-01" }, false},
		{"a hidden count is shown as 0", offentlig.Personer, offentlig.Skjult, func(c *offentlig.Celle) { *c = offentlig.Celle{} }, false},
		{"a hidden count does not exist", offentlig.Personer, offentlig.Skjult, func(c *offentlig.Celle) { c.Maerke = offentlig.FindesIkke }, true},
		{"a share is hidden", offentlig.Andel, offentlig.Vist, func(c *offentlig.Celle) { *c = offentlig.Celle{Maerke: offentlig.Skjult} }, false},
		{"a share that does not exist is 0", offentlig.Andel, offentlig.FindesIkke, func(c *offentlig.Celle) { *c = offentlig.Celle{} }, false},
	}
}

// paaFoerste does the change to the first figure that it is for.
func (a *aendring) paaFoerste(t *testing.T, p *offentlig.Publikation) {
	t.Helper()
	for i := range p.Tabeller {
		tabel := &p.Tabeller[i]
		for nr := range tabel.Celler {
			if tabel.Maal[nr%len(tabel.Maal)].Enhed == a.enhed && tabel.Celler[nr].Maerke == a.maerke {
				a.gor(&tabel.Celler[nr])
				return
			}
		}
	}
	t.Fatal("the made-up publication has no figure for this change")
}

func TestTheReadBackFindsOneOtherFigureInEveryFormat(t *testing.T) {
	for _, u := range udgaver() {
		for _, a := range aendringer() {
			if u.talAlene && (a.enhed == offentlig.Tekst || a.enhed == offentlig.Dato) {
				continue
			}
			aendret := lille()
			a.paaFoerste(t, aendret)
			ventet := 1
			if u.etMaerke && a.kunMaerket {
				ventet = 0
			}
			if forskelle := sammenlign(&u, lille(), skrivOgLaes(t, &u, aendret)); len(forskelle) != ventet {
				t.Errorf("%s: %s: expected differences: %d, found %d", u.navn, a.navn, ventet, len(forskelle))
			}
		}
	}
}

func TestTheReadBackFindsFiguresThatChangePlacesOrAreGone(t *testing.T) {
	for _, u := range udgaver() {
		byttet := lille()
		akse := &byttet.Tabeller[0].Akser[1]
		vaerdier := append([]offentlig.Vaerdi(nil), akse.Vaerdier...)
		vaerdier[3], vaerdier[4] = vaerdier[4], vaerdier[3]
		akse.Vaerdier = vaerdier
		if len(sammenlign(&u, lille(), skrivOgLaes(t, &u, byttet))) == 0 {
			t.Errorf("%s: two kommuner have each other's figures, and no difference was found", u.navn)
		}
		faerre := lille()
		faerre.Tabeller = faerre.Tabeller[:2]
		if len(sammenlign(&u, lille(), skrivOgLaes(t, &u, faerre))) == 0 && !u.talAlene {
			t.Errorf("%s: a table is gone, and no difference was found", u.navn)
		}
	}
}

// The same figures are the same bytes. A workbook has ten streamed sheets, which excelize
// hands over in the order of a map.
func TestTheSameFiguresAreTheSameBytes(t *testing.T) {
	p := proeve.Publikation()
	foerst, err := formater.Alle(p, offentlig.EfterHinanden)
	if err != nil {
		t.Fatal(err)
	}
	igen, err := formater.Alle(proeve.Publikation(), offentlig.EfterHinanden)
	if err != nil {
		t.Fatal(err)
	}
	if len(igen) != len(foerst) {
		t.Fatalf("expected %d files, found %d", len(foerst), len(igen))
	}
	for i := range igen {
		if igen[i].Sti != foerst[i].Sti || string(igen[i].Data) != string(foerst[i].Data) {
			t.Errorf("%s is not the same bytes as %s before it", igen[i].Sti, foerst[i].Sti)
		}
	}
}
