package main

import (
	"math/big"
	"testing"
)

// reasons are decisions as they are published: the year, where the kommune stood and since
// when, its baseline, its resultatmål, its shares, and the two cells.
var reasons = []struct {
	aar                   int
	before                string
	base                  [2]string
	faktisk               string
	shares                [2]string
	paragraf, begrundelse string
}{
	{2020, none, [2]string{}, "20", [2]string{"1/3", "1/10"}, order2019 + ", § 15, stk. 2",
		"Tallene for 2020 udvælger ingen kommune til skærpet tilsyn; den faktiske ydelsesgrad på 20,00 pct. er højere end den forventede på 18,50 pct., fokusmål 1 er ikke opfyldt med 33,3 pct. (skal være under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.)."},
	{2021, none, [2]string{}, "18.501", [2]string{"1/3", "1/10"}, order2019 + ", § 15, stk. 3",
		"Resultatmålet er ikke opfyldt, fordi den faktiske ydelsesgrad på 18,501 pct. er højere end den forventede på 18,50 pct., men fokusmål 1 (33,3 pct.) indgår ikke i afgørelsen på tallene for 2021, og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen kommer ikke under skærpet tilsyn."},
	{2022, none, [2]string{}, "20", [2]string{"1/3", ""}, order2023 + ", § 14, stk. 3",
		"Resultatmålet er ikke opfyldt, fordi den faktiske ydelsesgrad på 20,00 pct. er højere end den forventede på 18,50 pct., men fokusmål 1 (33,3 pct.) indgår ikke i afgørelsen på tallene for 2022, og fokusmål 2 regnes som opfyldt, fordi ingen måned har personer i populationen, så kommunen kommer ikke under skærpet tilsyn."},
	{2023, none, [2]string{}, "18.5", [2]string{"29999/100000", "1/5"}, "§ 4",
		"Resultatmålet er opfyldt, fordi den faktiske ydelsesgrad på 18,50 pct. er præcis den samme som den forventede, så kommunen kommer ikke under skærpet tilsyn; fokusmål 1 er opfyldt med 29,999 pct. (under 30 pct.), og fokusmål 2 er ikke opfyldt med 20,0 pct. (skal være under 20 pct.)."},
	{2023, none, [2]string{}, "18.4999", [2]string{"3/10", "1/5"}, "§ 4",
		"Resultatmålet er opfyldt, fordi den faktiske ydelsesgrad på 18,4999 pct. er lavere end den forventede på 18,50 pct., så kommunen kommer ikke under skærpet tilsyn; fokusmål 1 er ikke opfyldt med 30,0 pct. (skal være under 30 pct.), og fokusmål 2 er ikke opfyldt med 20,0 pct. (skal være under 20 pct.)."},
	{2023, none, [2]string{}, "20", [2]string{"1/10", "1/10"}, "§ 5",
		"Resultatmålet er ikke opfyldt, fordi den faktiske ydelsesgrad på 20,00 pct. er højere end den forventede på 18,50 pct., men fokusmål 1 er opfyldt med 10,0 pct. (under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen kommer ikke under skærpet tilsyn."},
	{2023, none, [2]string{}, "20", [2]string{"1/3", "1/10"}, "§ 6, stk. 1",
		"Resultatmålet er ikke opfyldt, fordi den faktiske ydelsesgrad på 20,00 pct. er højere end den forventede på 18,50 pct.; fokusmål 1 er ikke opfyldt med 33,3 pct. (skal være under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen udvælges til skærpet tilsyn."},
	{2024, strict, [2]string{"1/2", "1/2"}, "20", [2]string{"1/5", "1/10"}, "§ 10",
		"Fokusmål 1 er opfyldt med 20,0 pct. (under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så det skærpede tilsyn ophører."},
	{2021, strict, [2]string{"1/2", "1/2"}, "20", [2]string{"1/5", "1/10"}, "§ 11",
		"Fokusmål 1 (20,0 pct.) indgår ikke i afgørelsen på tallene for 2021, og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så det skærpede tilsyn ophører."},
	{2024, strict, [2]string{"1/2", "1/2"}, "20", [2]string{"2/5", "1/10"}, "§ 11",
		"Fokusmål 1 er ikke opfyldt med 40,0 pct. (skal være under 30 pct.) mod 50,0 pct. på grundlag af tallene for 2022 (en forlængelse kræver højst 40,0 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så genopretningsperioden forlænges med 12 måneder."},
	{2024, strict, [2]string{"1/2", "19/100"}, "20", [2]string{"4001/10000", "1/4"}, "§ 12, stk. 1",
		"Fokusmål 1 er ikke opfyldt med 40,01 pct. (skal være under 30 pct.) mod 50,0 pct. på grundlag af tallene for 2022 (en forlængelse kræver højst 40,00 pct.), og fokusmål 2 er ikke opfyldt med 25,0 pct. (skal være under 20 pct.) mod 19,0 pct. på grundlag af tallene for 2022, hvor det var opfyldt, altså ingen fremgang, så kommunen sættes under administration."},
	{2024, strict, [2]string{"", "1/2"}, "20", [2]string{"2/5", "1/10"}, "§ 12, stk. 1",
		"Fokusmål 1 er ikke opfyldt med 40,0 pct. (skal være under 30 pct.) mod intet tal på grundlag af tallene for 2022, altså ingen fremgang, og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen sættes under administration."},
	{2024, extended, [2]string{"1/2", "1/2"}, "20", [2]string{"2/5", "1/10"}, "§ 12, stk. 1",
		"Fokusmål 1 er ikke opfyldt med 40,0 pct. (skal være under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), og genopretningsperioden er allerede forlænget, så kommunen sættes under administration."},
	{2024, administration, [2]string{"1/2", "1/2"}, "20", [2]string{"2/5", "1/10"}, "§ 12, stk. 1",
		"Fokusmål 1 er ikke opfyldt med 40,0 pct. (skal være under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen forbliver under administration."},
	{2024, administration, [2]string{"1/2", "1/2"}, "20", [2]string{"1/5", "1/10"}, "§ 13",
		"Fokusmål 1 er opfyldt med 20,0 pct. (under 30 pct.), og fokusmål 2 er opfyldt med 10,0 pct. (under 20 pct.), så kommunen er ikke længere under administration."},
}

