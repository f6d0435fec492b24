package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// screenColumns is the width that long lines of names are broken at.
const screenColumns = 100

// doneFoelsomhed shows the result of `fokusmaal foelsomhed` in Danish: it is read by
// kommuner and jurists. Stage lines and warnings are for the operator.
func (s *screen) doneFoelsomhed(c config, p *pass, f *statement.Foelsomhed, t *statement.Tilsynsfoelsomhed) {
	r := p.results[0]
	s.stageLines(&p.record.run, p.rejected())
	for _, warning := range r.warnings {
		fmt.Fprintf(s.errout, "%-10s %s\n", "warning", warning)
	}
	for _, f := range p.record.run.Controls.Findings {
		fmt.Fprintf(s.errout, "%-10s %s %s, %d: %s\n", "controls", f.Code, severityText(f), f.Findings, p.firstOf(f))
	}
	title := fmt.Sprintf("Følsomhed %d", f.Aar)
	if f.Daekning.Foreloebig() {
		title += fmt.Sprintf(" (foreløbig: data slutter med %s)", f.Daekning.Sidste)
	}
	fmt.Fprintln(s.out, s.bold(title+": hver læsning i sit alternativ over for standarden"))
	virkninger := f.Virkninger()
	s.standard(virkninger[0].Land, p.job.laws[0].Graenser(f.Aar))
	s.virkninger(virkninger)
	s.skift(virkninger)
	s.afgoerelser(t, c.tilsyn.forrige != "")
	s.laesninger(virkninger)
	s.line("data", "%s; %s afviste rækker, %s dubletter", c.data, statement.Antal(p.rejected()),
		statement.Antal(p.duplicates.Ydelse+p.duplicates.Samtaler))
	s.line("leverance", "%s", leveranceVerificeret(&p.record.run))
	s.line("resultat", "%s -> %s", r.folder.Kandidat(), r.folder.Path())
	s.line("filer", "foelsomhed.csv og foelsomhed.parquet (%s rækker), run.json", statement.Antal(int64(len(f.Raekker))))
	if t != nil {
		s.line("", "tilsyn_laesninger.csv og tilsyn_laesninger.parquet (%s rækker)", statement.Antal(int64(len(t.Raekker))))
	}
	s.line("regler", "stages/lov/REGLER.md")
}

// leveranceVerificeret is deliveryVerified in Danish.
func leveranceVerificeret(run *publish.Run) string {
	if run.Leverance.Verificeret {
		return "verificeret: filerne er dem, der står i " + read.ManifestName
	}
	return "ikke verificeret: der er ingen " + read.ManifestName + " ved data"
}

// standard shows the figures of Hele landet with every reading at its default.
func (s *screen) standard(land [statement.Fokusmaal]*statement.Foelsomhedstal, g lov.Graenser) {
	for maal, graense := range []int64{g.UdenTilbudPct, g.FaerreEnd4SamtalerPct} {
		pct := statement.Komma(land[maal].Standard.Pct())
		s.line(fmt.Sprintf("fokusmål %d", maal+1), "Hele landet efter standarden: %s pct. (mål: under %d pct.)", pct, graense)
	}
}

// virkninger shows the readings that change anything as a table, then the others in a
// line.
func (s *screen) virkninger(virkninger []statement.Virkning) {
	const form = "  %-7s  %10s  %10s   %9s  %-22s  %10s  %10s\n"
	fmt.Fprintf(s.out, "  ændring i procentpoint; 0,000 uden fortegn er nøjagtigt nul\n")
	fmt.Fprintf(s.out, "  %-7s  %-22s   %-33s  %22s\n", "", "Hele landet", "den kommune, der ændres mest", "kommuner, der skifter")
	fmt.Fprintf(s.out, form, "læsning", "fokusmål 1", "fokusmål 2", "ændring", "kommune, fokusmål", "fokusmål 1", "fokusmål 2")
	var uden []string
	for i := range virkninger {
		v := &virkninger[i]
		if !v.Virker {
			uden = append(uden, v.Laesning)
			continue
		}
		aendring, kommune := stoersteKommune(v)
		fmt.Fprintf(s.out, form, v.Laesning, publish.Points(v.Land[0].Aendring), publish.Points(v.Land[1].Aendring),
			aendring, kommune, strconv.Itoa(v.Kommuner(1)), strconv.Itoa(v.Kommuner(2)))
	}
	s.names("uden virkning på noget årstal:", uden)
}

