package statement_test

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// andele are the shares of the two fokusmål as fractions; "" is none.
type andele [2]string

func broek(text string) *big.Rat {
	if text == "" {
		return nil
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic("no fraction: " + text)
	}
	return r
}

func (a andele) brudtal() [2]*big.Rat { return [2]*big.Rat{broek(a[0]), broek(a[1])} }

// skrevet writes shares as fractions, "" where there is none.
func skrevet(a [2]*big.Rat) (ud andele) {
	for i, r := range a {
		if r != nil {
			ud[i] = r.RatString()
		}
	}
	return ud
}

// loven is the law with every reading at its default.
func loven(t require) *lov.Lov {
	t.Helper()
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// require is what the helpers ask of a test, be it of rapid or not.
type require interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// struer is the kommune that the cases are about; the others meet everything.
const struer = 671

func kommunen(t require) schemas.Kommune {
	t.Helper()
	k, ok := schemas.KommuneFraKode(struer)
	if !ok {
		t.Fatal("no Struer")
	}
	return k
}

// medAndele are the annual figures of a year: those of Struer, and 1/10 in the others.
func medAndele(t require, aar int, nu andele) *statement.Opgoerelse {
	t.Helper()
	graenser := loven(t).Graenser(aar)
	o := &statement.Opgoerelse{Aar: aar, Daekning: statement.Daekning{Sidste: schemas.MonthOf(aar, 12)}}
	for omr := range schemas.Kommuner + 1 {
		egne := andele{"1/10", "1/10"}
		if omr == int(kommunen(t))+1 {
			egne = nu
		}
		a := statement.Aarstal{Aar: aar, UdenTilbud: somMiddel(egne[0]), FaerreEnd4Samtaler: somMiddel(egne[1])}
		a.Maal1Opfyldt = a.UdenTilbud.Findes() && a.UdenTilbud.Under(graenser.UdenTilbudPct)
		a.Maal2Opfyldt = a.FaerreEnd4Samtaler.Findes() && a.FaerreEnd4Samtaler.Under(graenser.FaerreEnd4SamtalerPct)
		o.Aarlig = append(o.Aarlig, a)
	}
	return o
}

func somMiddel(text string) statement.Middel {
	r := broek(text)
	if r == nil {
		return statement.Middel{}
	}
	return statement.Middel{Taeller: r.Num(), Naevner: r.Denom(), Maaneder: 12}
}

// pct is a resultatmål of so many hundredths of a pct.
func pct(hundreddele int64) schemas.Pct4 { return schemas.Pct4(hundreddele * 100) }

// medGrader are the resultatmål of a year: that of Struer, and 18,00 of 19,00 in the others.
func medGrader(t require, aar int, faktisk, forventet schemas.Pct4) []schemas.Ydelsesgrad {
	t.Helper()
	var ud []schemas.Ydelsesgrad
	for k := range schemas.Kommune(schemas.Kommuner) {
		g := schemas.Ydelsesgrad{Aar: aar, Kommune: k, Faktisk: pct(1800), Forventet: pct(1900)}
		if k == kommunen(t) {
			g.Faktisk, g.Forventet = faktisk, forventet
		}
		ud = append(ud, g)
	}
	return ud
}

// foer is how Struer stood after the year before.
type foer struct {
	status      schemas.Tilsynsstatus
	baselineAar int
	baseline    andele
}

// medForrige are the statuses after a year: that of Struer, and ingen in the others.
func medForrige(t require, aar int, f foer) []schemas.TilsynForrige {
	t.Helper()
	var ud []schemas.TilsynForrige
	for k := range schemas.Kommune(schemas.Kommuner) {
		r := schemas.TilsynForrige{Aar: aar, Kommune: k, Status: schemas.IngenTilsyn}
		if k == kommunen(t) {
			r.Status, r.BaselineAar, r.Baseline = f.status, f.baselineAar, f.baseline.brudtal()
		}
		ud = append(ud, r)
	}
	return ud
}

// Shares at selection that did select.
var valgt = andele{"1/2", "2/5"}

// The statuses that a kommune can come with into the decision on 2024.
var (
	foerIngen      = foer{status: schemas.IngenTilsyn}
	foerSkaerpet   = foer{schemas.SkaerpetTilsyn, 2023, valgt}
	foerForlaenget = foer{schemas.Forlaenget, 2022, valgt}
	foerUnder      = foer{schemas.Administration, 2021, valgt}
)

// afgjort decides a year for Struer alone.
func afgjort(t require, aar int, f foer, nu andele, faktisk, forventet schemas.Pct4) statement.Tilsynstal {
	t.Helper()
	tilsyn, err := statement.Afgoer(loven(t), medAndele(t, aar, nu), medGrader(t, aar, faktisk, forventet), medForrige(t, aar-1, f))
	if err != nil {
		t.Fatal(err)
	}
	for k, r := range tilsyn.Raekker {
		if int(r.Kommune) != k || r.Kommune != kommunen(t) && r.Status != schemas.IngenTilsyn {
			t.Fatalf("row %d is of %s, which becomes %s", k, r.Kommune.Navn(), r.Status)
		}
	}
	return tilsyn.Raekker[kommunen(t)]
}

// Each row of the table of SPEC 8 both ways: the case itself, and the least that makes it
// another one.
func TestTheTableOfTheTilsyn(t *testing.T) {
	const under30, paa30 = "29999999999999999999/100000000000000000000", "3/10"
	const under20, paa20 = "19999999999999999999/100000000000000000000", "1/5"
	opfyldt, begge := andele{under30, under20}, andele{paa30, paa20}
	for _, sag := range []struct {
		navn               string
		aar                int
		foer               foer
		faktisk, forventet int64 // hundredths of a pct.
		nu                 andele
		status             schemas.Tilsynsstatus
		paragraf           string
	}{
		{"ingen, faktisk a hair under forventet", 2024, foerIngen, 1849, 1850, begge, schemas.IngenTilsyn, "§ 4"},
		{"ingen, faktisk = forventet", 2024, foerIngen, 1850, 1850, begge, schemas.IngenTilsyn, "§ 4"},
		{"ingen, faktisk a hair over forventet", 2024, foerIngen, 1851, 1850, begge, schemas.SkaerpetTilsyn, "§ 6, stk. 1"},
		{"ingen, over, both met", 2024, foerIngen, 1851, 1850, opfyldt, schemas.IngenTilsyn, "§ 5"},
		{"ingen, over, fokusmål 1 exactly 30 pct.", 2024, foerIngen, 1851, 1850, andele{paa30, under20}, schemas.SkaerpetTilsyn, "§ 6, stk. 1"},
		{"ingen, over, fokusmål 2 exactly 20 pct.", 2024, foerIngen, 1851, 1850, andele{under30, paa20}, schemas.SkaerpetTilsyn, "§ 6, stk. 1"},
		{"ingen, over, nobody in any month", 2024, foerIngen, 1851, 1850, andele{}, schemas.IngenTilsyn, "§ 5"},

		{"2020 selects nobody, whatever the resultatmål", 2020, foerIngen, 9000, 100, andele{"1", "1"}, schemas.IngenTilsyn, "BEK nr. 1409 af 16/12/2019, som ændret ved BEK nr. 564 af 30/03/2021, § 15, stk. 2"},
		{"2020 selects nobody, met or not", 2020, foerIngen, 100, 9000, opfyldt, schemas.IngenTilsyn, "BEK nr. 1409 af 16/12/2019, som ændret ved BEK nr. 564 af 30/03/2021, § 15, stk. 2"},
		{"2021: fokusmål 1 alone does not select", 2021, foerIngen, 1851, 1850, andele{"1", under20}, schemas.IngenTilsyn, "BEK nr. 1409 af 16/12/2019, som ændret ved BEK nr. 564 af 30/03/2021, § 15, stk. 3"},
		{"2021: fokusmål 2 selects", 2021, foerIngen, 1851, 1850, andele{"0", paa20}, schemas.SkaerpetTilsyn, "§ 6, stk. 1"},
		{"2022: fokusmål 1 alone does not select", 2022, foerIngen, 1851, 1850, andele{"1", under20}, schemas.IngenTilsyn, "BEK nr. 301 af 20/03/2023, § 14, stk. 3"},
		{"2022: fokusmål 2 selects", 2022, foerIngen, 1851, 1850, andele{"0", paa20}, schemas.SkaerpetTilsyn, "§ 6, stk. 1"},
		{"2023: fokusmål 1 selects", 2023, foerIngen, 1851, 1850, andele{paa30, "0"}, schemas.SkaerpetTilsyn, "§ 6, stk. 1"},

		{"skaerpet_tilsyn, both met", 2024, foerSkaerpet, 9000, 100, opfyldt, schemas.IngenTilsyn, "§ 10"},
		{"skaerpet_tilsyn, nobody in any month", 2024, foerSkaerpet, 9000, 100, andele{}, schemas.IngenTilsyn, "§ 10"},
		{"skaerpet_tilsyn, exactly half of both", 2024, foerSkaerpet, 9000, 100, andele{"2/5", "3/10"}, schemas.Forlaenget, "§ 11"},
		{"skaerpet_tilsyn, a hair less of fokusmål 1", 2024, foerSkaerpet, 9000, 100, andele{"40000001/100000000", "3/10"}, schemas.Administration, "§ 12, stk. 1"},
		{"skaerpet_tilsyn, a hair less of fokusmål 2", 2024, foerSkaerpet, 9000, 100, andele{"2/5", "30000001/100000000"}, schemas.Administration, "§ 12, stk. 1"},
		{"skaerpet_tilsyn, 1 met, exactly half of 2", 2024, foerSkaerpet, 9000, 100, andele{under30, "3/10"}, schemas.Forlaenget, "§ 11"},
		{"skaerpet_tilsyn, 1 met, less than half of 2", 2024, foerSkaerpet, 9000, 100, andele{under30, "31/100"}, schemas.Administration, "§ 12, stk. 1"},
		{"skaerpet_tilsyn, exactly half of 1, 2 met", 2024, foerSkaerpet, 9000, 100, andele{"2/5", under20}, schemas.Forlaenget, "§ 11"},
		{"skaerpet_tilsyn, both on their limits", 2024, foerSkaerpet, 9000, 100, begge, schemas.Forlaenget, "§ 11"},
		{"skaerpet_tilsyn, resultatmål met does not end it", 2024, foerSkaerpet, 100, 9000, valgt, schemas.Administration, "§ 12, stk. 1"},
		{"skaerpet_tilsyn, met at selection and unmet now", 2024, foer{schemas.SkaerpetTilsyn, 2023, andele{under30, "2/5"}}, 9000, 100, andele{paa30, under20}, schemas.Administration, "§ 12, stk. 1"},
		{"skaerpet_tilsyn, on the limit at selection and now", 2024, foer{schemas.SkaerpetTilsyn, 2023, andele{paa30, "2/5"}}, 9000, 100, andele{paa30, under20}, schemas.Forlaenget, "§ 11"},
		{"skaerpet_tilsyn, on the limit at selection, a hair over now", 2024, foer{schemas.SkaerpetTilsyn, 2023, andele{paa30, "2/5"}}, 9000, 100, andele{"31/100", under20}, schemas.Administration, "§ 12, stk. 1"},
		{"skaerpet_tilsyn, no share at selection and unmet now", 2024, foer{schemas.SkaerpetTilsyn, 2023, andele{"", "2/5"}}, 9000, 100, andele{paa30, under20}, schemas.Administration, "§ 12, stk. 1"},
		{"skaerpet_tilsyn 2022: fokusmål 1 is not asked about", 2022, foer{schemas.SkaerpetTilsyn, 2021, valgt}, 9000, 100, andele{"1", under20}, schemas.IngenTilsyn, "§ 10"},
		{"skaerpet_tilsyn 2022: half of fokusmål 2 is enough", 2022, foer{schemas.SkaerpetTilsyn, 2021, valgt}, 9000, 100, andele{"1", "3/10"}, schemas.Forlaenget, "§ 11"},
		{"skaerpet_tilsyn 2023: fokusmål 1 is asked about", 2023, foer{schemas.SkaerpetTilsyn, 2022, valgt}, 9000, 100, andele{"1", "3/10"}, schemas.Administration, "§ 12, stk. 1"},

		{"forlaenget, both met", 2024, foerForlaenget, 9000, 100, opfyldt, schemas.IngenTilsyn, "§ 10"},
		{"forlaenget, fokusmål 1 exactly 30 pct.", 2024, foerForlaenget, 9000, 100, andele{paa30, under20}, schemas.Administration, "§ 12, stk. 1"},
		{"forlaenget, fokusmål 2 exactly 20 pct.", 2024, foerForlaenget, 100, 9000, andele{under30, paa20}, schemas.Administration, "§ 12, stk. 1"},

		{"administration, both met", 2024, foerUnder, 9000, 100, opfyldt, schemas.IngenTilsyn, "§ 13"},
		{"administration, fokusmål 1 exactly 30 pct.", 2024, foerUnder, 9000, 100, andele{paa30, under20}, schemas.Administration, "§ 12, stk. 1"},
		{"administration, fokusmål 2 exactly 20 pct.", 2024, foerUnder, 100, 9000, andele{under30, paa20}, schemas.Administration, "§ 12, stk. 1"},
	} {
		t.Run(sag.navn, func(t *testing.T) {
			har := afgjort(t, sag.aar, sag.foer, sag.nu, pct(sag.faktisk), pct(sag.forventet))
			if har.Status != sag.status || har.Paragraf != sag.paragraf {
				t.Errorf("becomes %s by %s, want %s by %s", har.Status, har.Paragraf, sag.status, sag.paragraf)
			}
			vilAar, vilBaseline := 0, andele{}
			switch {
			case sag.status == schemas.SkaerpetTilsyn:
				vilAar, vilBaseline = sag.aar, skrevet(sag.nu.brudtal())
			case sag.status != schemas.IngenTilsyn:
				vilAar, vilBaseline = sag.foer.baselineAar, skrevet(sag.foer.baseline.brudtal())
			}
			if har.BaselineAar != vilAar || skrevet(har.Baseline) != vilBaseline {
				t.Errorf("the baseline is %v of %d, want %v of %d", skrevet(har.Baseline), har.BaselineAar, vilBaseline, vilAar)
			}
		})
	}
}

// So that the order of 2019, which numbers §§ 10-13 as §§ 11-14, decides none of them.
func TestNobodyIsUnderTilsynBeforeTheDecisionOn2022(t *testing.T) {
	for aar := 2020; aar <= 2022; aar++ {
		for _, f := range []foer{{schemas.SkaerpetTilsyn, aar - 1, valgt}, {schemas.Forlaenget, aar - 2, valgt}, {schemas.Administration, aar - 2, valgt}} {
			_, err := statement.Afgoer(loven(t), medAndele(t, aar, valgt), medGrader(t, aar, 2, 1), medForrige(t, aar-1, f))
			if kan := aar == 2022 && f.status == schemas.SkaerpetTilsyn; (err == nil) != kan {
				t.Errorf("%s before the decision on %d: %v", f.status, aar, err)
			}
		}
	}
}

// § 11's own example: 50 pct. at selection, limit 30, so at least 10 percentage points.
func TestTheExampleOfTheGuidanceToParagraph11(t *testing.T) {
	f := foer{schemas.SkaerpetTilsyn, 2023, andele{"50/100", "10/100"}}
	for nu, vil := range map[string]schemas.Tilsynsstatus{
		"41/100": schemas.Administration, "40001/100000": schemas.Administration,
		"40/100": schemas.Forlaenget, "31/100": schemas.Forlaenget, "30/100": schemas.Forlaenget, "29999/100000": schemas.IngenTilsyn,
	} {
		if har := afgjort(t, 2024, f, andele{nu, "10/100"}, pct(2000), pct(1900)); har.Status != vil {
			t.Errorf("%s becomes %s, want %s", nu, har.Status, vil)
		}
	}
}

func TestATieMeetsTheResultatmaalAndIsFlagged(t *testing.T) {
	type resultat struct{ opfyldt, uafgjort bool }
	for faktisk, vil := range map[schemas.Pct4]resultat{184999: {true, false}, 185000: {true, true}, 185001: {false, false}} {
		r := afgjort(t, 2024, foerIngen, valgt, faktisk, 185000)
		if har := (resultat{r.ResultatmaalOpfyldt(), r.Uafgjort()}); har != vil {
			t.Errorf("%d of 185000: %+v, want %+v", faktisk, har, vil)
		}
	}
}

func TestAMeasureWithoutPersonsCountsAsMet(t *testing.T) {
	r := afgjort(t, 2024, foerIngen, andele{"", ""}, pct(1900), pct(1800))
	if !r.MaalOpfyldt(1) || !r.MaalOpfyldt(2) || r.Maal[0].Findes() {
		t.Errorf("%+v", r.Maal)
	}
	r = afgjort(t, 2024, foerIngen, andele{"3/10", "19/100"}, pct(1900), pct(1800))
	if r.MaalOpfyldt(1) || !r.MaalOpfyldt(2) {
		t.Errorf("%+v", r.Maal)
	}
}

func TestAForeloebigYearDecidesNothingAndCarriesTheBaselineOn(t *testing.T) {
	for _, medGrad := range []bool{true, false} {
		for _, f := range []foer{foerIngen, foerSkaerpet, foerForlaenget, foerUnder} {
			o := medAndele(t, 2024, andele{"0", "0"})
			o.Daekning.Sidste = schemas.MonthOf(2024, 11)
			var grader []schemas.Ydelsesgrad
			if medGrad {
				grader = medGrader(t, 2024, pct(2000), pct(1900))
			}
			tilsyn, err := statement.Afgoer(loven(t), o, grader, medForrige(t, 2023, f))
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range tilsyn.Raekker {
				if r.Status != schemas.IkkeAfgjort || r.Paragraf != "" || r.Begrundelse == "" || r.MeddelelseSenest != schemas.NoDate || (r.Grad != nil) != medGrad {
					t.Fatalf("%+v", r)
				}
			}
			r := tilsyn.Raekker[kommunen(t)]
			if !tilsyn.Foreloebig || r.BaselineAar != f.baselineAar || skrevet(r.Baseline) != f.baseline || r.Foer.Status != f.status {
				t.Errorf("from %s: baseline %v of %d", f.status, skrevet(r.Baseline), r.BaselineAar)
			}
		}
	}
}

func TestWithoutAYearBeforeAllStoodAtIngen(t *testing.T) {
	uden, err := statement.Afgoer(loven(t), medAndele(t, 2024, valgt), medGrader(t, 2024, pct(2000), pct(1900)), nil)
	if err != nil {
		t.Fatal(err)
	}
	med, err := statement.Afgoer(loven(t), medAndele(t, 2024, valgt), medGrader(t, 2024, pct(2000), pct(1900)), medForrige(t, 2023, foerIngen))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(med, uden, ratter()); diff != "" {
		t.Error(diff)
	}
	if len(uden.Raekker) != schemas.Kommuner || uden.Raekker[kommunen(t)].Foer.Aar != 2023 {
		t.Errorf("%d rows", len(uden.Raekker))
	}
}

// ratter compares exact numbers by their value.
func ratter() cmp.Option {
	return cmp.Options{
		cmp.Comparer(func(a, b *big.Rat) bool { return a == b || a != nil && b != nil && a.Cmp(b) == 0 }),
		cmp.Comparer(func(a, b *big.Int) bool { return a == b || a != nil && b != nil && a.Cmp(b) == 0 }),
	}
}

// The table in whole thousandths, written without looking at how the program does it.
func TestTheStatusIsThatOfTheTableForAnyFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		aar := rapid.IntRange(2021, 2025).Draw(t, "year")
		status := rapid.SampledFrom([]schemas.Tilsynsstatus{schemas.IngenTilsyn, schemas.SkaerpetTilsyn, schemas.Forlaenget, schemas.Administration}).Draw(t, "status")
		alder := map[schemas.Tilsynsstatus]int{schemas.SkaerpetTilsyn: 1, schemas.Forlaenget: 2, schemas.Administration: 2}[status]
		if aar-alder < 2021 {
			return
		}
		tal := rapid.OneOf(rapid.IntRange(0, 1000), rapid.SampledFrom([]int{200, 250, 300, 350, 400, 500}))
		basis, nu := [2]int{tal.Draw(t, "b1"), max(200, tal.Draw(t, "b2"))}, [2]int{tal.Draw(t, "n1"), tal.Draw(t, "n2")}
		over := rapid.Bool().Draw(t, "over")
		faktisk := pct(1800)
		if over {
			faktisk++
		}
		f := foer{status: status}
		if status != schemas.IngenTilsyn {
			f = foer{status, aar - alder, promille(basis)}
		}
		spurgt := [2]bool{aar >= 2023, true}
		opfyldt, nok := true, true
		for i, graense := range [2]int{300, 200} {
			if !spurgt[i] || nu[i] < graense {
				continue
			}
			opfyldt = false
			nok = nok && basis[i] >= graense && 2*(basis[i]-nu[i]) >= basis[i]-graense
		}
		vil := schemas.Administration
		switch {
		case status == schemas.IngenTilsyn && over && !opfyldt:
			vil = schemas.SkaerpetTilsyn
		case status == schemas.IngenTilsyn || opfyldt:
			vil = schemas.IngenTilsyn
		case status == schemas.SkaerpetTilsyn && nok:
			vil = schemas.Forlaenget
		}
		if har := afgjort(t, aar, f, promille(nu), faktisk, pct(1800)); har.Status != vil {
			t.Fatalf("%d, %s, %v then, %v now, over %t: becomes %s, want %s", aar, status, basis, nu, over, har.Status, vil)
		}
	})
}

func promille(tal [2]int) andele {
	return andele{big.NewRat(int64(tal[0]), 1000).RatString(), big.NewRat(int64(tal[1]), 1000).RatString()}
}
