package site

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// indexAf is index.html of a publication.
func indexAf(t *testing.T, p *offentlig.Publikation) []byte {
	t.Helper()
	r, err := nyRamme(p)
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.index(stier())
	if err != nil {
		t.Fatal(err)
	}
	return f.Data
}

// udenTabel is the publication without a table.
func udenTabel(id string) *offentlig.Publikation {
	p := aaret()
	var tabeller []offentlig.Tabel
	for _, t := range p.Tabeller {
		if t.ID != id {
			tabeller = append(tabeller, t)
		}
	}
	p.Tabeller = tabeller
	return p
}

func TestEveryFigureOfTheCountrysPageIsThatOfThePublication(t *testing.T) {
	p := aaret()
	fundet, err := LaesSide(indexAf(t, p))
	if err != nil {
		t.Fatal(err)
	}
	o, tabeller, maerker := opslag{p}, map[string]int{}, map[offentlig.Maerke]int{}
	for _, f := range fundet {
		tabel := p.Tabel(f.Tabel)
		enhed := tabel.Maal[tabel.Maalnr(f.Maal)].Enhed
		c := o.celle(f.Tabel, f.Maal, f.Plads...)
		if vil := laestVaerdi(enhed, c); f.V != data(enhed, c) || f.Maal != "status" && strings.TrimSpace(f.Tekst) != vil {
			t.Errorf("%s %s %v: the page shows %q (%q), want %q", f.Tabel, f.Maal, f.Plads, f.Tekst, f.V, vil)
		}
		tabeller[f.Tabel]++
		maerker[c.Maerke]++
	}
	if tabeller[offentlig.Aar] != 4*(schemas.Kommuner+1) || tabeller[offentlig.Tilsyn] != schemas.Kommuner || tabeller[offentlig.Varighed] != 4*5 || tabeller[offentlig.Maaned] != 9*5+schemas.Kommuner+1 {
		t.Errorf("not every figure was there: %v", tabeller)
	}
	if maerker[offentlig.Vist] == 0 || maerker[offentlig.Skjult] == 0 || maerker[offentlig.FindesIkke] == 0 {
		t.Errorf("not every mark was seen: %v", maerker)
	}
}

func TestEveryKommuneIsLinkedFromBothMapsAndTheTable(t *testing.T) {
	side := indexAf(t, aaret())
	for k := range schemas.Kommune(schemas.Kommuner) {
		if n := bytes.Count(side, fmt.Appendf(nil, `href="kommune/%d.html"`, k.Kode())); n < 3 {
			t.Errorf("%s is linked %d times", k.Navn(), n)
		}
	}
}

func TestTheThreeNumbersAreThoseOfTheYear(t *testing.T) {
	p := aaret()
	n := noegletallene(p, kommunerne(p).Raekker)
	nye, under, begge := 0, 0, 0
	tilsyn, aar := p.Tabel(offentlig.Tilsyn), p.Tabel(offentlig.Aar)
	for k := range tilsyn.Akser[1].Vaerdier {
		switch foer, nu := tilsyn.Celle(tilsyn.Maalnr("status_foer"), 0, k).Tekst, tilsyn.Celle(tilsyn.Maalnr("status"), 0, k).Tekst; {
		case foer == "ingen" && nu == "skaerpet_tilsyn":
			nye++
		case nu == "forlaenget" || nu == "administration":
			under++
		}
		begge += int(aar.Celle(aar.Maalnr("maal1_opfyldt"), 0, k+1).Antal * aar.Celle(aar.Maalnr("maal2_opfyldt"), 0, k+1).Antal)
	}
	if nye*under*begge == 0 || n[0].Tal != nye || n[1].Tal != under || n[2].Tal != begge || len(n[0].Hvem) != nye || len(n[1].Hvem) != under {
		t.Errorf("%+v; not %d, %d and %d", n, nye, under, begge)
	}
}