// stoersteKommune returns the largest change of a kommune, and which kommune and fokusmål
// it is; there may be none but for Hele landet.
func stoersteKommune(v *statement.Virkning) (aendring, kommune string) {
	switch {
	case v.Stoerst == nil:
		return "-", "-"
	case !v.Stoerst.Virker():
		return publish.Points(v.Stoerst.Aendring), "-"
	}
	return publish.Points(v.Stoerst.Aendring), fmt.Sprintf("%s, %d", v.Stoerst.Navn, v.Stoerst.Fokusmaal)
}

// skift names every figure that changes sides, and those who have persons in one of the
// two alone.
func (s *screen) skift(virkninger []statement.Virkning) {
	fundet := false
	for i := range virkninger {
		v := &virkninger[i]
		for maal := range statement.Fokusmaal {
			hoved := fmt.Sprintf("%s fokusmål %d ", v.Laesning, maal+1)
			nu, ikke := delt(v.Skift[maal], func(r *statement.Foelsomhedstal) bool { return r.Alternativ.Opfyldt })
			s.names(hoved+"ikke længere opfyldt:", ikke)
			s.names(hoved+"nu opfyldt:", nu)
			fundet = fundet || len(v.Skift[maal]) > 0
		}
		med, uden := delt(v.Bortfald, func(r *statement.Foelsomhedstal) bool { return r.Alternativ.Findes() })
		s.names(v.Laesning+" har ikke længere personer i populationen:", uden)
		s.names(v.Laesning+" har nu personer i populationen:", med)
	}
	if !fundet {
		fmt.Fprintln(s.out, "  intet fokusmål skifter mellem opfyldt og ikke opfyldt")
	}
}

// afgoerelser says what is decided by default, and whose decision would be another one
// under which reading; nothing without a resultatmål. medForrige says that there is a tilsyn
// of the year before.
func (s *screen) afgoerelser(t *statement.Tilsynsfoelsomhed, medForrige bool) {
	if t == nil {
		return
	}
	if t.Standard.Foreloebig {
		s.line("tilsyn", "intet er afgjort: året er foreløbigt")
		return
	}
	foer := ""
	if !medForrige {
		foer = " (uden --tilsyn-forrige: alle begynder på ingen)"
	}
	s.line("tilsyn", "efter standarden: %s%s", statuses(t.Standard), foer)
	skift := t.Skift()
	if len(skift) == 0 {
		fmt.Fprintln(s.out, "  ingen læsning ville ændre afgørelsen for nogen kommune")
	}
	for len(skift) > 0 {
		var names []string
		laesning := skift[0].Laesning
		for ; len(skift) > 0 && skift[0].Laesning == laesning; skift = skift[1:] {
			names = append(names, fmt.Sprintf("%s (%s → %s)", skift[0].Kommune.Navn(), skift[0].Standard, skift[0].Alternativ))
		}
		kommuner := "kommuner"
		if len(names) == 1 {
			kommuner = "kommune"
		}
		s.names(fmt.Sprintf("%s ville ændre afgørelsen for %d %s:", laesning, len(names), kommuner), names)
	}
}

// laesninger says what each reading that changes anything asks, and what its alternative
// answers.
func (s *screen) laesninger(virkninger []statement.Virkning) {
	fmt.Fprintln(s.out, "  læsningerne i deres alternativ:")
	for i := range virkninger {
		for _, l := range lov.Laesninger() {
			if virkninger[i].Virker && l.String() == virkninger[i].Laesning {
				b := l.Beskriv()
				s.broken("  "+l.String(), strings.Fields(b.Spoergsmaal+" "+b.Alternativ))
			}
		}
	}
}

// delt returns the names of the rows that are so, and of those that are not.
func delt(rows []*statement.Foelsomhedstal, so func(*statement.Foelsomhedstal) bool) (yes, no []string) {
	for _, r := range rows {
		if so(r) {
			yes = append(yes, r.Navn)
		} else {
			no = append(no, r.Navn)
		}
	}
	return yes, no
}

// names shows a list behind its head, broken at screenColumns; an empty list is not shown.
func (s *screen) names(head string, names []string) {
	if len(names) == 0 {
		return
	}
	words := slices.Clone(names)
	for i := range words[:len(words)-1] {
		words[i] += ","
	}
	s.broken("  "+head, words)
}

// broken shows words behind a head, on as many lines of screenColumns as they need.
func (s *screen) broken(line string, words []string) {
	for _, word := range words {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > screenColumns {
			fmt.Fprintln(s.out, line)
			line = "     "
		}
		line += " " + word
	}
	fmt.Fprintln(s.out, line)
}
