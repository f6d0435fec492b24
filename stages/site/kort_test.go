package site

import (
	"testing"

	"fokusmaal/schemas"
)

// plads is where a kommune is on both halves together, the eastern one to the right.
func pladser() map[string][2]int {
	ud := map[string][2]int{}
	for i, h := range []string{vest, oest} {
		for _, f := range felter(h) {
			ud[f.kommune.Navn()] = [2]int{f.raekke, f.soejle + 9*i}
		}
	}
	return ud
}

func TestEveryKommuneHasASquareOfItsOwn(t *testing.T) {
	antal, taget := map[schemas.Kommune]int{}, map[[3]int]string{}
	for i, h := range []string{vest, oest} {
		for _, f := range felter(h) {
			antal[f.kommune]++
			sted := [3]int{i, f.raekke, f.soejle}
			if taget[sted] != "" {
				t.Errorf("%s and %s have the same square", taget[sted], f.kommune.Navn())
			}
			taget[sted] = f.kommune.Navn()
			if f.raekke > 14 || f.soejle > 9 {
				t.Errorf("%s is outside of the 14 rows and 9 columns", f.kommune.Navn())
			}
		}
	}
	for k := range schemas.Kommune(schemas.Kommuner) {
		if antal[k] != 1 {
			t.Errorf("%s has %d squares", k.Navn(), antal[k])
		}
	}
}

func TestTheMapIsTheCountryAsPeopleKnowIt(t *testing.T) {
	p := pladser()
	for _, c := range []struct{ a, retning, b string }{
		{"Hjørring", "nord", "Aalborg"}, {"Frederikshavn", "øst", "Hjørring"}, {"Læsø", "øst", "Frederikshavn"}, {"Læsø", "syd", "Frederikshavn"},
		{"Thisted", "vest", "Aalborg"}, {"Morsø", "syd", "Thisted"}, {"Skive", "nord", "Viborg"}, {"Struer", "øst", "Lemvig"}, {"Struer", "nord", "Holstebro"},
		{"Norddjurs", "øst", "Randers"}, {"Aarhus", "øst", "Silkeborg"}, {"Odder", "syd", "Aarhus"}, {"Samsø", "øst", "Odder"}, {"Herning", "øst", "Ringkøbing-Skjern"},
		{"Fanø", "vest", "Esbjerg"}, {"Esbjerg", "vest", "Vejen"}, {"Kolding", "syd", "Vejle"}, {"Kolding", "nord", "Haderslev"}, {"Fredericia", "vest", "Middelfart"},
		{"Tønder", "vest", "Aabenraa"}, {"Sønderborg", "øst", "Aabenraa"}, {"Odense", "øst", "Assens"}, {"Nyborg", "øst", "Odense"}, {"Svendborg", "syd", "Odense"},
		{"Ærø", "syd", "Svendborg"}, {"Ærø", "vest", "Langeland"}, {"Nyborg", "vest", "Slagelse"}, {"Kalundborg", "vest", "Holbæk"}, {"Odsherred", "nord", "Holbæk"},
		{"Lolland", "vest", "Guldborgsund"}, {"Guldborgsund", "syd", "Vordingborg"}, {"Stevns", "øst", "Faxe"}, {"Roskilde", "vest", "Høje-Taastrup"}, {"Køge", "syd", "Roskilde"},
		{"Helsingør", "nord", "København"}, {"Gentofte", "nord", "København"}, {"Frederiksberg", "vest", "København"}, {"Tårnby", "syd", "København"}, {"Dragør", "syd", "Tårnby"},
		{"Gribskov", "nord", "Hillerød"}, {"Halsnæs", "vest", "Hillerød"}, {"Bornholm", "øst", "Stevns"}, {"Bornholm", "syd", "København"}, {"København", "øst", "Aarhus"},
	} {
		a, b := p[c.a], p[c.b]
		er := map[string]bool{"nord": a[0] < b[0], "syd": a[0] > b[0], "vest": a[1] < b[1], "øst": a[1] > b[1]}[c.retning]
		if !er {
			t.Errorf("%s is not %s of %s: %v, %v", c.a, c.retning, c.b, a, b)
		}
	}
}

func TestNeighboursTouch(t *testing.T) {
	p := pladser()
	for _, par := range [][2]string{
		{"Hjørring", "Frederikshavn"}, {"Hjørring", "Brønderslev"}, {"Brønderslev", "Aalborg"}, {"Aalborg", "Rebild"}, {"Rebild", "Mariagerfjord"}, {"Thisted", "Morsø"},
		{"Viborg", "Silkeborg"}, {"Skanderborg", "Aarhus"}, {"Skanderborg", "Horsens"}, {"Aarhus", "Favrskov"}, {"Herning", "Ikast-Brande"}, {"Varde", "Esbjerg"}, {"Esbjerg", "Fanø"},
		{"Vejle", "Hedensted"}, {"Kolding", "Fredericia"}, {"Haderslev", "Aabenraa"}, {"Aabenraa", "Sønderborg"}, {"Odense", "Nyborg"}, {"Kalundborg", "Holbæk"}, {"Sorø", "Ringsted"},
		{"Roskilde", "Lejre"}, {"Greve", "Solrød"}, {"Lolland", "Guldborgsund"}, {"København", "Frederiksberg"}, {"København", "Tårnby"}, {"Tårnby", "Dragør"}, {"Gentofte", "Lyngby-Taarbæk"},
		{"Helsingør", "Fredensborg"}, {"Ballerup", "Egedal"}, {"Albertslund", "Glostrup"}, {"Ishøj", "Vallensbæk"},
	} {
		a, b := p[par[0]], p[par[1]]
		if max(a[0]-b[0], b[0]-a[0]) > 1 || max(a[1]-b[1], b[1]-a[1]) > 1 {
			t.Errorf("%s and %s do not touch: %v, %v", par[0], par[1], a, b)
		}
	}
}

func TestTheNamesOnAPhoneAreShortAndDifferent(t *testing.T) {
	set := map[string]string{}
	for k := range schemas.Kommune(schemas.Kommuner) {
		_, smal := kortnavn(k)
		if n := len([]rune(smal)); n < 3 || n > 5 {
			t.Errorf("%s: %q", k.Navn(), smal)
		}
		if set[smal] != "" {
			t.Errorf("%s and %s are both %s", set[smal], k.Navn(), smal)
		}
		set[smal] = k.Navn()
	}
}
