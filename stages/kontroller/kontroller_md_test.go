package kontroller

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestKONTROLLERIsFresh holds KONTROLLER.md against the code; UPDATE=1 writes it.
func TestKONTROLLERIsFresh(t *testing.T) {
	want := kontrollerMd()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("KONTROLLER.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("KONTROLLER.md")
	if err != nil || string(got) != want {
		t.Fatalf("KONTROLLER.md is stale (%v): run `make generate`", err)
	}
}

func kontrollerMd() string {
	var b strings.Builder
	b.WriteString("<!-- Written by `make generate` from stages/kontroller. Do not edit. -->\n\n# Kontrollerne af leverancen\n\n" +
		"En kontrol ser på hele leverancen: ligner den sig selv, måned for måned og kommune for kommune? En *fejl* standser kørslen, før der er tal;\n" +
		"en *advarsel* vises. Er leverancen rigtig, som den er, lader `--accepter K03` (`make ACCEPTER=K03`) den ene kørsel fortsætte trods kontrollens fejl,\n" +
		"og `--accepter K05:671` kun trods dem om kommune 671 (`K05:0`: Hele landet). Det står i run.json og i tabellen `kontrol`, og kørslen kan kun offentliggøres\n" +
		"med en NOTE. Numrene bruges aldrig om.\n\n" +
		"| nr. | navn | værst | i et udsnit | hvad den finder |\n|---|---|---|---|---|\n")
	for _, k := range Kontroller() {
		udsnit := []Fund{{Kode: k.Kode, Alvor: k.Alvor}}
		mildn(udsnit)
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", k.Kode, k.Navn, k.Alvor, udsnit[0].Alvor, k.Beskrivelse)
	}
	fmt.Fprintf(&b, "\n**Et udsnit** er en leverance, der ikke er et helt land: `ydelse` har rækker i færre end %d kommuner, eller %d rækker i færre end %d måneder. "+
		"Det har ingen historie, som en måned kan holdes op imod: personer, der er fundet på, begynder ofte alle på én gang. De kontroller, der gør det, advarer derfor kun; "+
		"de øvrige finder det, der ikke kan være rigtigt i nogen leverance. At det er et udsnit, står på skærmen og i run.json, og kørslen kan kun offentliggøres med en NOTE: "+
		"et land, der har mistet næsten alt, er også et udsnit.\n", landKommunerMindst, landRaekker, mindsteHistorie)
	b.WriteString("\n**Et fund** er om én kommune (eller Hele landet) og én måned i én tabel, med antal og det ventede; K03, K04, K05, K09 og K13 lægger også flere måneder sammen, og måneden er den sidste; " +
		"K14, K15, en tabel uden rækker (K01) og en kommune, der slet intet sender i en tabel (K02), er om hele leverancen og har ingen måned. Filen og rækkegruppen står der, hvor kun den ene kan have rækkerne: " +
		"hvor filerne er delt efter måned (og `ydelse` efter kommune). Ellers er de null, og altid i K14, som er om personer. Intet fund er om en person, og intet har en værdi fra en række.\n")
	fmt.Fprintf(&b, "\n**Historien** er kommunens egne måneder i den samme leverance, mindst %d, og højst %d tilbage fra den sidste målte måned. Det sædvanlige er medianen. "+
		"Lægges %d eller %d måneder sammen (de seneste sidst, aldrig hen over et brud), holdes de op imod medianen af lige så lange perioder, eller af månederne, hvor der er færre end %d perioder; hvad månederne har vist, vises ikke igen. "+
		"*Tilfældet* er 6 standardafvigelser af et tilfældigt antal (med en længere hale, hvor antallet er lille, og mere, hvor rækker følges ad: "+
		"samtaler %d, tilbud %d, loentimer %d ad gangen, og i flere måneder mindst lige så mange, som der er måneder). *Kommunens egne udsving* er %d gange medianen af månedernes afstand fra medianen. "+
		"Samtaler, tilbud og loentimer tælles i den kommune, hvor personen senest fik ydelse.\n", mindsteHistorie, Maaneder, perioder[0], perioder[1], mindsteHistorie, klyngeSamtale, klyngeTilbud, klyngeTimer, saedvanligt)
	b.WriteString("\n**Brud**, som ligger uden for leverancen, og som historien deles ved eller springer over:\n\n")
	for _, br := range brudene {
		til := ""
		if br.til != 0 {
			til = br.til.String()
		}
		fmt.Fprintf(&b, "- %s - %s: %s\n", br.fra, til, br.grund)
	}
	timer := serie{klynge: klyngeTimer}
	nul := func(maaneder int) int64 { return tilfaeldet(0, timer.klyngeOver(maaneder)) }
	fmt.Fprintf(&b, "\n**Hvad de ikke ser**: en fejl, der er der i alle måneder; to ombyttede koder, der er lige hyppige, i andet end `ydelse`; "+
		"en kommune med så få rækker, at tilfældet rækker længere end fejlen. Sendes alle timer som 0, hvor de ellers aldrig er det, ses det fra %d rækker i en måned, %d i tre eller %d i tolv: "+
		"en kommune skal have mindst %d rækker i `loentimer` over 12 måneder (er kun en del af dem forkerte, tilsvarende flere). De tre og de tolv måneder tælles fra den sidste måned og tilbage; "+
		"begynder fejlen midt i dem, skal der være flere rækker. K03 skal have flere: den ser først, at alle rækker er borte, fra omkring 200 i tre måneder og 600 i tolv. Er mere end halvdelen af månederne forkerte, er det de rigtige, der findes.\n",
		nul(1)+1, nul(perioder[0])+1, nul(perioder[1])+1, nul(perioder[1])+1)
	return b.String()
}

func TestTheNumbersRunFromOneOn(t *testing.T) {
	for i, k := range Kontroller() {
		if int(k.Kode) != i+1 || k.Navn == "" || k.Beskrivelse == "" || k.doem == nil || k.Alvor != Fejl && k.Alvor != Advarsel {
			t.Errorf("control %d: %+v", i+1, k.Kode)
		}
	}
}
