package forklar

import (
	"fmt"
	"math/big"
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// The parts of a month: the steps from a measured benefit to the population, and the
// grounds of each fokusmål. Every number adds up to the one that stands under it.

// antalIndryk is where the text behind a number of persons begins.
const antalIndryk = 15

// personer writes a number of persons, a sign that says how it adds up, and what it
// counts with its code.
func (t *tekst) personer(tegn string, n int64, hvem, kode string) {
	if kode != "" {
		hvem += " [" + kode + "]"
	}
	t.brudt(fmt.Sprintf("  %1s%10s  ", tegn, statement.Antal(n)), fmt.Sprintf("%*s", antalIndryk, ""), hvem)
}

// trin shows the way of a month from persons on a measured benefit to the population.
func (k *kommune) trin() {
	k.overskrift("%s: fra ydelse til population", statement.Stort(maanedOgAar(k.Maaned)))
	if k.udenData() {
		return
	}
	if k.Lov.Suspenderet(k.Maaned) {
		k.afsnit(2, "Måneden er suspenderet og er ikke med i noget gennemsnit.")
	}
	var trin []*statement.Trintal
	alle := int64(0)
	for i := range k.Opgoerelse.Trin {
		if t := &k.Opgoerelse.Trin[i]; t.Kode == k.Sag.Kommune && t.Maaned == k.Maaned {
			trin = append(trin, t)
			alle += t.Personer
		}
	}
	k.personer("", alle, "personer på en målt ydelse", "")
	k.tilRegel(lov.RegelYdelser)
	for _, t := range trin {
		tegn := "-"
		if t.Trin == schemas.Population {
			tegn = "="
		}
		k.personer(tegn, t.Personer, k.trinTekst(t.Trin), t.Trin.String())
		k.tilRegel(lov.TrinRegel(t.Trin))
	}
}

// udenData says so where the data do not reach the month.
func (k *kommune) udenData() bool {
	if k.Maaned <= k.Opgoerelse.Daekning.Sidste {
		return false
	}
	k.afsnit(2, "Data slutter med %s: måneden er ikke talt.", maanedOgAar(k.Opgoerelse.Daekning.Sidste))
	return true
}

// tilRegel writes what a rule means in the month and where it stands.
func (k *kommune) tilRegel(id lov.RegelID) {
	k.afsnit(antalIndryk, "%s", k.regel(id, k.iMaaneden(id, k.Maaned)))
}

// grunde shows why the population counts as it does in a fokusmål.
func (k *kommune) grunde(maal int) {
	k.overskrift("%s: hvorfor populationen tæller, som den gør i fokusmål %d (§ 5, nr. %d)", statement.Stort(maanedOgAar(k.Maaned)), maal, maal)
	if k.udenData() {
		return
	}
	ikke, reglerIkke := k.grundene(maal, false)
	k.personer("=", ikke, "ikke i tælleren", "")
	rammer, reglerRammer := k.grundene(maal, true)
	k.personer("=", rammer, "i tælleren: "+taeller(maal), [...]string{"uden_tilbud", "faerre_end_4_samtaler"}[maal-1])
	k.personer("=", ikke+rammer, "i populationen", "personer")
	k.maanedenAlene(maal, statement.Andel{Taeller: rammer, Naevner: ikke + rammer})
	k.reglerne(append(reglerIkke, reglerRammer...))
}

// grundene shows the grounds with persons that hit, or those that do not, each with the
// places in law that it rests on. It returns their sum and their rules.
func (k *kommune) grundene(maal int, rammer bool) (sum int64, regler []lov.RegelID) {
	for i := range k.Opgoerelse.Grunde {
		g := &k.Opgoerelse.Grunde[i]
		if g.Kode != k.Sag.Kommune || g.Maaned != k.Maaned || g.Grund.Fokusmaal() != maal || g.Grund.Rammer() != rammer || g.Personer == 0 {
			continue
		}
		sum += g.Personer
		k.personer("", g.Personer, k.grundTekst(g.Grund), g.Grund.String())
		regler = append(regler, lov.GrundRegler(g.Grund)...)
		k.afsnit(antalIndryk, "%s", k.steder(g.Grund, k.Maaned))
	}
	return sum, regler
}

// reglerne tells what the rules of the grounds mean, each once, in the order in which the
// law is applied.
func (k *kommune) reglerne(ider []lov.RegelID) {
	slices.Sort(ider)
	for _, id := range slices.Compact(ider) {
		b := k.beskrivelse(id)
		versioner := k.forMaaneden(id, k.Maaned)
		if len(versioner) > 1 {
			k.afsnit(2, "%s, afgøres af %s:", b.Navn, k.afgoerende(id))
			for _, g := range versioner {
				k.afsnit(6, "%s: %s", hvornaar(g), k.regel(id, g))
			}
			continue
		}
		k.afsnit(2, "%s: %s", b.Navn, k.regel(id, versioner[0]))
	}
}

// hvornaar says on which days a version decides.
func hvornaar(g *lov.Grundlag) string {
	switch {
	case g.Fra == schemas.NoDate:
		return "til og med " + langDato(g.Til)
	case g.Til == schemas.NoDate:
		return "fra " + langDato(g.Fra)
	}
	return "fra " + langDato(g.Fra) + " til " + langDato(g.Til)
}

// maanedenAlene holds the month's own share up against the limit.
func (k *kommune) maanedenAlene(maal int, andel statement.Andel) {
	graense := k.Lov.Graenser(k.aar.Aar).Pct(maal)
	afstand, ok := statement.TilMaalet([]statement.Andel{andel}, k.Lov.Pulje(), graense)
	if !ok {
		k.felt("andel", "Ingen personer i populationen: måneden har ingen andel.")
		return
	}
	under := "ikke under"
	if afstand.Opfyldt {
		under = "under"
	}
	k.felt("andel", "%s pct. i måneden alene, %s grænsen på %d pct. Loven ser på årets gennemsnit; måneden afgør intet for sig.", statement.Komma(andel.Pct()), under, graense)
	k.proeven(big.NewInt(andel.Taeller), big.NewInt(andel.Naevner), graense)
	k.felt("afstand", "%s", afstandTekst(afstand, "i måneden alene"))
}
