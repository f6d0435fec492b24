package site

import (
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// maaltype is what the pages say of one of the two fokusmål, and how the tables spell it.
type maaltype struct {
	Nr int
	// Navn is what is counted, Kort the same for the head of a column.
	Navn, Kort string
	// Graense is the limit in tenths of a pct., Pct the same in words of a text: 30.
	Graense int64
	Pct     string
	// The kinds of figures of the tables.
	antal, andel, gns12, opfyldt string
}

// maalene are both, in order.
var maalene = [2]maaltype{
	{1, "uden tilbud eller 100 løntimer", "Uden tilbud eller løntimer", 10 * offentlig.Graense1Pct, "30", "uden_tilbud", "andel_uden_tilbud", "gns12_uden_tilbud", "maal1_opfyldt"},
	{2, "med færre end 4 samtaler", "Færre end 4 samtaler", 10 * offentlig.Graense2Pct, "20", "faerre_end_4_samtaler", "andel_faerre_end_4_samtaler", "gns12_faerre_end_4_samtaler", "maal2_opfyldt"},
}

// Overskrift is the fokusmål by its number and its name, Lille what is counted inside a
// sentence.
func (m maaltype) Overskrift() string { return "Fokusmål " + antal(int64(m.Nr)) + ": " + m.Navn }
func (m maaltype) Lille() string      { return strings.ToLower(m.Kort) }

// maaledel is the part of a page about a fokusmål: its chart, and the same figures in a table.
type maaledel struct {
	maaltype
	Tegning linjetegning
	Skema   skema
	// Tal says that there is any month to draw.
	Tal bool
}

// maaledel shows the months of a fokusmål, and the mean of the year under them.
func (b *kommunebygger) maaledel(nr int) maaledel {
	f := maalene[nr-1]
	d := maaledel{maaltype: f, Skema: skema{Titel: "Fokusmål " + antal(int64(nr)) + " måned for måned, " + b.aar, Hoved: "Måned",
		Kolonner: []string{"Personer", f.Kort, "Pct.", "Pct., gns. 12 mdr."}}}
	t := b.p.Tabel(offentlig.Maaned)
	if t == nil {
		return d
	}
	l := linjediagram{ID: "maal" + antal(int64(nr)), Titel: b.k.Navn() + ": personer " + f.Navn + ", i pct., måned for måned",
		Beskrivelse: b.beskrivelse(f), Graense: f.Graense, Serier: []linjeserie{{Navn: "måneden"}, {Navn: "gns. 12 mdr."}}}
	for _, m := range t.Akser[0].Vaerdier {
		sted := []string{m.Kode, b.kode, schemas.Alle}
		navn, _, _ := strings.Cut(maanedsnavn(m.Kode), " ")
		l.Maaneder = append(l.Maaneder, navn[:3])
		for i, maal := range []string{f.andel, f.gns12} {
			p := linjepunktAf(b.celle(offentlig.Maaned, maal, sted...))
			d.Tal = d.Tal || p.Tegn == ""
			l.Serier[i].Punkter = append(l.Serier[i].Punkter, p)
		}
		d.Skema.Raekker = append(d.Skema.Raekker, skemaraekke{Navn: navn, Celler: []skemacelle{
			b.vist(offentlig.Maaned, "personer", sted...), b.vist(offentlig.Maaned, f.antal, sted...),
			b.vist(offentlig.Maaned, f.andel, sted...), b.vist(offentlig.Maaned, f.gns12, sted...)}})
	}
	d.Skema.Raekker = append(d.Skema.Raekker, skemaraekke{Navn: "Gennemsnit af året", IAlt: true, Celler: []skemacelle{{}, {}, b.vist(offentlig.Aar, f.andel, b.aar, b.kode), {}}})
	d.Tegning = l.tegn()
	return d
}

// beskrivelse says in words what a chart shows.
func (b *kommunebygger) beskrivelse(f maaltype) string {
	tekst := "Grænsen er " + f.Pct + " pct. "
	c := b.celle(offentlig.Aar, f.andel, b.aar, b.kode)
	if c.Maerke == offentlig.Vist {
		tekst += "Gennemsnittet af året er " + pct(c.Promille) + " pct. "
	}
	return tekst + "Alle tal står i tabellen under figuren."
}

func linjepunktAf(c *offentlig.Celle) linjepunkt {
	if c.Maerke != offentlig.Vist {
		return linjepunkt{Tegn: c.Maerke.Tegn()}
	}
	return linjepunkt{Promille: c.Promille}
}
