package offentlig

import (
	"fmt"
	"strconv"

	"fokusmaal/schemas"
)

// The axes, with the words that Jobindsats has for them.

// periode is a month as Jobindsats writes it, such as 2024M07; the year is 2024Y01.
func periode(m schemas.Month) string { return fmt.Sprintf("%04dM%02d", m.Year(), m.Number()) }

func maanedsakse(aar int) Akse {
	a := Akse{Navn: "maaned", Titel: "Periode", Rolle: Tid, Type: schemas.OutDATE}
	for m := schemas.MonthOf(aar, 1); m <= schemas.MonthOf(aar, 12); m++ {
		a.Vaerdier = append(a.Vaerdier, Vaerdi{m.First().String(), periode(m)})
	}
	return a
}

func aarsakse(aar int) Akse {
	return Akse{Navn: "aar", Titel: "Periode", Rolle: Tid, Type: schemas.OutINT32, Vaerdier: []Vaerdi{{strconv.Itoa(aar), fmt.Sprintf("%04dY01", aar)}}}
}

// omraadeakse has Hele landet first and then the kommuner in order of code.
func omraadeakse() Akse {
	a := kommuneakse()
	a.Vaerdier = append([]Vaerdi{{strconv.Itoa(int(schemas.HeleLandet)), schemas.HeleLandetNavn}}, a.Vaerdier...)
	return a
}

func kommuneakse() Akse {
	a := Akse{Navn: "kommune", Titel: "Område", Rolle: Sted, Type: schemas.OutINT32}
	for k := range schemas.Kommune(schemas.Kommuner) {
		a.Vaerdier = append(a.Vaerdier, Vaerdi{strconv.Itoa(int(k.Kode())), k.Navn()})
	}
	return a
}

var ydelsesnavne = [schemas.Grupper]string{
	"Dagpenge", "Sygedagpenge", "Selvforsørgelses- og hjemrejseydelse samt overgangsydelse", "Uddannelseshjælp", "Kontanthjælp",
	"Revalidering", "Ressourceforløbsydelse, inkl. jobafklaringsforløb", "Ledighedsydelse",
}

// ydelsesakse has the eight groups of § 2 stk. 2 in order, and alle last.
func ydelsesakse() Akse {
	a := Akse{Navn: "ydelse", Titel: "Ydelsesgrupper", Rolle: Gruppe, Type: schemas.OutSTRING}
	for g, navn := range ydelsesnavne {
		a.Vaerdier = append(a.Vaerdier, Vaerdi{schemas.Gruppe(g + 1).String(), navn})
	}
	a.Vaerdier = append(a.Vaerdier, Vaerdi{schemas.Alle, "Ydelsesgrupper i alt"})
	return a
}

func varighedsakse() Akse {
	return gruppeakse("varighed", "Forløbets varighed", []Vaerdi{
		{"12-17", "12-17 måneder"}, {"18-23", "18-23 måneder"}, {"24-35", "24-35 måneder"}, {"36+", "36 måneder og derover"}})
}

func trinakse() Akse {
	navne := [schemas.AntalTrin]string{"På introduktionsprogram", "Måned alene med barsel eller »Opfølgning uden kontakt«", "Ydelsesforløb under 12 måneder", "Fritaget mindst halvdelen af forløbet", "I populationen"}
	var vaerdier []Vaerdi
	for i, navn := range navne {
		vaerdier = append(vaerdier, Vaerdi{schemas.Trin(i + 1).String(), navn})
	}
	return gruppeakse("trin", "Vej til populationen", vaerdier)
}

// grundakse has the grounds of both fokusmål; those of fokusmål 2 without what was left out.
func grundakse() Akse {
	vaerdier := []Vaerdi{
		{schemas.GrundTilbud.String(), "Mindst ét tilbud"},
		{schemas.GrundKunTimer.String(), "Intet tilbud, men mindst 100 ordinære løntimer"},
		{schemas.GrundUdenTilbud.String(), "Hverken tilbud eller 100 ordinære løntimer"},
	}
	for n := range int32(4) {
		navn := fmt.Sprintf("%d samtaler", n)
		if n == 1 {
			navn = "1 samtale"
		}
		vaerdier = append(vaerdier, Vaerdi{schemas.GrundSamtaler(n, 0).String(), navn})
	}
	return gruppeakse("grund", "Grund", append(vaerdier, Vaerdi{schemas.GrundMindst4.String(), "4 samtaler eller flere"}))
}

// udeladtakse has the reasons for which samtaler are left out.
func udeladtakse() Akse {
	return gruppeakse("udeladt", "Samtaler, der ikke tæller", []Vaerdi{
		{"brev", "Holdt pr. brev"}, {"foerste", "Den første jobsamtale, ikke holdt ved fremmøde"}, {"anden_type", "Af en anden type"}})
}

func fokusmaalakse() Akse {
	return Akse{Navn: "fokusmaal", Titel: "Fokusmål", Rolle: Gruppe, Type: schemas.OutINT32, Vaerdier: []Vaerdi{
		{"1", "Fokusmål 1: uden tilbud eller 100 løntimer"}, {"2", "Fokusmål 2: færre end 4 samtaler"}}}
}

func gruppeakse(navn, titel string, vaerdier []Vaerdi) Akse {
	return Akse{Navn: navn, Titel: titel, Rolle: Gruppe, Type: schemas.OutSTRING, Vaerdier: vaerdier}
}