func TestAYearThatDecidesNothingSaysSo(t *testing.T) {
	p := aaret()
	p.Foreloebig = true
	side := string(indexAf(t, p))
	if !strings.Contains(side, "Intet er afgjort.") || !strings.Contains(side, "Foreløbige tal.") || strings.Contains(side, "udvalgt til skærpet tilsyn</strong>") {
		t.Error("a foreløbig year speaks of decisions")
	}
	if side := string(indexAf(t, aaret())); strings.Contains(side, "Intet er afgjort.") {
		t.Error("a year that decided says that it did not")
	}
	side = string(indexAf(t, udenTabel(offentlig.Tilsyn)))
	if !strings.Contains(side, "hvem der kommer under skærpet tilsyn") || strings.Contains(side, `data-c="tilsyn `) {
		t.Error("a year without resultatmål speaks of tilsyn")
	}
}

func TestAPublicationWithoutOneBeforeItSaysSo(t *testing.T) {
	const ord = "Der er ingen tidligere offentliggørelse."
	if !strings.Contains(string(indexAf(t, udenTabel(offentlig.Aendringer))), ord) || strings.Contains(string(indexAf(t, aaret())), ord) {
		t.Error("it does not say whether there was a publication before")
	}
}

func TestAChangeIsTheDifferenceOfTwoShownFiguresAndOfNothingElse(t *testing.T) {
	p := aaret()
	tabel := p.Tabel(offentlig.Aendringer)
	for i := range tabel.Celler {
		tabel.Celler[i] = offentlig.Celle{Maerke: offentlig.FindesIkke}
	}
	saet := func(kommune int, navn string, c offentlig.Celle) { *tabel.Celle(tabel.Maalnr(navn), 0, kommune) = c }
	for i, c := range []struct{ nu, foer offentlig.Celle }{
		{offentlig.Celle{Promille: 287, Andel: 0.28749}, offentlig.Celle{Promille: 312, Andel: 0.31151}}, // −2,5 of what is shown
		{offentlig.Celle{Maerke: offentlig.Skjult, Promille: 900}, offentlig.Celle{Promille: 100}},       // hidden now
		{offentlig.Celle{Promille: 900}, offentlig.Celle{Maerke: offentlig.Skjult, Promille: 100}},       // hidden before
		{offentlig.Celle{Promille: 300, Andel: 0.2999}, offentlig.Celle{Promille: 300, Andel: 0.3}},      // the same as shown
		{offentlig.Celle{Promille: 301, Andel: 0.301}, offentlig.Celle{Promille: 300, Andel: 0.3}},       // +0,1
	} {
		saet(i+1, "andel_uden_tilbud", c.nu)
		saet(i+1, "andel_uden_tilbud_foer", c.foer)
	}
	saet(4, "maal1_opfyldt", offentlig.Celle{Antal: 1})
	saet(4, "maal1_opfyldt_foer", offentlig.Celle{Antal: 0})
	saet(4, "status", offentlig.Celle{Tekst: "ingen"})
	saet(4, "status_foer", offentlig.Celle{Tekst: "skaerpet_tilsyn"})
	a := aendret(tabel)
	if len(a.Stoerst[0]) != 2 || a.Stoerst[0][0].Skel != -25 || a.Stoerst[0][1].Skel != 1 || len(a.Stoerst[1]) != 0 {
		t.Errorf("the biggest changes: %+v", a.Stoerst)
	}
	if a.Kommuner != 3 || a.SkiftKommuner != 1 || len(a.Skift) != 2 {
		t.Errorf("%+v", a)
	}
}

func TestAShareThatIsHiddenIsNowhereOnThePage(t *testing.T) {
	p := aaret()
	aar := p.Tabel(offentlig.Aar)
	for i, f := range maalene {
		// 77,7 pct. is no other share of these made-up figures.
		*aar.Celle(aar.Maalnr(f.andel), 0, 5+i) = offentlig.Celle{Maerke: offentlig.Skjult, Promille: 777, Andel: 0.777}
	}
	side := string(indexAf(t, p))
	if strings.Contains(side, "77,7") || strings.Contains(side, "777") {
		t.Error("a hidden share is on the page")
	}
	if skjult := strings.Count(side, `: skjult af hensyn til få personer, `); skjult < 2 {
		t.Errorf("%d squares say that their share is hidden", skjult)
	}
}

