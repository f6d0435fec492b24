package formater_test

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

// The kinds of figures of which a page has to show many.
var (
	optalte  = []string{"personer", "uden_tilbud", "faerre_end_4_samtaler"}
	andelene = []string{"andel_uden_tilbud", "andel_faerre_end_4_samtaler"}
	domme    = []string{"maal1_opfyldt", "maal2_opfyldt"}
	gns12    = []string{"gns12_uden_tilbud", "gns12_faerre_end_4_samtaler"}
)

// gange are the figures of a table by kinds and the codes of each axis.
func gange(tabel string, maal []string, akser ...[]string) []string {
	var alle []string
	for _, m := range maal {
		noegler := []string{sidenoegle(tabel, m)}
		for _, koder := range akser {
			var naeste []string
			for _, n := range noegler {
				for _, kode := range koder {
					naeste = append(naeste, n+" "+kode)
				}
			}
			noegler = naeste
		}
		alle = append(alle, noegler...)
	}
	return alle
}

func koderne(a *offentlig.Akse) (koder []string) {
	for _, v := range a.Vaerdier {
		koder = append(koder, v.Kode)
	}
	return koder
}

// aaretsKoder are the year and its last month, as the axes have them.
func aaretsKoder(p *offentlig.Publikation) (aar, sidste []string, maaneder []string) {
	maaneder = koderne(&p.Tabel(offentlig.Maaned).Akser[0])
	return []string{fmt.Sprint(p.Aar)}, maaneder[11:], maaneder
}

// kravTilIndex is what index.html has to show at least: every area's year and its persons of
// the last month, every status, and that month of Hele landet by varighed and ydelse.
func kravTilIndex(p *offentlig.Publikation) []string {
	aar, sidste, _ := aaretsKoder(p)
	omraader, landet := koderne(&p.Tabel(offentlig.Maaned).Akser[1]), []string{"0"}
	return slices.Concat(
		gange(offentlig.Aar, slices.Concat(andelene, domme), aar, omraader),
		gange(offentlig.Tilsyn, []string{"status"}, aar, omraader[1:]),
		gange(offentlig.Maaned, []string{"personer"}, sidste, omraader, []string{"alle"}),
		gange(offentlig.Varighed, slices.Concat(optalte, andelene), sidste, landet, koderne(&p.Tabel(offentlig.Varighed).Akser[2])),
		gange(offentlig.Maaned, slices.Concat(optalte, andelene), sidste, landet, koderne(&p.Tabel(offentlig.Maaned).Akser[2])))
}

// kravTilKommune is what the page of a kommune has to show at least: its twelve months, its year,
// the last month by ydelse, varighed and step, what changed, why a figure may differ, and where
// there is a decision all of it.
func kravTilKommune(p *offentlig.Publikation, model map[string]sidensTal, kode string) []string {
	aar, sidste, maaneder := aaretsKoder(p)
	k := []string{kode}
	krav := slices.Concat(
		gange(offentlig.Maaned, slices.Concat(optalte, andelene, gns12), maaneder, k, []string{"alle"}),
		gange(offentlig.Aar, andelene, aar, k),
		gange(offentlig.Maaned, slices.Concat([]string{"personer"}, andelene), sidste, k, koderne(&p.Tabel(offentlig.Maaned).Akser[2])),
		gange(offentlig.Varighed, slices.Concat([]string{"personer"}, andelene), sidste, k, koderne(&p.Tabel(offentlig.Varighed).Akser[2])),
		gange(offentlig.Afstemning, []string{"personer"}, sidste, k, koderne(&p.Tabel(offentlig.Afstemning).Akser[2])),
		gange(offentlig.Grunde, []string{"personer"}, sidste, k, []string{"kun_timer"}),
		gange(offentlig.Udeladt, []string{"personer"}, sidste, k, koderne(&p.Tabel(offentlig.Udeladt).Akser[2])))
	for _, m := range slices.Concat(andelene, domme, []string{"status"}) {
		krav = append(krav, gange(offentlig.Aendringer, []string{m, m + "_foer"}, aar, k)...)
	}
	findesIkke := func(noegle string) bool { return model[noegle].v == "findes_ikke" }
	if noegler := gange(offentlig.Tilsyn, []string{"status", "resultatmaal_opfyldt", "status_foer", "begrundelse", "paragraf"}, aar, k); !findesIkke(noegler[0]) {
		krav = append(krav, noegler...)
		krav = append(krav, slices.DeleteFunc(gange(offentlig.Tilsyn, []string{"meddelelse_senest", "redegoerelse_senest", "genopretning_til", "sagsgennemgang_senest"}, aar, k), findesIkke)...)
	}
	for i, dom := range domme {
		for _, noegle := range gange(offentlig.Tilsyn, []string{dom}, aar, k) {
			if findesIkke(noegle) { // the verdict of the year stands in its place
				noegle = sidenoegle(offentlig.Aar, dom, aar[0], kode)
			}
			krav = append(krav, noegle)
		}
		nr := []string{fmt.Sprint(i + 1)}
		if noegler := gange(offentlig.Afstand, []string{"personer_pr_maaned", "opfyldt"}, aar, k, nr); !slices.ContainsFunc(noegler, findesIkke) {
			krav = append(krav, noegler[0])
		}
		if foelsomme := andreSvar(p, model, kode, nr[0]); len(foelsomme) > 0 {
			krav = append(krav, foelsomme...)
		}
	}
	return krav
}

