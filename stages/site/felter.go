package site

import (
	"strconv"
	"strings"

	"fokusmaal/schemas"
)

// The tile map's layout: every kommune is a square of the same size, and stands by its
// neighbours where the ground lets it. The country is cut at Storebælt, so that a phone can
// have one half above the other.

// vest is Jylland and Fyn, oest Sjælland, the islands south of it, and Bornholm: rows from
// north to south, squares from west to east, each the code of its kommune.
const (
	vest = `
  .   .   .   . 860 813   .   .   .
  .   .   .   . 810   .   . 825   .
  .   .   . 849 851   .   .   .   .
  .   . 787 820 840   .   .   .   .
  .   . 773 779 846   .   .   .   .
  .   . 671 791 730 707   .   .   .
  . 665 661 740 710 706   .   .   .
  . 760 657 746 751   .   .   .   .
  .   . 756 615 727   . 741   .   .
  . 573 530 630 766   .   .   .   .
563 561 575 621 607   . 410 480 440
  .   .   . 510   .   . 420 461 450
  .   . 550 580 540   .   . 430 479
  .   .   .   .   .   .   . 492 482`
	oest = `
  .   .   .   .   .   .   .   .   .
  .   .   .   .   .   .   .   .   .
  .   .   .   .   .   . 270 217   .
  .   .   .   .   . 260 219 210   .
  .   .   .   .   . 250 201 223   .
  .   .   .   .   . 240 190 230   .
  .   .   .   .   . 151 159 173   .
  .   .   .   . 165 161 163 157   .
  . 306   . 265 169 153 175 147 101
326 316 350 253 183 187 167   . 185
330 340 329 269   .   .   .   . 155
  .   . 370 259   .   .   .   .   .
  .   . 390 320 336   .   .   . 400
  . 360 376   .   .   .   .   .   .`
)

// felt is where a kommune's square stands in its half, counted from 1.
type felt struct {
	kommune        schemas.Kommune
	raekke, soejle int
}

// felter are the squares of a half, row by row.
func felter(halvdel string) []felt {
	var ud []felt
	for r, linje := range strings.Split(strings.TrimPrefix(halvdel, "\n"), "\n") {
		for s, ord := range strings.Fields(linje) {
			kode, err := strconv.Atoi(ord)
			if k, ok := schemas.KommuneFraKode(int32(kode)); err == nil && ok {
				ud = append(ud, felt{k, r + 1, s + 1})
			}
		}
	}
	return ud
}

// brud are the names too long for a square, with a dot where they may break. The wide screen
// has the whole name.
const brud = `Køben·havn Frederiks·berg Alberts·lund Vallens·bæk Fredens·borg Hels·ingør Frederiks·sund Kalund·borg
Guldborg·sund Vording·borg Kerte·minde Lange·land Sønder·borg Skander·borg Ring·købing-Skjern Heden·sted Brønders·lev
Frederiks·havn Vest·himmer·lands Mariager·fjord Jammer·bugt Middel·fart Ods·herred Syd·djurs Nord·djurs Svend·borg`

// smalle are the names on a phone, which has room for about four letters, where the first
// four would be unclear.
var smalle = map[int32]string{
	101: "Kbh", 147: "Frb", 153: "Bdby", 169: "H-T", 173: "L-T", 210: "Fborg", 223: "Hørs", 250: "Fsund", 329: "Rings", 430: "F-M",
	480: "Nfyn", 575: "Vejen", 607: "Fcia", 630: "Vejle", 707: "Ndj", 706: "Sdj", 756: "I-B", 760: "R-S", 810: "Bslev", 813: "Fhavn",
}

// kortnavn is a kommune's name as its square has room for it, and the one on a phone.
func kortnavn(k schemas.Kommune) (bred, smal string) {
	bred = k.Navn()
	for _, b := range strings.Fields(brud) {
		bred = strings.Replace(bred, strings.ReplaceAll(b, "·", ""), strings.ReplaceAll(b, "·", "\u00ad"), 1)
	}
	if kort, ok := smalle[k.Kode()]; ok {
		return bred, kort
	}
	bogstaver := []rune(k.Navn())
	return bred, string(bogstaver[:min(4, len(bogstaver))])
}
