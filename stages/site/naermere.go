package site

import (
	"html/template"
	"strconv"

	"fokusmaal/stages/offentlig"
)

// What lies near a kommune's figures: the distance to the goals, other readings of the law,
// and the publication before.

// afstandslinje says in words how far a fokusmål is away; Celle is its number.
type afstandslinje struct {
	maaltype
	Celle skemacelle
	// Foer and Efter stand around the number; a line without a number has Foer alone.
	Foer, Efter string
}

func (b *kommunebygger) afstande() []afstandslinje {
	if b.p.Tabel(offentlig.Afstand) == nil {
		return nil
	}
	var ud []afstandslinje
	for _, f := range maalene {
		ud = append(ud, b.afstandslinje(f))
	}
	return ud
}

func (b *kommunebygger) afstandslinje(f maaltype) afstandslinje {
	nr := strconv.Itoa(f.Nr)
	opfyldt, n := b.celle(offentlig.Afstand, "opfyldt", b.aar, b.kode, nr), b.celle(offentlig.Afstand, "personer_pr_maaned", b.aar, b.kode, nr)
	l := afstandslinje{maaltype: f, Celle: b.vist(offentlig.Afstand, "personer_pr_maaned", b.aar, b.kode, nr)}
	switch {
	case opfyldt.Maerke == offentlig.FindesIkke || n.Maerke == offentlig.FindesIkke:
		l.Foer = "Der er ingen afstand at vise for fokusmål " + nr + ", for årets tal findes ikke."
		l.Celle = skemacelle{}
	case opfyldt.Maerke == offentlig.Skjult || n.Maerke == offentlig.Skjult:
		l.Foer, l.Efter = "Afstanden til fokusmål "+nr+" er skjult, for den handler om få personer:", "."
	case opfyldt.Antal == 0:
		l.Foer, l.Efter = "For at opfylde fokusmål "+nr+" skulle der i hver måned være mindst", faerre(n.Antal)+" "+f.Navn+"."
	case n.Antal == 0:
		l.Foer, l.Efter = "Fokusmål "+nr+" er opfyldt, men kun lige: Der er plads til", "personer mere "+f.Navn+" i hver måned."
	default:
		l.Foer, l.Efter = "Fokusmål "+nr+" er opfyldt. Der er plads til", personer(n.Antal)+" mere "+f.Navn+" i hver måned."
	}
	return l
}

func faerre(n int64) string {
	if n == 1 {
		return "person færre"
	}
	return "færre personer"
}

func personer(n int64) string {
	if n == 1 {
		return "person"
	}
	return "personer"
}

// laesningsdel is what other readings of the law would change for the kommune.
type laesningsdel struct {
	// Antal is how many readings were tried.
	Antal int
	// Skjulte says that at least one answer is hidden.
	Skjulte bool
	// Skema are those that change an answer, nil without.
	Skema *skema
}

// laesninger is nil where the publication has no such table.
func (b *kommunebygger) laesninger() *laesningsdel {
	t := b.p.Tabel(offentlig.Foelsomhed)
	if t == nil {
		return nil
	}
	d := &laesningsdel{Antal: len(t.Akser[1].Vaerdier)}
	s := &skema{Titel: "Læsninger, der ville ændre svaret", Hoved: "Læsning", Kolonner: []string{"Fokusmål", "Som reglerne læses", "Læst anderledes"}}
	for _, l := range t.Akser[1].Vaerdier {
		for _, f := range maalene {
			koder := []string{b.aar, l.Kode, b.kode, strconv.Itoa(f.Nr)}
			skifter := b.celle(offentlig.Foelsomhed, "skifter", koder...)
			d.Skjulte = d.Skjulte || skifter.Maerke == offentlig.Skjult
			if skifter.Maerke != offentlig.Vist || skifter.Antal != 1 {
				continue
			}
			s.Raekker = append(s.Raekker, skemaraekke{Navn: l.Kode + ": " + l.Navn, Link: "../metode.html#" + l.Kode, Celler: []skemacelle{
				{HTML: vis(offentlig.Personer, &offentlig.Celle{Antal: int64(f.Nr)})},
				b.vist(offentlig.Foelsomhed, "opfyldt_standard", koder...), b.vist(offentlig.Foelsomhed, "opfyldt_alternativ", koder...)}})
		}
	}
	if len(s.Raekker) > 0 {
		d.Skema = s
	}
	return d
}

// aendringer holds the year's figures against those of the publication before; nil without.
func (b *kommunebygger) aendringer() *skema {
	if b.p.Tabel(offentlig.Aendringer) == nil {
		return nil
	}
	s := &skema{Titel: "Nu og ved sidste offentliggørelse", Hoved: "Årets tal", Kolonner: []string{"Før", "Nu", "Forskel"}}
	for _, f := range maalene {
		nr := "Fokusmål " + strconv.Itoa(f.Nr)
		s.Raekker = append(s.Raekker,
			b.aendringsraekke(nr+", pct. "+f.Navn, f.andel), b.aendringsraekke(nr, f.opfyldt))
	}
	if !b.p.Foreloebig && b.p.Tabel(offentlig.Tilsyn) != nil {
		s.Raekker = append(s.Raekker, b.aendringsraekke("Tilsyn", "status"))
	}
	return s
}

// aendringsraekke is a figure before and now. A difference stands only where both are shown,
// and is that of the two numbers that are read.
func (b *kommunebygger) aendringsraekke(navn, maal string) skemaraekke {
	foer, nu := b.celle(offentlig.Aendringer, maal+"_foer", b.aar, b.kode), b.celle(offentlig.Aendringer, maal, b.aar, b.kode)
	forskel := skemacelle{HTML: maerke(offentlig.FindesIkke), Ord: maal != maalene[0].andel && maal != maalene[1].andel}
	switch {
	case foer.Maerke == offentlig.Skjult || nu.Maerke == offentlig.Skjult:
		forskel.HTML = maerke(offentlig.Skjult)
	case foer.Maerke != offentlig.Vist || nu.Maerke != offentlig.Vist:
	case foer.Tekst != nu.Tekst || foer.Antal != nu.Antal:
		forskel.HTML = "<strong>ændret</strong>"
	case maal == maalene[0].andel || maal == maalene[1].andel:
		forskel.HTML = procentpoint(nu.Promille - foer.Promille)
	default:
		forskel.HTML = "uændret"
	}
	return skemaraekke{Navn: navn, Celler: []skemacelle{b.vist(offentlig.Aendringer, maal+"_foer", b.aar, b.kode), b.vist(offentlig.Aendringer, maal, b.aar, b.kode), forskel}}
}

// procentpoint is a difference between two shares.
func procentpoint(promille int64) template.HTML {
	return template.HTML(aendring(promille) + " procentpoint") //nolint:gosec // digits
}
