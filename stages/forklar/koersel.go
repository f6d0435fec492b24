package forklar

import (
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Koersel are the facts of the run that made the figures.
type Koersel struct {
	// ID is the run's, Version the program's that made it.
	ID, Version string
	// Optegnelse is the path of its run.json.
	Optegnelse string
	// Data is the folder that the files lie in.
	Data string
	// Filer are the input files, table by table.
	Filer []Fil
}

// Fil is an input file.
type Fil struct {
	// Sti is its path below the folder of the data.
	Sti string
	// SHA256 is of its bytes, in 64 hexadecimal digits.
	SHA256  string
	Raekker int64
}

// cifre is how many digits of a hash are shown.
const cifre = 16

// koersel shows what the figures rest on. The caller has compared them with the run.
func (t *tekst) koersel(k Koersel, l *lov.Lov) {
	t.overskrift("Grundlaget for tallene")
	t.felt("kørsel", "Tallene er talt igen af de samme filer og stemmer med kørsel %s (fokusmaal %s).", k.ID, k.Version)
	t.fortolkning(l)
	t.felt("data", "%s", k.Data)
	for i, f := range k.Filer {
		navn := ""
		if i == 0 {
			navn = "filer, SHA-256"
		}
		t.felt(navn, "%s… %s (%s)", f.SHA256[:min(cifre, len(f.SHA256))], f.Sti, flertal(f.Raekker, "række", "rækker"))
	}
	t.felt("hele SHA-256", "%s", k.Optegnelse)
	t.felt("regler", "stages/lov/REGLER.md har hver regel med kilder, læsninger og prøver, AENDRINGER.md hvad der er ændret hvornår.")
}

// fortolkning says »standard«, or which readings are in their alternative and what that
// means.
func (t *tekst) fortolkning(l *lov.Lov) {
	koder := l.Fortolkning().Koder()
	if len(koder) == 0 {
		t.felt("fortolkning", "%s", schemas.FortolkningStandard)
		return
	}
	t.felt("fortolkning", "%s, i sit alternativ", strings.Join(koder, " "))
	for _, laesning := range lov.Laesninger() {
		if l.Fortolkning().Alternativ(laesning) {
			b := laesning.Beskriv()
			t.felt("", "%s: %s Her: %s", laesning, b.Spoergsmaal, b.Alternativ)
		}
	}
}