// andreSvar are the answers of the readings that would change a kommune's.
func andreSvar(p *offentlig.Publikation, model map[string]sidensTal, kode, fokusmaal string) (noegler []string) {
	for _, laesning := range koderne(&p.Tabel(offentlig.Foelsomhed).Akser[1]) {
		plads := []string{fmt.Sprint(p.Aar), laesning, kode, fokusmaal}
		if model[sidenoegle(offentlig.Foelsomhed, "skifter", plads...)].v == "1" {
			noegler = append(noegler, sidenoegle(offentlig.Foelsomhed, "opfyldt_standard", plads...), sidenoegle(offentlig.Foelsomhed, "opfyldt_alternativ", plads...))
		}
	}
	return noegler
}

// sammenlignKort are the differences between the model and the maps, in words.
func sammenlignKort(p *offentlig.Publikation, model map[string]sidensTal, kort []kortfelt) []string {
	var forskelle []string
	set := map[string]bool{}
	for _, felt := range kort {
		noegle := sidenoegle(offentlig.Aar, andelene[felt.fokusmaal%2], fmt.Sprint(p.Aar), felt.kode)
		set[noegle] = true
		tal := model[noegle]
		ord := map[string]string{"..": ": skjult af hensyn til få personer, ", ".": ": findes ikke, "}[tal.tekst]
		if ord == "" {
			ord = ": " + tal.tekst + " pct., "
		}
		if felt.tekst != tal.tekst || !strings.Contains(felt.ord, ord) {
			forskelle = append(forskelle, fmt.Sprintf("the map: %s: expected %q, found %q, read aloud %q", noegle, tal.tekst, felt.tekst, felt.ord))
		}
	}
	if len(set) != 2*schemas.Kommuner || len(kort) != len(set) {
		forskelle = append(forskelle, fmt.Sprintf("the map: expected %d squares, found %d of %d shares", 2*schemas.Kommuner, len(kort), len(set)))
	}
	return forskelle
}

// sammenlignSider are the differences between the model and the pages, in words.
func sammenlignSider(p *offentlig.Publikation, model map[string]sidensTal, sider []laestSide) []string {
	var forskelle []string
	for _, s := range sider {
		vises := map[string]bool{}
		for _, l := range s.tal {
			noegle := sidenoegle(l.Tabel, l.Maal, l.Plads...)
			vises[noegle] = true
			fundet := sidensTal{strings.TrimSpace(l.Tekst), l.V}
			if ventet, findes := model[noegle]; !findes || fundet != ventet {
				forskelle = append(forskelle, fmt.Sprintf("%s: %s: expected %+v, found %+v (in the model: %v)", s.sti, noegle, ventet, fundet, findes))
			}
		}
		var krav []string
		if s.sti == "index.html" {
			krav = kravTilIndex(p)
			forskelle = append(forskelle, sammenlignKort(p, model, s.kort)...)
		} else {
			krav = kravTilKommune(p, model, strings.TrimSuffix(path.Base(s.sti), ".html"))
		}
		for _, noegle := range krav {
			if !vises[noegle] {
				forskelle = append(forskelle, fmt.Sprintf("%s: %s is not shown", s.sti, noegle))
			}
		}
		if s.skjulte != s.tavse {
			forskelle = append(forskelle, fmt.Sprintf("%s: of %d hidden figures %d have the sign alone", s.sti, s.skjulte, s.tavse))
		}
	}
	return forskelle
}

