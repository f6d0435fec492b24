package lov_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// scenarie is one file: one person, and what the law says of them.
type scenarie struct {
	kommentar
	historik      schemas.Historik
	fortolkning   lov.Fortolkning
	forventninger []forventning
}

// laesScenarie reads a scenario; README.md in scenarieMappe is the grammar.
func laesScenarie(data []byte) (*scenarie, error) {
	arkiv := txtar.Parse(data)
	s := &scenarie{}
	var err error
	if s.kommentar, err = laesKommentar(string(arkiv.Comment)); err != nil {
		return nil, err
	}
	if err := s.laesFortolkning(arkiv.Files); err != nil {
		return nil, err
	}
	for _, f := range arkiv.Files {
		if err := s.laesSektion(f); err != nil {
			return nil, fmt.Errorf("section %q: %w", f.Name, err)
		}
	}
	if len(s.forventninger) == 0 {
		return nil, fmt.Errorf("no section forventet")
	}
	slices.SortFunc(s.historik.Ydelser, func(a, b schemas.YdelseRow) int { return a.Compare(b) })
	slices.SortFunc(s.historik.Samtaler, schemas.Samtale.Compare)
	return s, nil
}

// laesFortolkning reads the section that holds for the whole file, wherever it stands.
func (s *scenarie) laesFortolkning(filer []txtar.File) (err error) {
	for _, f := range filer {
		if f.Name == "fortolkning" {
			s.fortolkning, err = lov.ParseFortolkning(strings.TrimSpace(string(f.Data)))
		}
	}
	return err
}

func (s *scenarie) laesSektion(f txtar.File) error {
	h := &s.historik
	switch navn, koder, _ := strings.Cut(f.Name, " "); navn {
	case "fortolkning":
		return nil
	case "ydelse":
		return laesTabel(f.Data, []string{"maaned", "ydelse", "kommune", "dage", "andet"}, func(r raekke) error {
			return laesYdelse(r, &h.Ydelser)
		})
	case "samtaler":
		return laesTabel(f.Data, []string{"dato", "type", "form"}, func(r raekke) error {
			return laesSamtale(r, &h.Samtaler)
		})
	case "tilbud":
		return laesTabel(f.Data, []string{"maaned", "type", "fra", "til", "maalgruppe"}, func(r raekke) error {
			return laesTilbud(r, &h.Tilbud)
		})
	case "loentimer":
		return laesTabel(f.Data, []string{"maaned", "timer", "ordinaer"}, func(r raekke) error {
			return laesLoentimer(r, &h.Loentimer)
		})
	case "forventet":
		return s.laesForventet(f.Data, strings.TrimSpace(koder))
	}
	return fmt.Errorf("unknown section; there are ydelse, samtaler, tilbud, loentimer, fortolkning, forventet")
}

func (s *scenarie) laesForventet(data []byte, koder string) error {
	f, err := lov.ParseFortolkning(koder)
	if err != nil {
		return err
	}
	v := forventning{navn: koder, fortolkning: f | s.fortolkning}
	if koder == "" {
		v.navn = "forventet"
	}
	if s.forventning(v.fortolkning) != nil {
		return fmt.Errorf("two sections for the same readings")
	}
	err = laesTabel(data, forventetKolonner, func(r raekke) error {
		v.kolonner = r.kolonner
		return laesForventetRaekke(r, &v.raekker)
	})
	if err == nil && len(v.raekker) == 0 {
		err = fmt.Errorf("no rows")
	}
	s.forventninger = append(s.forventninger, v)
	return err
}

func laesForventetRaekke(r raekke, til *[]forventetRaekke) error {
	fra, sidste, err := r.maaneder()
	if err != nil {
		return err
	}
	if fra < lov.GyldigFra || sidste > lov.GyldigTil {
		return fmt.Errorf("%s is not a measured month", r.celle("maaned", ""))
	}
	if trin := r.celle("trin", "-"); trin != "-" && !erTrin(trin) {
		return fmt.Errorf("there is no trin %q", trin)
	}
	for m := fra; m <= sidste; m++ {
		celler := slices.Clone(r.celler)
		celler[slices.Index(r.kolonner, "maaned")] = m.String()
		*til = append(*til, forventetRaekke{m, celler})
	}
	return nil
}

func erTrin(kode string) bool {
	for trin := schemas.Introduktionsprogram; int(trin) <= schemas.AntalTrin; trin++ {
		if trin.String() == kode {
			return true
		}
	}
	return false
}

// raekke is one row of a table of a scenario.
type raekke struct{ kolonner, celler []string }

// laesTabel reads whitespace-separated rows under a line of column names, which must be
// known; nil knows all. In the column andet, which is the last, a cell may be several
// words.
func laesTabel(data []byte, kendte []string, laes func(raekke) error) error {
	var kolonner []string
	for nr, linje := range strings.Split(string(data), "\n") {
		linje, _, _ = strings.Cut(linje, "#")
		celler := strings.Fields(linje)
		switch {
		case len(celler) == 0:
			continue
		case kolonner == nil:
			for _, k := range celler {
				if kendte != nil && !slices.Contains(kendte, k) {
					return fmt.Errorf("unknown column %q; there are %s", k, strings.Join(kendte, ", "))
				}
			}
			kolonner = celler
			continue
		}
		if n := len(kolonner); kolonner[n-1] == "andet" && len(celler) >= n-1 {
			celler = append(celler[:n-1:n-1], strings.Join(celler[n-1:], " "))
		}
		if len(celler) != len(kolonner) {
			return fmt.Errorf("line %d has %d cells under %d columns", nr+1, len(celler), len(kolonner))
		}
		if err := laes(raekke{kolonner, celler}); err != nil {
			return fmt.Errorf("line %d: %w", nr+1, err)
		}
	}
	return nil
}

// celle returns a cell, or what an absent column or »-« means.
func (r raekke) celle(kolonne, mangler string) string {
	if i := slices.Index(r.kolonner, kolonne); i >= 0 && r.celler[i] != "-" {
		return r.celler[i]
	}
	return mangler
}

// maaneder reads the column maaned: a month, or two with .. between them.
func (r raekke) maaneder() (fra, til schemas.Month, err error) {
	foerste, sidste, flere := strings.Cut(r.celle("maaned", ""), "..")
	if !flere {
		sidste = foerste
	}
	if fra, err = schemas.ParseMonth(foerste); err != nil {
		return 0, 0, err
	}
	if til, err = schemas.ParseMonth(sidste); err != nil {
		return 0, 0, err
	}
	if fra > til {
		return 0, 0, fmt.Errorf("the first month is after the last")
	}
	return fra, til, nil
}
