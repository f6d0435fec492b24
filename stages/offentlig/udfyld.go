package offentlig

import (
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// The figures as they are, before any of them is hidden. Months without data stay marked.

func antal(n int64) Celle { return Celle{Antal: n} }

func tekst(t string) Celle {
	if t == "" {
		return Celle{Maerke: FindesIkke}
	}
	return Celle{Tekst: t}
}

// Svar is a verdict.
func Svar(ja bool) Celle {
	if ja {
		return Celle{Antal: 1}
	}
	return Celle{}
}

// brudtal is a share or a mean of shares.
type brudtal interface {
	Findes() bool
	Double() float64
	Promille() int64
}

func andel(a brudtal) Celle {
	if !a.Findes() {
		return Celle{Maerke: FindesIkke}
	}
	return Celle{Andel: a.Double(), Promille: a.Promille()}
}

func maanedstabel(o *statement.Opgoerelse) Tabel {
	t := MaanedForm(o.Aar)
	for i := range o.Maanedlig {
		if m := &o.Maanedlig[i]; m.Maaned <= o.Daekning.Sidste {
			copy(t.Raekke(i), append(taltOp(m.Personer, m.UdenTilbud, m.FaerreEnd4Samtaler), andel(m.Gns12UdenTilbud), andel(m.Gns12FaerreEnd4Samtaler)))
		}
	}
	return t
}

// foertabel are the months before the year that its means of 12 months reach into. It is
// not published.
func foertabel(o *statement.Opgoerelse) Tabel {
	t := MaanedForm(o.Aar)
	t.Akser[0].Vaerdier = nil
	for i := range o.Foer {
		if i%(omraader*serier) == 0 {
			m := o.Foer[i].Maaned
			t.Akser[0].Vaerdier = append(t.Akser[0].Vaerdier, Vaerdi{m.First().String(), periode(m)})
		}
	}
	t.Celler = t.Celler[:t.Pladser()*len(t.Maal)]
	for i := range o.Foer {
		m := &o.Foer[i]
		copy(t.Raekke(i), taltOp(m.Personer, m.UdenTilbud, m.FaerreEnd4Samtaler))
	}
	return t
}

// taltOp are the counts and the two shares.
func taltOp(personer, uden, faerre int64) []Celle {
	return []Celle{antal(personer), antal(uden), antal(faerre), andel(statement.Andel{Taeller: uden, Naevner: personer}), andel(statement.Andel{Taeller: faerre, Naevner: personer})}
}

func varighedstabel(o *statement.Opgoerelse) Tabel {
	t := VarighedForm(o.Aar)
	for i := range o.Varighed {
		if v := &o.Varighed[i]; v.Maaned <= o.Daekning.Sidste {
			copy(t.Raekke(i), taltOp(v.Personer, v.UdenTilbud, v.FaerreEnd4Samtaler))
		}
	}
	return t
}

func aarstabel(o *statement.Opgoerelse) Tabel {
	t := AarForm(o.Aar)
	for i := range o.Aarlig {
		a := &o.Aarlig[i]
		copy(t.Raekke(i), []Celle{antal(int64(a.UdenTilbud.Maaneder)), andel(a.UdenTilbud), afgjort(a, 1), andel(a.FaerreEnd4Samtaler), afgjort(a, 2)})
	}
	return t
}

func afgjort(a *statement.Aarstal, fokusmaal int) Celle {
	b := a.Bedoemt(fokusmaal)
	if !b.Findes() {
		return Celle{Maerke: FindesIkke}
	}
	return Svar(b.Opfyldt)
}

func afstemningstabel(o *statement.Opgoerelse) Tabel {
	t := AfstemningForm(o.Aar)
	for i := range o.Trin {
		if o.Trin[i].Maaned <= o.Daekning.Sidste {
			t.Celler[i] = antal(o.Trin[i].Personer)
		}
	}
	return t
}

// grundetabeller are [Grunde] and [Udeladt].
func grundetabeller(o *statement.Opgoerelse) (grunde, udeladt Tabel) {
	grunde, udeladt = GrundeForm(o.Aar), UdeladtForm(o.Aar)
	for i := range o.Grunde {
		g := &o.Grunde[i]
		if g.Maaned > o.Daekning.Sidste {
			continue
		}
		plads := i / schemas.AntalGrunde
		if i%schemas.AntalGrunde == 0 {
			copy(grunde.Celler[plads*antalGrunde:], slices.Repeat([]Celle{antal(0)}, antalGrunde))
			copy(udeladt.Celler[plads*antalUdeladt:], slices.Repeat([]Celle{antal(0)}, antalUdeladt))
		}
		if g.Grund.Fokusmaal() == 1 {
			grunde.Celler[plads*antalGrunde+int(g.Grund-schemas.GrundTilbud)].Antal += g.Personer
			continue
		}
		talte, hvorfor := samtaler(g.Grund)
		grunde.Celler[plads*antalGrunde+nulSamtaler+talte].Antal += g.Personer
		for bit := range antalUdeladt {
			if hvorfor>>bit&1 == 1 {
				udeladt.Celler[plads*antalUdeladt+bit].Antal += g.Personer
			}
		}
	}
	return grunde, udeladt
}

// The grounds by their place on the axis of [Grunde], and how many reasons [Udeladt] has.
const (
	medTilbud = iota
	kunTimer
	hverken
	nulSamtaler
	mindst4      = nulSamtaler + 4
	antalGrunde  = mindst4 + 1
	antalUdeladt = 3
)

func samtaler(g schemas.Grund) (talte int, udeladt schemas.Udeladt) {
	if g == schemas.GrundMindst4 {
		return 4, 0
	}
	return g.Samtaler()
}

func afstandstabel(aar int, afstande []statement.Kommuneafstand) Tabel {
	t := AfstandForm(aar)
	for i := range afstande {
		if a := afstande[i].Aaret; a != nil {
			copy(t.Raekke(i), []Celle{Svar(a.Opfyldt), antal(a.Personer)})
		}
	}
	return t
}

func tilsynstabel(tilsyn *statement.Tilsyn) Tabel {
	t := TilsynForm(tilsyn.Aar)
	for i := range tilsyn.Raekker {
		r := &tilsyn.Raekker[i]
		resultatmaal := Svar(r.ResultatmaalOpfyldt())
		if r.Grad == nil {
			resultatmaal = Celle{Maerke: FindesIkke}
		}
		copy(t.Raekke(i), []Celle{resultatmaal, Svar(r.MaalOpfyldt(1)), Svar(r.MaalOpfyldt(2)), tekst(r.Foer.Status.String()), tekst(r.Status.String()),
			tekst(r.Paragraf), tekst(r.Begrundelse), dato(r.MeddelelseSenest), dato(r.RedegoerelseSenest), dato(r.GenopretningTil), dato(r.SagsgennemgangSenest)})
	}
	return t
}

func dato(d schemas.Date) Celle {
	if d == schemas.NoDate {
		return Celle{Maerke: FindesIkke}
	}
	return Celle{Tekst: d.String()}
}