func TestADotStandsOnTheSideOfItsVerdict(t *testing.T) {
	p := aaret()
	aar := p.Tabel(offentlig.Aar)
	f := maalene[0]
	// 29,96 pct. is shown as 30,0 and is under the limit; 30 pct. is not.
	for k, dom := range []int64{1, 0} {
		*aar.Celle(aar.Maalnr(f.andel), 0, k+1) = offentlig.Celle{Promille: 300}
		*aar.Celle(aar.Maalnr(f.opfyldt), 0, k+1) = offentlig.Celle{Antal: dom}
	}
	d := fordelt(aar, f)
	set := map[[2]int]bool{}
	for _, prik := range d.Prikker {
		if prik.Opfyldt != (prik.X < d.GraenseX) {
			t.Errorf("%s is at %d, the limit at %d", prik.Ord, prik.X, d.GraenseX)
		}
		if set[[2]int{prik.X, prik.Y}] || prik.X < 0 || prik.X > d.Bredde || prik.Y < overPrikker || prik.Y > d.Bund {
			t.Errorf("%s is upon another one, or outside: %d, %d", prik.Ord, prik.X, prik.Y)
		}
		set[[2]int{prik.X, prik.Y}] = true
	}
	if len(d.Prikker)+d.Skjulte != schemas.Kommuner || d.Skjulte == 0 {
		t.Errorf("%d dots, %d hidden", len(d.Prikker), d.Skjulte)
	}
}

func TestTheMapTellsHowFarAShareIsFromItsLimitWhereItIsShown(t *testing.T) {
	for _, c := range []struct {
		andel   offentlig.Celle
		opfyldt bool
		trin    int
	}{
		{offentlig.Celle{Promille: 249}, true, 1}, {offentlig.Celle{Promille: 250}, true, 2}, {offentlig.Celle{Promille: 300}, true, 2},
		{offentlig.Celle{Promille: 300}, false, 3}, {offentlig.Celle{Promille: 349}, false, 3}, {offentlig.Celle{Promille: 350}, false, 4},
		{offentlig.Celle{Maerke: offentlig.Skjult}, true, 2}, {offentlig.Celle{Maerke: offentlig.Skjult}, false, 3},
	} {
		if nr, _, _ := trin(&c.andel, c.opfyldt, 300); nr != c.trin {
			t.Errorf("%+v: step %d", c, nr)
		}
	}
}

func TestThePageSaysHowSmallNumbersAreProtected(t *testing.T) {
	p := aaret()
	p.Beskyttelse = offentlig.Beskyttelse{Faerrest: 3, FaerrestBasis: 5, Ejer: "ejeren", Primaert: 1233, Sekundaert: 47, Angrebne: 280, MindsteVaerdier: 4, Tidligere: 2}
	side := string(indexAf(t, p))
	for _, ord := range []string{"under 3 personer", "under 5 personer", "ejeren", "1.233 tal er skjult", "47, fordi", "de 280 skjulte", "de 2 tidligere", "mindst 4 mulige"} {
		if !strings.Contains(side, ord) {
			t.Errorf("it does not say %q", ord)
		}
	}
}

func TestDownloadsAreSortedByTheirTable(t *testing.T) {
	h := hent(aaret(), []string{"fokusmaal_2024.xlsx", "data/fokusmaal_aar.csv", "data/fokusmaal_aar.parquet", "jobindsats/v3/fokusmaal_aar.json", "datapackage.json"})
	if len(h.Samlet) != 2 || len(h.Tabeller) != 1 || len(h.Tabeller[0].Filer) != 3 || h.Tabeller[0].Filer[2].Ord != "Jobindsats v3" || h.Tabeller[0].Filer[1].Ord != "Parquet" {
		t.Errorf("%+v", h)
	}
}