func TestEveryDecisionHasItsParagrafAndItsReason(t *testing.T) {
	exact := func(text string) *big.Rat {
		if text == "" {
			return nil
		}
		r, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatal(text)
		}
		return r
	}
	for _, c := range reasons {
		d := &decisions{&figures{aar: int64(c.aar), data: map[int64]bool{}}, &smallFiles{
			grad:   map[int64]degree{101: {exact(c.faktisk), exact("18.5")}},
			before: map[int64]standing{101: {status: c.before, year: int64(2022), base: shares{exact(c.base[0]), exact(c.base[1])}}},
		}}
		s := shares{exact(c.shares[0]), exact(c.shares[1])}
		d.f.data[int64(c.aar)*12] = true
		if got := d.begrundelse(101, shares{exact("1/3"), nil}); got != "Intet er afgjort, fordi tallene for "+text(c.aar)+" er foreløbige med data for 1 måned af 12; indtil nu er der 33,3 pct. for fokusmål 1 og intet tal for fokusmål 2." || d.paragraf(101, s) != nil {
			t.Errorf("%d, foreløbig: %s", c.aar, got)
		}
		for _, m := range d.f.months() {
			d.f.data[m] = true
		}
		if got := d.paragraf(101, s); got != c.paragraf {
			t.Errorf("%d after %s: expected %s, found %s", c.aar, c.before, c.paragraf, got)
		}
		if got := d.begrundelse(101, s); got != c.begrundelse {
			t.Errorf("%d after %s: expected\n%s\nfound\n%s", c.aar, c.before, c.begrundelse, got)
		}
	}
}

func TestAShareIsToldFromEveryOtherThatItIsHeldAgainst(t *testing.T) {
	for _, c := range []struct {
		share  int64
		others []int64
		want   string
	}{
		{30000, nil, "30,0"}, {29999, []int64{30000}, "29,999"}, {30000, []int64{30000}, "30,0"},
		{30050, nil, "30,1"}, {30049, nil, "30,0"}, {30151, []int64{30149}, "30,2"},
		{30149, []int64{30000, 30151, 30076}, "30,149"}, // told from the second with one decimal, not with two
	} {
		others := []*big.Rat{nil}
		for _, o := range c.others {
			others = append(others, big.NewRat(o, 100_000))
		}
		if got := apart(big.NewRat(c.share, 100_000), others...); got != c.want {
			t.Errorf("%d against %v: expected %s, found %s", c.share, c.others, c.want, got)
		}
	}
}
