package site

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// The way of a month from persons on benefit to the population, and the population by ydelse
// and by the length of the spell.

// tragtsted is where a step to the population stands.
func (b *kommunebygger) tragtsted(trin schemas.Trin) *lovsted {
	sted := map[string]lovsted{
		schemas.Introduktionsprogram.String(): stedIntroduktion, schemas.DoedMaaned.String(): stedDoedMaaned,
		schemas.Under12Maaneder.String(): b.maanedslov.Anciennitet, schemas.Fritaget.String(): stedFritaget,
	}
	if s, ok := sted[trin.String()]; ok {
		return &s
	}
	return nil
}

// tragt is the table of the steps, and whether all of them are shown. Only then is there a
// sum, and bars that hang together; else each bar begins at the left.
func (b *kommunebygger) tragt() (*skema, bool) {
	var tal [schemas.AntalTrin]*offentlig.Celle
	sum, hel, stoerst := int64(0), true, int64(1)
	for i := range tal {
		tal[i] = b.celle(offentlig.Afstemning, "personer", b.maaned, b.kode, schemas.Trin(i+1).String())
		hel = hel && tal[i].Maerke == offentlig.Vist
		sum, stoerst = sum+tal[i].Antal, max(stoerst, tal[i].Antal)
	}
	s := &skema{Titel: "Fra personer på ydelse til populationen, " + maanedsnavn(b.maaned), Hoved: "Personer på de otte ydelser", Kolonner: []string{"Personer"}, Klasse: "tragt"}
	alle := skemaraekke{Navn: "I alt på en af de otte ydelser", IAlt: true, Sted: &b.maanedslov.Ydelser, Celler: []skemacelle{{HTML: maerke(offentlig.Skjult)}}}
	if hel {
		stoerst = max(1, sum)
		alle.Celler[0] = skemacelle{HTML: vis(offentlig.Personer, &offentlig.Celle{Antal: sum}), Stribe: del(0, sum, stoerst)}
	}
	s.Raekker = append(s.Raekker, alle)
	rest := sum
	for i := range tal {
		trin := schemas.Trin(i + 1)
		c := b.vist(offentlig.Afstemning, "personer", b.maaned, b.kode, trin.String())
		rest -= tal[i].Antal
		switch {
		case tal[i].Maerke != offentlig.Vist:
		case hel && trin != schemas.Population:
			c.Stribe = del(rest, tal[i].Antal, stoerst)
		default:
			c.Stribe = del(0, tal[i].Antal, stoerst)
		}
		s.Raekker = append(s.Raekker, skemaraekke{Navn: b.trinnavn(trin), Sted: b.tragtsted(trin), IAlt: trin == schemas.Population, Celler: []skemacelle{c}})
	}
	return s, hel
}

// trinnavn is a step as the publication names it, with a sign that says how it adds up.
func (b *kommunebygger) trinnavn(trin schemas.Trin) string {
	navn := trin.String()
	if t := b.p.Tabel(offentlig.Afstemning); t != nil {
		navn = t.Akser[2].Vaerdier[nummer(&t.Akser[2], navn)].Navn
	}
	if trin == schemas.Population {
		return "= " + navn
	}
	return "− " + navn
}

// del is the bar of a number of persons out of all, from another.
func del(fra, antal, alle int64) *stribe {
	return &stribe{Fra: procent(fra * 1000 / alle), Lang: procent((antal*1000 + alle/2) / alle)}
}

// ydelser is the population of the month by ydelse, alle last.
func (b *kommunebygger) ydelser() *skema {
	return b.fordeling(offentlig.Maaned, "Ydelse", "Populationen efter ydelse, ")
}

// varighed is the population of the month by how many months the spell counts.
func (b *kommunebygger) varighed() *skema {
	return b.fordeling(offentlig.Varighed, "Ydelsesforløbets varighed", "Populationen efter ydelsesforløbets varighed, ")
}

// fordeling is a table of persons and of their two shares by the third axis of a table; nil
// where the publication has none.
func (b *kommunebygger) fordeling(tabel, hoved, titel string) *skema {
	t := b.p.Tabel(tabel)
	if t == nil {
		return nil
	}
	s := &skema{Titel: titel + maanedsnavn(b.maaned), Hoved: hoved, Kolonner: []string{"Personer", "Fokusmål 1, pct.", "Fokusmål 2, pct."}}
	for _, v := range t.Akser[2].Vaerdier {
		r := skemaraekke{Navn: v.Navn, IAlt: v.Kode == schemas.Alle, Celler: []skemacelle{b.vist(tabel, "personer", b.maaned, b.kode, v.Kode)}}
		for _, f := range maalene {
			r.Celler = append(r.Celler, b.medStribe(f.Graense, tabel, f.andel, b.maaned, b.kode, v.Kode))
		}
		s.Raekker = append(s.Raekker, r)
	}
	return s
}