func TestEveryPageShowsTheSameFigures(t *testing.T) {
	p := proeve.Publikation()
	sider := laesProevesider(t)
	forskelle := sammenlignSider(p, sidernesModel(p), sider)
	for _, f := range forskelle[:min(20, len(forskelle))] {
		t.Error(f)
	}
	skjulte, tabeller := 0, map[string]bool{}
	for _, s := range sider {
		skjulte += s.skjulte
		for _, l := range s.tal {
			tabeller[l.Tabel] = true
		}
	}
	if skjulte < 500 || len(tabeller) != len(p.Tabeller) {
		t.Errorf("expected the pages to show %d tables and at least 500 hidden figures, found %v and %d", len(p.Tabeller), slices.Sorted(maps.Keys(tabeller)), skjulte)
	}
}

// Every page is held against a publication with one other figure, as the files for machines are.
func TestTheReadBackFindsOneOtherFigureInThePages(t *testing.T) {
	sider := laesProevesider(t)
	vises := map[string]bool{}
	for _, s := range sider {
		for _, l := range s.tal {
			vises[sidenoegle(l.Tabel, l.Maal, l.Plads...)] = true
		}
	}
	p := proeve.Publikation()
	model := sidernesModel(p)
	for _, a := range aendringer() {
		noegle, tal := a.paaFoersteSom(p, vises)
		if noegle == "" {
			t.Errorf("%s: no page shows a figure for this change", a.navn)
			continue
		}
		foer := model[noegle]
		model[noegle] = tal
		forskelle := sammenlignSider(p, model, sider)
		if len(forskelle) == 0 || slices.ContainsFunc(forskelle, func(f string) bool { return !strings.Contains(f, ": "+noegle) }) {
			t.Errorf("%s: expected a difference in %s and in nothing else, found %q", a.navn, noegle, forskelle)
		}
		model[noegle] = foer
	}
}

// paaFoersteSom does the change to a copy of the first figure that it is for and that pages
// show. It says which it is, empty where there is none, and how pages are to have it then. A
// status decides what else is on a page, so it stays.
func (a *aendring) paaFoersteSom(p *offentlig.Publikation, vises map[string]bool) (string, sidensTal) {
	for i := range p.Tabeller {
		t := &p.Tabeller[i]
		for nr := range t.Celler {
			maal, noegle := &t.Maal[nr%len(t.Maal)], ""
			if maal.Enhed != a.enhed || t.Celler[nr].Maerke != a.maerke || strings.HasPrefix(maal.Navn, "status") {
				continue
			}
			var koder []string
			for akse, plads := range t.Plads(nr / len(t.Maal)) {
				koder = append(koder, t.Akser[akse].Vaerdier[plads].Kode)
			}
			if noegle = sidenoegle(t.ID, maal.Navn, koder...); vises[noegle] {
				c := t.Celler[nr]
				a.gor(&c)
				return noegle, nytSidetal(maal, &c)
			}
		}
	}
	return "", sidensTal{}
}

func TestThePagesOfOneOtherFigureAreFound(t *testing.T) {
	p := proeve.Publikation()
	foer, andel := sidernesModel(p), p.Tabel(offentlig.Aar).Celle(1, 0, 5)
	if andel.Maerke != offentlig.Vist {
		t.Fatal("the made-up publication hides the figure of this test")
	}
	andel.Promille = (andel.Promille + 10) % 1000
	sider, err := laesSider(p)
	if err != nil {
		t.Fatal(err)
	}
	// on index.html in the table and on the map, and on the kommune's own page
	if forskelle := sammenlignSider(p, foer, sider); len(forskelle) < 4 {
		t.Errorf("expected a difference on the map, in the table and on the kommune's page, found %q", forskelle)
	}
}

func TestAPageThatShowsNothingOrANumberUnderAMarkIsFound(t *testing.T) {
	p := proeve.Publikation()
	model := sidernesModel(p)
	for nr, navn := range map[int]string{0: "index.html", 98: "kommune/860.html"} {
		sider := laesProevesider(t)
		if sider[nr].sti != navn {
			t.Fatalf("page %d is %s", nr, sider[nr].sti)
		}
		sider[nr].tal, sider[nr].kort = nil, nil
		if forskelle := sammenlignSider(p, model, sider); len(forskelle) < 100 {
			t.Errorf("%s shows nothing, and %d differences were found", navn, len(forskelle))
		}
		sider = laesProevesider(t)
		sider[nr].tavse--
		if forskelle := sammenlignSider(p, model, sider); len(forskelle) != 1 {
			t.Errorf("%s: something stands beside a mark, and %d differences were found", navn, len(forskelle))
		}
	}
}
