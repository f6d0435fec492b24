package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"fokusmaal/schemas"
	"fokusmaal/stages/forskel"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/statement"
)

// doneDiff shows what is different and why, in Danish: it is read by whoever publishes.
func (s *screen) doneDiff(f *forskelle, d *publish.Diff, path string) {
	fmt.Fprintln(s.out, s.bold(fmt.Sprintf("Forskel %d: kørsel %s (A) → %s (B)", d.Aar, f.a.run.RunID, f.b.run.RunID)))
	for _, x := range []*side{f.a, f.b} {
		s.line(x.navn, "%s", x.fortaelling())
	}
	s.changed(d)
	for i := range d.Land {
		s.land(&d.Land[i])
	}
	s.moved(d.Moves)
	s.flips(d)
	for _, mangel := range f.mangler {
		s.broken("  "+fmt.Sprintf("%-11s", "bemærk"), strings.Fields(mangel))
	}
	if f.a.otherRules() || f.b.otherRules() {
		s.broken("  "+fmt.Sprintf("%-11s", "bemærk"), strings.Fields("en af kørslerne er lavet efter andre regler (regler_sha256) end dette programs: det står under regler og læsninger"))
	}
	s.line("resultat", "%s", path)
	s.line("filer", "diff.csv (%s rækker: hvert ændret tal med sine dele), diff_afgoerelser.csv, diff_raekker.csv, run.json", statement.Antal(int64(len(d.Rows))))
	if flips := len(d.Flips()); d.Changed()+flips > 0 {
		s.line("næste", "er B set efter, sætter en person den i kraft: make publicer YEAR=%d RUN=%s NOTE=\"…\"", d.Aar, f.b.run.RunID)
	}
}

// fortaelling says of a run where it is, under which readings, and what of it is there.
func (x *side) fortaelling() string {
	text := x.folder
	if codes := x.run.Fortolkning; len(codes) > 0 {
		text += ", læsninger i alternativet: " + strings.Join(codes, ", ")
	}
	if x.said.Foreloebig() {
		text += ", foreløbig"
	}
	if x.data == "" {
		return text + "; data er ikke fundet"
	}
	return text + "; data " + x.data
}

// changed says how many figures are others, and how many only were so on the way.
func (s *screen) changed(d *publish.Diff) {
	changed := d.Changed()
	text := fmt.Sprintf("%s af %s tal er ændret", statement.Antal(int64(changed)), statement.Antal(int64(d.Figures)))
	if back := len(d.Rows) - changed; back > 0 {
		text += fmt.Sprintf("; i %s andre ophæver delene hinanden", statement.Antal(int64(back)))
	}
	s.line("tal", "%s", text)
}

// The columns of the figures of Hele landet.
const (
	landName   = 48
	landNumber = 14
)

// land shows a figure of Hele landet, and the parts of it that are not 0. Shares have three
// decimals, and their parts add up as shown; the exact ones are in the table.
func (s *screen) land(l *publish.Landstal) {
	text := func(number string, signed bool) string {
		if l.Andel {
			return publish.SharePct(number, signed)
		}
		return antal(number, signed)
	}
	s.columns(l.Navn, text(l.Foer, false), "→ "+text(l.Efter, false), text(l.Aendring, true))
	if len(l.Aarsager) == 0 {
		return
	}
	for a := range schemas.AntalAarsager {
		if part := l.Dele[a]; part != "" && part != "0" {
			s.columns("   heraf "+paaDansk(schemas.Aarsag(a)), "", "", text(part, true))
		}
	}
}

// columns shows a name and numbers behind it, each at the right edge of its column.
func (s *screen) columns(name string, numbers ...string) {
	line := "  " + name + strings.Repeat(" ", max(0, landName-utf8.RuneCountInString(name)))
	for _, number := range numbers {
		line += strings.Repeat(" ", max(1, landNumber-utf8.RuneCountInString(number))) + number
	}
	fmt.Fprintln(s.out, line)
}

// antal is a count, or a change of one with its sign.
func antal(number string, signed bool) string {
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return "-"
	}
	if signed && n > 0 {
		return "+" + statement.Antal(n)
	}
	return statement.Antal(n)
}

// moved says what became of the input rows.
func (s *screen) moved(moves []forskel.Bevaegelse) {
	if len(moves) == 0 {
		s.line("rækker", "kan ikke holdes op mod hinanden")
		return
	}
	for id, m := range moves {
		head := ""
		if id == 0 {
			head = "rækker"
		}
		s.line(head, "%s: %s uændrede, %s rettede, %s fjernede, %s nye", schemas.TableID(id),
			statement.Antal(m.Uaendrede), statement.Antal(m.Rettede), statement.Antal(m.Fjernede), statement.Antal(m.Nye))
	}
}

// flips names every decision that is another one in B, with what makes it so.
func (s *screen) flips(d *publish.Diff) {
	flips := d.Flips()
	if len(flips) == 0 {
		s.line("afgørelser", "ingen er en anden")
		return
	}
	s.line("afgørelser", "%s", andreAfgoerelser(len(flips)))
	for _, kind := range []struct {
		head string
		of   func(*publish.DiffDecision) bool
		how  bool // say from what to what
	}{
		{"fokusmål 1 nu opfyldt:", goal(1, "true"), false},
		{"fokusmål 1 ikke længere opfyldt:", goal(1, "false"), false},
		{"fokusmål 1 har ikke længere personer:", goal(1, ""), false},
		{"fokusmål 2 nu opfyldt:", goal(2, "true"), false},
		{"fokusmål 2 ikke længere opfyldt:", goal(2, "false"), false},
		{"fokusmål 2 har ikke længere personer:", goal(2, ""), false},
		{"tilsyn:", func(v *publish.DiffDecision) bool { return v.Fokusmaal() == 0 }, true},
	} {
		var names []string
		for i := range flips {
			if v := &flips[i]; kind.of(v) {
				names = append(names, flip(v, kind.how))
			}
		}
		s.names(kind.head, names)
	}
}

// goal are the decisions on a fokusmål that B decides so.
func goal(fokusmaal int, efter string) func(*publish.DiffDecision) bool {
	return func(v *publish.DiffDecision) bool { return v.Fokusmaal() == fokusmaal && v.Efter == efter }
}

// flip is such as »Struer (nye rækker)«.
func flip(v *publish.DiffDecision, how bool) string {
	name := schemas.HeleLandetNavn
	if k, known := schemas.KommuneFraKode(v.Kode); known {
		name = k.Navn()
	}
	var reasons []string
	for _, a := range v.Aarsager {
		reasons = append(reasons, paaDansk(a))
	}
	because := strings.Join(reasons, " + ")
	if !how {
		return fmt.Sprintf("%s (%s)", name, because)
	}
	return fmt.Sprintf("%s (%s → %s: %s)", name, ingenTom(v.Foer), ingenTom(v.Efter), because)
}

// paaDansk is a reason as people write it: its code is that of the tables.
func paaDansk(a schemas.Aarsag) string {
	return strings.NewReplacer("_", " ", "raekker", "rækker", "laesninger", "læsninger", "smaa", "små").Replace(a.String())
}

// ingenTom is a status, or that none is decided.
func ingenTom(status string) string {
	if status == "" {
		return "intet afgjort"
	}
	return status
}

// andreAfgoerelser is such as »2 er andre«.
func andreAfgoerelser(n int) string {
	if n == 1 {
		return "1 er en anden"
	}
	return statement.Antal(int64(n)) + " er andre"
}
