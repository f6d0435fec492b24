package statement_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// The sentences, to be read like a jurist reads them.
func TestEveryDecisionIsOneSentenceWithItsNumbers(t *testing.T) {
	const haarfint = "29999/100000"
	for _, sag := range []struct {
		navn               string
		aar                int
		foer               foer
		faktisk, forventet schemas.Pct4
		nu                 andele
		vil                string
	}{
		{"§ 4, lower", 2024, foerIngen, 184300, 185000, andele{"271/1000", "1/5"},
			"Resultatmålet er opfyldt, fordi den faktiske ydelsesgrad på 18,43 pct. er lavere end den forventede på 18,50 pct., så kommunen kommer ikke under skærpet tilsyn; fokusmål 1 er opfyldt med 27,1 pct. (under 30 pct.), og fokusmål 2 er ikke opfyldt med 20,0 pct. (skal være under 20 pct.)."},
		{"§ 4, a tie", 2024, foerIngen, 185000, 185000, andele{"1/10", "1/10"},
			"Resultatmålet er opfyldt, fordi den faktiske ydelsesgrad på 18,50 pct. er præcis den samme som den forventede, så kommunen kommer ikke under skærpet tilsyn; fokusmål 1 er opfyldt med 10,0 pct. (under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.)."},
		{"§ 5, a hair under its limit", 2024, foerIngen, 185010, 185001, andele{haarfint, "1/10"},
			"Resultatmålet er ikke opfyldt, fordi den faktiske ydelsesgrad på 18,501 pct. er højere end den forventede på 18,5001 pct., men fokusmål 1 er opfyldt med 29,999 pct. (under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen kommer ikke under skærpet tilsyn."},
		{"§ 5, nobody", 2024, foerIngen, 200000, 190000, andele{},
			"Resultatmålet er ikke opfyldt, fordi den faktiske ydelsesgrad på 20,00 pct. er højere end den forventede på 19,00 pct., men fokusmål 1 regnes som opfyldt, fordi ingen måned har personer i populationen, og fokusmål 2 regnes som opfyldt, fordi ingen måned har personer i populationen, så kommunen kommer ikke under skærpet tilsyn."},
		{"§ 6", 2023, foerIngen, 200000, 190000, andele{"1/3", "19/100"},
			"Resultatmålet er ikke opfyldt, fordi den faktiske ydelsesgrad på 20,00 pct. er højere end den forventede på 19,00 pct.; fokusmål 1 er ikke opfyldt med 33,3 pct. (skal være under 30 pct.), og fokusmål 2 er opfyldt med 19,0 pct. (under 20 pct.), så kommunen udvælges til skærpet tilsyn."},
		{"§ 6 in 2021", 2021, foerIngen, 200000, 190000, andele{"1/3", "1/4"},
			"Resultatmålet er ikke opfyldt, fordi den faktiske ydelsesgrad på 20,00 pct. er højere end den forventede på 19,00 pct.; fokusmål 1 (33,3 pct.) indgår ikke i afgørelsen på tallene for 2021, og fokusmål 2 er ikke opfyldt med 25,0 pct. (skal være under 20 pct.), så kommunen udvælges til skærpet tilsyn."},
		{"§ 5 in 2021, nobody", 2021, foerIngen, 200000, 190000, andele{},
			"Resultatmålet er ikke opfyldt, fordi den faktiske ydelsesgrad på 20,00 pct. er højere end den forventede på 19,00 pct., men fokusmål 1 (intet tal) indgår ikke i afgørelsen på tallene for 2021, og fokusmål 2 regnes som opfyldt, fordi ingen måned har personer i populationen, så kommunen kommer ikke under skærpet tilsyn."},
		{"2020", 2020, foerIngen, 200000, 190000, andele{"1/3", "1/10"},
			"Tallene for 2020 udvælger ingen kommune til skærpet tilsyn; den faktiske ydelsesgrad på 20,00 pct. er højere end den forventede på 19,00 pct., fokusmål 1 er ikke opfyldt med 33,3 pct. (skal være under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.)."},
		{"§ 10", 2024, foerSkaerpet, 200000, 190000, andele{"1/5", "1/10"},
			"Fokusmål 1 er opfyldt med 20,0 pct. (under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så det skærpede tilsyn ophører."},
		{"§ 11", 2024, foerSkaerpet, 200000, 190000, andele{"39/100", "1/10"},
			"Fokusmål 1 er ikke opfyldt med 39,0 pct. (skal være under 30 pct.) mod 50,0 pct. på grundlag af tallene for 2023 (en forlængelse kræver højst 40,0 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så genopretningsperioden forlænges med 12 måneder."},
		{"§ 12, a hair too little", 2024, foerSkaerpet, 200000, 190000, andele{"4001/10000", "1/10"},
			"Fokusmål 1 er ikke opfyldt med 40,01 pct. (skal være under 30 pct.) mod 50,0 pct. på grundlag af tallene for 2023 (en forlængelse kræver højst 40,00 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen sættes under administration."},
		{"§ 12, hardly moved", 2024, foerSkaerpet, 200000, 190000, andele{"4999/10000", "1/10"},
			"Fokusmål 1 er ikke opfyldt med 49,99 pct. (skal være under 30 pct.) mod 50,00 pct. på grundlag af tallene for 2023 (en forlængelse kræver højst 40,0 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen sættes under administration."},
		{"§ 12, backwards and unmoved", 2024, foerSkaerpet, 200000, 190000, andele{"13/25", "2/5"},
			"Fokusmål 1 er ikke opfyldt med 52,0 pct. (skal være under 30 pct.) mod 50,0 pct. på grundlag af tallene for 2023 (en forlængelse kræver højst 40,0 pct.), og fokusmål 2 er ikke opfyldt med 40,0 pct. (skal være under 20 pct.) mod 40,0 pct. på grundlag af tallene for 2023 (en forlængelse kræver højst 30,0 pct.), så kommunen sættes under administration."},
		{"§ 11, on the limit at selection and now", 2024, foer{schemas.SkaerpetTilsyn, 2023, andele{"1/2", "1/5"}}, 200000, 190000, andele{"1/5", "1/5"},
			"Fokusmål 1 er opfyldt med 20,0 pct. (under 30 pct.), og fokusmål 2 er ikke opfyldt med 20,0 pct. (skal være under 20 pct.) mod 20,0 pct. på grundlag af tallene for 2023 (en forlængelse kræver højst 20,0 pct.), så genopretningsperioden forlænges med 12 måneder."},
		{"§ 12, met at selection", 2024, foer{schemas.SkaerpetTilsyn, 2023, andele{haarfint, "1/4"}}, 200000, 190000, andele{"31/100", "1/10"},
			"Fokusmål 1 er ikke opfyldt med 31,0 pct. (skal være under 30 pct.) mod 29,999 pct. på grundlag af tallene for 2023, hvor det var opfyldt, altså ingen fremgang, og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen sættes under administration."},
		{"§ 12, told from its baseline with one decimal and with three, not with two", 2024, foer{schemas.SkaerpetTilsyn, 2023, andele{"30151/100000", "1/10"}}, 200000, 190000, andele{"30149/100000", "1/10"},
			"Fokusmål 1 er ikke opfyldt med 30,149 pct. (skal være under 30 pct.) mod 30,2 pct. på grundlag af tallene for 2023 (en forlængelse kræver højst 30,08 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen sættes under administration."},
		{"§ 12, no share at selection", 2024, foer{schemas.SkaerpetTilsyn, 2023, andele{"", "1/4"}}, 200000, 190000, andele{"31/100", "1/10"},
			"Fokusmål 1 er ikke opfyldt med 31,0 pct. (skal være under 30 pct.) mod intet tal på grundlag af tallene for 2023, altså ingen fremgang, og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen sættes under administration."},
		{"forlaenget to § 12", 2024, foerForlaenget, 200000, 190000, andele{"31/100", "1/10"},
			"Fokusmål 1 er ikke opfyldt med 31,0 pct. (skal være under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), og genopretningsperioden er allerede forlænget, så kommunen sættes under administration."},
		{"§ 12 goes on", 2024, foerUnder, 200000, 190000, andele{"31/100", "1/10"},
			"Fokusmål 1 er ikke opfyldt med 31,0 pct. (skal være under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen forbliver under administration."},
		{"§ 13", 2024, foerUnder, 200000, 190000, andele{"1/5", "1/10"},
			"Fokusmål 1 er opfyldt med 20,0 pct. (under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen er ikke længere under administration."},
	} {
		t.Run(sag.navn, func(t *testing.T) {
			har := afgjort(t, sag.aar, sag.foer, sag.nu, sag.faktisk, sag.forventet).Begrundelse
			if diff := cmp.Diff(sag.vil, har); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(strings.TrimSuffix(strings.ReplaceAll(har, "pct.", ""), "."), ". ") {
				t.Errorf("more than one sentence: %s", har)
			}
		})
	}
}

func TestAForeloebigYearSaysHowFarItsDataReach(t *testing.T) {
	for sidste, vil := range map[int]string{
		1:  "Intet er afgjort, fordi tallene for 2024 er foreløbige med data for 1 måned af 12; indtil nu er der 33,3 pct. for fokusmål 1 og intet tal for fokusmål 2.",
		11: "Intet er afgjort, fordi tallene for 2024 er foreløbige med data for 11 måneder af 12; indtil nu er der 33,3 pct. for fokusmål 1 og intet tal for fokusmål 2.",
	} {
		o := medAndele(t, 2024, andele{"1/3", ""})
		o.Daekning.Sidste = schemas.MonthOf(2024, sidste)
		tilsyn, err := statement.Afgoer(loven(t), o, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(vil, tilsyn.Raekker[kommunen(t)].Begrundelse); diff != "" {
			t.Error(diff)
		}
	}
}
