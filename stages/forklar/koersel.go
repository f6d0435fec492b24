package forklar

import (
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// Koersel are the facts of the run that made the figures.
type Koersel struct {
	// ID is the run's, Version the program's that made it.
	ID, Version string
	// Optegnelse is the path of its run.json.
	Optegnelse string
	// Data is the folder that the files lie in.
	Data string
	// Verificeret says that the files are those of the manifest beside them; else there is
	// none.
	Verificeret bool
	// Filer are the input files, table by table.
	Filer []Fil
	// Afviste are the rows that were left out of every figure, table by table; Dubletter
	// are the exact duplicates, which counted once.
	Afviste   []Afvist
	Dubletter int64
}

// Afvist counts the rejected rows of a table.
type Afvist struct {
	Tabel   string
	Raekker int64
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
	t.felt("kørsel", "Tallene er optalt på ny fra de samme filer og stemmer med kørsel %s (fokusmaal %s).", k.ID, k.Version)
	t.fortolkning(l)
	t.felt("data", "%s", k.Data)
	for i, f := range k.Filer {
		navn := ""
		if i == 0 {
			navn = "filer, SHA-256"
		}
		t.felt(navn, "%s… %s (%s)", f.SHA256[:min(cifre, len(f.SHA256))], f.Sti, flertal(f.Raekker, "række", "rækker"))
	}
	leverance := "ikke verificeret: der er ingen leverance.json ved data"
	if k.Verificeret {
		leverance = "verificeret: filerne er dem, der står i leverance.json"
	}
	t.felt("leverance", "%s", leverance)
	t.felt("hele SHA-256", "%s", k.Optegnelse)
	t.udeladte(k)
	t.felt("regler", "stages/lov/REGLER.md har hver regel med kilder, læsninger og prøver, AENDRINGER.md hvad der er ændret hvornår.")
}

// underLaesninger marks what is told under readings in their alternative, so that it is
// never taken for the default.
func underLaesninger(l *lov.Lov) string {
	koder := l.Fortolkning().Koder()
	if len(koder) == 0 {
		return ""
	}
	return " (under " + strings.Join(koder, " ") + ", ikke standard)"
}

// forbehold says what the data lack.
func (t *tekst) forbehold(d statement.Daekning, aar int) {
	if d.Historik < statement.HistorikOensket {
		t.felt("forbehold", "Data har %d af de %d måneder før januar %d: længere ydelsesforløb er skåret af, og deres anciennitet er for lav.", d.Historik, statement.HistorikOensket, aar)
	}
	if d.Foreloebig() {
		t.felt("foreløbig", "Data slutter med %s, så årets andel kan ændre sig.", maanedOgAar(d.Sidste))
	}
}

// udeladte says which rows were read and not counted.
func (t *tekst) udeladte(k Koersel) {
	var tabeller []string
	sum := int64(0)
	for _, a := range k.Afviste {
		if sum += a.Raekker; a.Raekker > 0 {
			tabeller = append(tabeller, a.Tabel+" "+statement.Antal(a.Raekker))
		}
	}
	afviste := "ingen"
	if sum > 0 {
		afviste = statement.Antal(sum) + " er ikke med i noget tal (" + opregning(tabeller) + ")"
	}
	t.felt("afviste rækker", "%s", afviste)
	t.felt("dubletter", "%s, der kun er talt én gang", flertal(k.Dubletter, "række", "rækker"))
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
