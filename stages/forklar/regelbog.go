package forklar

import (
	"fmt"
	"slices"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// regelbog finds the rules and tells them.
type regelbog struct{ lov *lov.Lov }

// beskrivelse returns a rule.
func (r regelbog) beskrivelse(id lov.RegelID) *lov.Beskrivelse {
	regler := r.lov.Regler()
	return &regler[slices.IndexFunc(regler, func(b lov.Beskrivelse) bool { return b.ID == id })]
}

// iMaaneden returns the version of a rule that a measured month decides, by its first day.
func (r regelbog) iMaaneden(id lov.RegelID, m schemas.Month) *lov.Grundlag {
	return r.lov.Grundlag(id, m.First())
}

// forMaaneden returns the versions of a rule that a measured month can rest on: where an
// event's own day decides, all that had begun by the month's last day, since a window and a
// tilbud can reach far back.
func (r regelbog) forMaaneden(id lov.RegelID, m schemas.Month) []*lov.Grundlag {
	b := r.beskrivelse(id)
	if !b.Afgoerende.Haendelse() {
		return []*lov.Grundlag{r.iMaaneden(id, m)}
	}
	sidste := m.Last()
	if r.efterRaekken(id) {
		sidste = m.First()
	}
	var versioner []*lov.Grundlag
	for i := range b.Versioner {
		if g := &b.Versioner[i]; g.Fra <= sidste {
			versioner = append(versioner, g)
		}
	}
	return versioner
}

// efterRaekken says that the alternative of R10 lets the month of the row decide.
func (r regelbog) efterRaekken(id lov.RegelID) bool {
	return id == lov.RegelTilbud && r.lov.Fortolkning().Alternativ(lov.R10)
}

// afgoerende says what decides which version of a rule holds.
func (r regelbog) afgoerende(id lov.RegelID) string {
	if r.efterRaekken(id) {
		return "den måned, tilbuddets række er for (R10)"
	}
	return r.beskrivelse(id).Afgoerende.String()
}

// steder are the places in law that a ground rests on in a month. Of what leaves a samtale
// out it is the latest version alone, since none before it does.
func (r regelbog) steder(g schemas.Grund, m schemas.Month) string {
	var steder []string
	for _, id := range lov.GrundRegler(g) {
		versioner := r.forMaaneden(id, m)
		if id == lov.RegelForm || id == lov.RegelFoersteSamtale {
			versioner = versioner[len(versioner)-1:]
		}
		for _, v := range versioner {
			if sted := v.Hjemmel.String(); !slices.Contains(steder, sted) {
				steder = append(steder, sted)
			}
		}
	}
	return strings.Join(steder, "; ")
}

// hjemmel says where a version stands.
func hjemmel(g *lov.Grundlag) string {
	if g.Gengivet {
		return g.Hjemmel.String() + ", gengivet"
	}
	return g.Hjemmel.String()
}

// betyder says what a version means. Readings in their alternative stand behind it: its own
// words may be those of the default.
func (r regelbog) betyder(id lov.RegelID, g *lov.Grundlag) string {
	dele := []string{g.Indhold}
	for _, l := range r.beskrivelse(id).Laesninger {
		if r.lov.Fortolkning().Alternativ(l) {
			dele = append(dele, fmt.Sprintf("%s i sit alternativ: %s", l, l.Beskriv().Alternativ))
		}
	}
	return strings.Join(dele, " ")
}

// regel says what a version means and where it stands.
func (r regelbog) regel(id lov.RegelID, g *lov.Grundlag) string {
	return fmt.Sprintf("%s (%s)", r.betyder(id, g), hjemmel(g))
}

// ord writes the words, the meaning and the place of a rule in months in order. Where it
// has several versions in them, each is named with its months, but the same words stand
// once.
func (r regelbog) ord(t *tekst, id lov.RegelID, maaneder []schemas.Month) {
	var versioner []*lov.Grundlag
	var fra []schemas.Month
	for _, m := range maaneder {
		if g := r.lov.Grundlag(id, m.First()); len(versioner) == 0 || versioner[len(versioner)-1] != g {
			versioner, fra = append(versioner, g), append(fra, m)
		}
	}
	for i, g := range versioner {
		hvornaar := ""
		if len(versioner) > 1 {
			til := maaneder[len(maaneder)-1]
			if i+1 < len(fra) {
				til = fra[i+1] - 1
			}
			hvornaar = fmt.Sprintf(" (%s til %s)", fra[i], til)
		}
		t.afsnit(2, "%s%s: %s", r.beskrivelse(id).Navn, hvornaar, hjemmel(g))
		if i == 0 || g.Ordlyd != versioner[i-1].Ordlyd || g.Indhold != versioner[i-1].Indhold {
			t.afsnit(6, "%s", ordlyd(g))
			t.afsnit(6, "%s", r.betyder(id, g))
		}
		t.linje("      %s", g.Hjemmel.Kilde.Link)
	}
}

// trinTekst says what a step is in plain Danish.
func (r regelbog) trinTekst(t schemas.Trin) string {
	switch t {
	case schemas.Introduktionsprogram:
		return "under introduktionsprogrammet"
	case schemas.DoedMaaned:
		return "i en død måned"
	case schemas.Under12Maaneder:
		return "med et forløb på under 12 måneder"
	case schemas.Fritaget:
		if r.lov.Fortolkning().Alternativ(lov.R08) {
			return "fritaget mindst halvdelen af vinduet"
		}
		return "fritaget mindst halvdelen af forløbet"
	case schemas.Population:
		return "i populationen"
	}
	return "uden en målt ydelse"
}

// grundTekst says what a ground is in plain Danish.
func (r regelbog) grundTekst(g schemas.Grund) string {
	switch g {
	case schemas.GrundTilbud:
		return "har mindst ét tilbud, der tæller"
	case schemas.GrundKunTimer:
		return "har intet tilbud, der tæller, men ordinære timer nok"
	case schemas.GrundUdenTilbud:
		return "har hverken et tilbud, der tæller, eller ordinære timer nok"
	case schemas.GrundMindst4:
		return "har 4 samtaler eller flere, der tæller"
	}
	talte, udeladt := g.Samtaler()
	text := [...]string{"har ingen samtaler, der tæller", "har 1 samtale, der tæller", "har 2 samtaler, der tæller", "har 3 samtaler, der tæller"}[talte]
	foerste := "den første, ikke ved fremmøde"
	if r.lov.Fortolkning().Alternativ(lov.R18) {
		foerste = "før den første ved fremmøde"
	}
	var udeladte []string
	for _, u := range []struct {
		udeladt schemas.Udeladt
		text    string
	}{
		{schemas.UdeladtBrev, "pr. brev"},
		{schemas.UdeladtFoerste, foerste},
		{schemas.UdeladtAndenType, "af en type, der ikke tæller"},
	} {
		if udeladt&u.udeladt != 0 {
			udeladte = append(udeladte, u.text)
		}
	}
	if len(udeladte) > 0 {
		text += "; andre i vinduet er udeladt: " + strings.Join(udeladte, "; ")
	}
	return text
}
