package site

import (
	"strconv"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// TestEveryFigureOfAKommunePageIsThatOfThePublication reads the pages back.
func TestEveryFigureOfAKommunePageIsThatOfThePublication(t *testing.T) {
	p := publikation(t)
	o := opslag{p}
	for _, kode := range []int32{101, 671, 825} {
		fundet, err := LaesSide([]byte(sidenAf(t, p, kode)))
		if err != nil {
			t.Fatal(err)
		}
		mangler(t, fundet, strconv.Itoa(int(kode)))
		for _, f := range fundet {
			tabel := p.Tabel(f.Tabel)
			enhed := tabel.Maal[tabel.Maalnr(f.Maal)].Enhed
			c := o.celle(f.Tabel, f.Maal, f.Plads...)
			if vil := laestVaerdi(enhed, c); f.V != data(enhed, c) || !strings.HasPrefix(f.Maal, "status") && strings.TrimSpace(f.Tekst) != vil {
				t.Errorf("%s %s %v: the page shows %q (%q), want %q", f.Tabel, f.Maal, f.Plads, f.Tekst, f.V, vil)
			}
		}
	}
}

// mangler fails where a page lacks one of the figures that the page of a kommune is for.
func mangler(t *testing.T, fundet []Laest, kode string) {
	t.Helper()
	har := map[string]bool{}
	for _, f := range fundet {
		har[f.Tabel+" "+f.Maal+" "+strings.Join(f.Plads, " ")] = true
	}
	var vil []string
	for _, m := range offentlig.MaanedForm(2024).Maal {
		for nr := 1; nr <= 12; nr++ {
			vil = append(vil, offentlig.Maaned+" "+m.Navn+" "+maanedskode(nr)+" "+kode+" alle")
		}
	}
	for _, m := range offentlig.TilsynForm(2024).Maal[:7] {
		if !strings.HasPrefix(m.Navn, "maal") { // the verdict of the year may stand in its place
			vil = append(vil, offentlig.Tilsyn+" "+m.Navn+" 2024 "+kode)
		}
	}
	vil = append(vil, offentlig.Aar+" andel_uden_tilbud 2024 "+kode, offentlig.Aar+" andel_faerre_end_4_samtaler 2024 "+kode)
	for _, v := range offentlig.VarighedForm(2024).Akser[2].Vaerdier {
		vil = append(vil, offentlig.Varighed+" personer "+maanedskode(12)+" "+kode+" "+v.Kode)
	}
	for _, v := range offentlig.AfstemningForm(2024).Akser[2].Vaerdier {
		vil = append(vil, offentlig.Afstemning+" personer "+maanedskode(12)+" "+kode+" "+v.Kode)
	}
	for _, v := range vil {
		if !har[v] {
			t.Errorf("the page of %s does not show %s", kode, v)
		}
	}
}

// laestVaerdi is what a page should show of a cell, worked out in another way than it does.
func laestVaerdi(enhed offentlig.Enhed, c *offentlig.Celle) string {
	switch {
	case c.Maerke != offentlig.Vist:
		return c.Maerke.Tegn()
	case enhed == offentlig.Andel:
		return strconv.FormatInt(c.Promille/10, 10) + "," + strconv.FormatInt(c.Promille%10, 10)
	case enhed == offentlig.JaNej:
		return map[int64]string{1: "Opfyldt", 0: "Ikke opfyldt"}[c.Antal]
	case enhed == offentlig.Dato:
		m, _ := schemas.ParseMonth(c.Tekst[:7])
		return strings.TrimPrefix(c.Tekst[8:], "0") + ". " + m.Navn() + " " + c.Tekst[:4]
	case enhed == offentlig.Tekst:
		return c.Tekst
	case c.Antal >= 1_000_000:
		return strconv.FormatInt(c.Antal/1_000_000, 10) + "." + strconv.FormatInt(1_000_000+c.Antal%1_000_000, 10)[1:4] + "." + strconv.FormatInt(1000+c.Antal%1000, 10)[1:]
	case c.Antal >= 1000:
		return strconv.FormatInt(c.Antal/1000, 10) + "." + strconv.FormatInt(1000+c.Antal%1000, 10)[1:]
	}
	return strconv.FormatInt(c.Antal, 10)
}

func TestAPageThatIsDamagedIsNotReadBack(t *testing.T) {
	for hvad, side := range map[string]string{"an open element": "<p><b>", "a figure without a value": `<p data-c="a b c">1</p>`, "a figure without a place": `<p data-c="a b" data-v="1">1</p>`} {
		if fundet, err := LaesSide([]byte(side)); err == nil {
			t.Errorf("%s: read as %v", hvad, fundet)
		}
	}
}
