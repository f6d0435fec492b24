package lov_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// proeve is a scenario as the rules see it: what proves them, on which days. That of a
// year has no person; stages/statement judges it.
type proeve struct {
	kommentar
	navn      string
	fil       string
	sektioner []txtar.File
	person    *scenarie
	// maaneder are the measured months that something is expected of.
	maaneder []schemas.Month
}

// proeverne are all scenarios, those of persons before those of years, in the order of
// their names.
func proeverne(t *testing.T) []proeve {
	t.Helper()
	var alle []proeve
	for _, fil := range scenarieFiler(t) {
		s := laesScenarieFil(t, fil)
		p := proeve{kommentar: s.kommentar, navn: scenarieNavn(fil), fil: fil, sektioner: laesFil(t, fil).Files, person: s}
		for _, v := range s.forventninger {
			for _, r := range v.raekker {
				p.maaneder = append(p.maaneder, r.maaned)
			}
		}
		alle = append(alle, p)
	}
	filer, err := filepath.Glob(filepath.Join(scenarieMappe, "aar", "*.txtar"))
	if err != nil || len(filer) == 0 {
		t.Fatalf("no scenarios of years in %s: %v", scenarieMappe, err)
	}
	for _, fil := range filer {
		p, err := laesAarsproeve(laesFil(t, fil))
		if err != nil {
			t.Fatalf("%s: %v", fil, err)
		}
		p.navn, p.fil = "aar-"+scenarieNavn(fil), fil
		alle = append(alle, p)
	}
	return alle
}

func laesFil(t *testing.T, fil string) *txtar.Archive {
	t.Helper()
	data, err := os.ReadFile(fil)
	if err != nil {
		t.Fatal(err)
	}
	return txtar.Parse(data)
}

// laesAarsproeve reads of a scenario of the year what the rules must know: the comment,
// and the months of the years that something is expected of.
func laesAarsproeve(arkiv *txtar.Archive) (p proeve, err error) {
	p.sektioner = arkiv.Files
	if p.kommentar, err = laesKommentar(string(arkiv.Comment)); err != nil {
		return p, err
	}
	var tal []schemas.Month
	var aar []int
	for _, f := range arkiv.Files {
		err = laesTabel(f.Data, nil, func(r raekke) error {
			switch navn, _, _ := strings.Cut(f.Name, " "); navn {
			case "forventet":
				n, err := strconv.Atoi(r.celle("aar", ""))
				aar = append(aar, n)
				return err
			case "maanedstal":
				fra, til, err := r.maaneder()
				for m := fra; m <= til && err == nil; m++ {
					tal = append(tal, m)
				}
				return err
			}
			return nil
		})
		if err != nil {
			return p, fmt.Errorf("section %q: %w", f.Name, err)
		}
	}
	for _, m := range tal {
		if slices.Contains(aar, m.Year()) {
			p.maaneder = append(p.maaneder, m)
		}
	}
	return p, nil
}

// rammer says that the scenario has what a rule decides by on the day: the event itself,
// or an expectation of the month.
func (p *proeve) rammer(a lov.Afgoerende, dag schemas.Date) bool {
	maaned := dag.Month()
	forventet := slices.Contains(p.maaneder, maaned)
	if a == lov.DenMaalteMaaned || a == lov.DetMaalteAar {
		return forventet
	}
	if p.person == nil {
		return false
	}
	h := &p.person.historik
	switch a {
	case lov.RaekkensMaaned:
		return forventet && slices.ContainsFunc(h.Ydelser, func(r schemas.YdelseRow) bool { return r.Maaned() == maaned })
	case lov.ForloebetsFoersteMaaned:
		return forventet && slices.ContainsFunc(h.Ydelser, func(r schemas.YdelseRow) bool { return r.Maaned() == maaned && !harYdelse(h, r.Ydelse, maaned-1) })
	case lov.TilbuddetsFoersteDag:
		return slices.ContainsFunc(h.Tilbud, func(t schemas.Tilbud) bool { return t.Fra == dag })
	case lov.SamtalensDato:
		return slices.ContainsFunc(h.Samtaler, func(s schemas.Samtale) bool { return s.Dato == dag })
	}
	return false
}

func harYdelse(h *schemas.Historik, y schemas.Ydelse, m schemas.Month) bool {
	return slices.ContainsFunc(h.Ydelser, func(r schemas.YdelseRow) bool { return r.Ydelse == y && r.Maaned() == m })
}

// proeverPaa are the scenarios of a rule that have what it decides by on the day.
func proeverPaa(alle []proeve, b *lov.Beskrivelse, dag schemas.Date) []*proeve {
	var ud []*proeve
	for i := range alle {
		if p := &alle[i]; slices.Contains(p.regler, b.ID) && p.rammer(b.Afgoerende, dag) {
			ud = append(ud, p)
		}
	}
	return ud
}
