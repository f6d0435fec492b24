package main

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/kontroller"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/site"
	"fokusmaal/stages/statement"
)

// offentliggoer makes what the public may see of a year, and writes it into the folder
// publikation/ of its run. A run under readings of one's own choice has none: it cannot be put
// in force.
func (p *pass) offentliggoer(c config, r *result, d *decided, k *kendte) error {
	if c.udenPublikation || c.fortolkning != 0 {
		return nil
	}
	tidligere, err := k.til(r.aar)
	if err != nil {
		return err
	}
	foelsomhed, err := k.foelsomhed(p, r.aar)
	if err != nil {
		return err
	}
	g := offentlig.Grundlag{Lov: p.job.laws[0], Opgoerelse: d.opgoerelse, Afstande: d.afstande, Tilsyn: d.tilsyn,
		Tidligere: tidligere.alle, Foer: tidligere.foer, Foelsomhed: foelsomhed, Kvalitet: p.kvalitet(r), KunAfgoerelser: c.kunAfgoerelser}
	pub, fuld, err := offentlig.Byg(g)
	if err != nil {
		return err
	}
	filer, err := publikationsfiler(pub, p.job.samtidig)
	if err != nil {
		return err
	}
	for _, f := range filer {
		if err := r.folder.WriteFile(publish.Publikationsmappe+"/"+f.Sti, f.Data, raekker(pub, f.Sti)); err != nil {
			return err
		}
	}
	r.disclosure = disclosure(pub, tidligere.koersler)
	k.naeste(r, offentlig.Tidligere{Aar: r.aar, Vist: pub.Tabeller, Fuld: fuld})
	return nil
}

// disclosure is what run.json says of the protection.
func disclosure(pub *offentlig.Publikation, tidligere []publish.EarlierRun) *publish.Disclosure {
	b := &pub.Beskyttelse
	return &publish.Disclosure{Fewest: b.Faerrest, FewestBase: b.FaerrestBasis, Owner: b.Ejer, Primary: b.Primaert, Secondary: b.Sekundaert, Withheld: b.Udenfor,
		Attacked: b.Angrebne, LeastValues: b.MindsteVaerdier, Unproven: b.Ubevist, Earlier: tidligere}
}

// raekker is how many rows of data a file has; 0 of a page.
func raekker(pub *offentlig.Publikation, sti string) int64 {
	mappe, navn := path.Split(sti)
	id, _, _ := strings.Cut(navn, ".")
	if t := pub.Tabel(id); t != nil && mappe != "" {
		return int64(t.Pladser())
	}
	return 0
}

// kvalitet are the facts of the run that the page on quality tells.
func (p *pass) kvalitet(r *result) offentlig.Kvalitet {
	k := offentlig.Kvalitet{Version: version, Regler: lov.ReglerSHA256(), Leverance: p.job.manifest,
		DubletterYdelse: p.duplicates.Ydelse, DubletterSamtaler: p.duplicates.Samtaler, Udsnit: p.udsnit.Er,
		AndenBeregning: "Der følger ingen anden beregning efter denne kørsel.", Advarsler: forbehold(r, p.job.manifest != "")}
	if p.record.run.SecondCalculation == publish.SecondExpected {
		k.AndenBeregning = "Tallene beregnes også af et andet program, der ikke deler kode med det første; hver celle skal være ens, før de kan offentliggøres."
	}
	for id, t := range p.job.delivery.Tables {
		k.Tabeller = append(k.Tabeller, offentlig.Indtabel{Navn: t.ID.String(), Filer: len(t.Files), Raekker: t.Rows, Afvist: p.rejects[id].Rows()})
		for _, count := range p.rejects[id].Counts() {
			k.Afvist = append(k.Afvist, offentlig.Afvist{Tabel: t.ID.String(), Kode: count.Code, Raekker: count.Rows})
		}
	}
	for _, kontrol := range kontroller.Kontroller() {
		k.Kontroller = append(k.Kontroller, p.fundAf(kontrol))
	}
	return k
}

// fundAf is how much a control found, and how grave the gravest of it is.
func (p *pass) fundAf(kontrol kontroller.Kontrol) offentlig.Kontrol {
	ud := offentlig.Kontrol{Kode: kontrol.Kode.String(), Titel: statement.Stort(kontrol.Navn)}
	vaerst := kontroller.Alvor(0)
	for i := range p.fund {
		if p.fund[i].Kode == kontrol.Kode {
			ud.Fund++
			vaerst = max(vaerst, p.fund[i].Alvor)
		}
	}
	ud.Alvor = vaerst.String()
	return ud
}

// laesninger are the readings with their questions, as the axis of the table foelsomhed.
func laesninger() []offentlig.Vaerdi {
	var ud []offentlig.Vaerdi
	for _, l := range lov.Laesninger() {
		ud = append(ud, offentlig.Vaerdi{Kode: l.String(), Navn: l.Beskriv().Spoergsmaal})
	}
	return slices.Clip(ud)
}

// forbehold are what a reader should know of the delivery, in Danish.
func forbehold(r *result, verificeret bool) (ud []string) {
	if m := r.daekning.Historik; m < statement.HistorikOensket {
		ud = append(ud, fmt.Sprintf("Data rækker %d af de %d måneder før januar tilbage: længere ydelsesforløb er afkortet, så deres varighed er for lav.", m, statement.HistorikOensket))
	}
	if r.daekning.Foreloebig() {
		ud = append(ud, fmt.Sprintf("Årets tal er foreløbige: der er data for %d af 12 måneder.", r.daekning.Sidste.Number()))
	}
	if !verificeret {
		ud = append(ud, "Leverancen er ikke holdt op mod en fortegnelse over det, der blev sendt.")
	}
	return ud
}

// publikationsfiler are the files of every format, and the site that links to them.
func publikationsfiler(pub *offentlig.Publikation, samtidig offentlig.Samtidig) ([]offentlig.Fil, error) {
	filer, err := formater.Alle(pub, samtidig)
	if err != nil {
		return nil, err
	}
	var stier []string
	for _, f := range filer {
		stier = append(stier, f.Sti)
	}
	sider, err := site.Sider(pub, lov.REGLER(), stier, samtidig)
	return append(filer, sider...), err
}

// samtidig does tasks on as many goroutines as there are workers. Of several that fail the
// first one's error is told, whichever fails first.
func (j *job) samtidig(opgaver ...func() error) error {
	var g errgroup.Group
	g.SetLimit(j.workers)
	fejl := make([]error, len(opgaver))
	for i, opgave := range opgaver {
		g.Go(func() error {
			defer guard(&fejl[i])
			fejl[i] = opgave()
			return nil
		})
	}
	_ = g.Wait() // no task returns an error to it
	return cmp.Or(fejl...)
}

// offentliggjort shows what was made for the public, and how its small counts are protected.
func (s *screen) offentliggjort(p *pass) {
	for _, r := range p.results {
		if d := r.disclosure; d != nil {
			s.line("public", "%s", path.Join(r.folder.Kandidat(), publish.Publikationsmappe, "index.html"))
			s.line("hidden", "%s small counts of persons and %s to protect them: an attack left at least %d values for each", statement.Antal(int64(d.Primary)), statement.Antal(int64(d.Secondary)), d.LeastValues)
			if d.Withheld > 0 {
				s.line("hidden", "%s more: of the kommuner all persons together alone are shown, or the decisions", statement.Antal(int64(d.Withheld)))
			}
		}
	}
}
