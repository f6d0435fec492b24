package statement_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// stabiliteten are the six rows of Struer.
func stabiliteten(t require, o *statement.Opgoerelse, grader []schemas.Ydelsesgrad, forrige []schemas.TilsynForrige) []statement.Stabilitetstal {
	t.Helper()
	alle, err := statement.Stabilitet(loven(t), o, grader, forrige)
	if err != nil {
		t.Fatal(err)
	}
	if len(alle) != 6*schemas.Kommuner {
		t.Fatalf("%d rows", len(alle))
	}
	for i, r := range alle {
		if int(r.Kommune) != i/6 || r.Pct != []int64{1, 1, 2, 2, 5, 5}[i%6] || r.Flere != (i%2 == 1) {
			t.Fatalf("row %d is %+v", i, r)
		}
	}
	return alle[6*int(kommunen(t)) : 6*int(kommunen(t))+6]
}

// Of 100 persons 1, 2 and 5 are moved, each way, in every month of the mean.
func TestTheStabilityOfAVerdict(t *testing.T) {
	const i, s = schemas.IngenTilsyn, schemas.SkaerpetTilsyn
	for navn, sag := range map[string]struct {
		maaned  personer
		skifter [2]string // of the rows, where the verdict changes: 1- 1+ 2- 2+ 5- 5+
		status  [6]schemas.Tilsynsstatus
		andet   string // the rows where the status is another
	}{
		"far from both limits":               {personer{100, 10, 5}, [2]string{"......", "......"}, [6]schemas.Tilsynsstatus{i, i, i, i, i, i}, "......"},
		"one under the limit of 1":           {personer{100, 29, 5}, [2]string{".x.x.x", "......"}, [6]schemas.Tilsynsstatus{i, s, i, s, i, s}, ".x.x.x"},
		"on the limit of 1":                  {personer{100, 30, 5}, [2]string{"x.x.x.", "......"}, [6]schemas.Tilsynsstatus{i, s, i, s, i, s}, "x.x.x."},
		"four over the limit of 2":           {personer{100, 5, 24}, [2]string{"......", "....x."}, [6]schemas.Tilsynsstatus{s, s, s, s, i, s}, "....x."},
		"two under the limit of 2":           {personer{100, 5, 18}, [2]string{"......", "...x.x"}, [6]schemas.Tilsynsstatus{i, i, i, s, i, s}, "...x.x"},
		"both over, one of them can be met":  {personer{100, 31, 90}, [2]string{"..x.x.", "......"}, [6]schemas.Tilsynsstatus{s, s, s, s, s, s}, "......"},
		"nobody at all":                      {personer{}, [2]string{"......", "......"}, [6]schemas.Tilsynsstatus{i, i, i, i, i, i}, "......"},
		"1 pct. of 101 is 2 persons":         {personer{101, 29, 5}, [2]string{".x.x.x", "......"}, [6]schemas.Tilsynsstatus{i, s, i, s, i, s}, ".x.x.x"},
		"1 pct. of 1 is the person":          {personer{1, 0, 0}, [2]string{".x.x.x", ".x.x.x"}, [6]schemas.Tilsynsstatus{i, s, i, s, i, s}, ".x.x.x"},
		"no more can be moved than there is": {personer{100, 100, 0}, [2]string{"......", "......"}, [6]schemas.Tilsynsstatus{s, s, s, s, s, s}, "......"},
	} {
		t.Run(navn, func(t *testing.T) {
			o := struers(t, loven(t), 2024, gange(12, sag.maaned)...)
			for r, har := range stabiliteten(t, o, medGrader(t, 2024, 2, 1), nil) {
				for maal := range har.Skifter {
					nu := o.Aarlig[int(kommunen(t))+1].Bedoemt(maal + 1).Opfyldt
					if har.Skifter[maal] != (sag.skifter[maal][r] == 'x') || har.Opfyldt[maal] != (nu != har.Skifter[maal]) {
						t.Errorf("fokusmål %d, row %d: met %t, changes %t", maal+1, r, har.Opfyldt[maal], har.Skifter[maal])
					}
				}
				if har.Status != sag.status[r] || har.StatusSkifter != (sag.andet[r] == 'x') {
					t.Errorf("row %d: becomes %s, changes %t", r, har.Status, har.StatusSkifter)
				}
			}
		})
	}
}

func TestTheStabilityWithoutAResultatmaalIsThatOfTheFokusmaalAlone(t *testing.T) {
	for _, r := range stabiliteten(t, struers(t, loven(t), 2024, gange(12, personer{100, 29, 5})...), nil, nil) {
		if r.Status != schemas.UkendtStatus || r.StatusSkifter || r.Skifter[0] != r.Flere {
			t.Errorf("%+v", r)
		}
	}
	grader := medGrader(t, 2024, 2, 1)
	if har, err := statement.Stabilitet(loven(t), struers(t, loven(t), 2024, gange(12, personer{100, 29, 5})...), grader[1:], nil); err == nil || har != nil {
		t.Error("judged on a resultatmål that lacks a kommune")
	}
}

// What the documentation says: to move one fokusmål alone never goes further than both.
func TestALowerShareNeverGivesAGraverStatus(t *testing.T) {
	tyngde := map[schemas.Tilsynsstatus]int{schemas.SkaerpetTilsyn: 1, schemas.Forlaenget: 2, schemas.Administration: 3}
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom([]foer{foerIngen, foerSkaerpet, foerForlaenget, foerUnder}).Draw(t, "before")
		nu := [2]int{rapid.IntRange(0, 1000).Draw(t, "1"), rapid.IntRange(0, 1000).Draw(t, "2")}
		lavere := [2]int{rapid.IntRange(0, nu[0]).Draw(t, "lower 1"), rapid.IntRange(0, nu[1]).Draw(t, "lower 2")}
		a, b := afgjort(t, 2024, f, promille(nu), 2, 1), afgjort(t, 2024, f, promille(lavere), 2, 1)
		if tyngde[b.Status] > tyngde[a.Status] {
			t.Fatalf("from %s: %v gives %s, %v gives %s", f.status, nu, a.Status, lavere, b.Status)
		}
	})
}

func TestTheFiguresAreNotChangedByTheirStability(t *testing.T) {
	o := struers(t, loven(t), 2024, gange(12, personer{100, 29, 5})...)
	foer := o.Aarlig[int(kommunen(t))+1]
	stabiliteten(t, o, nil, nil)
	if nu := o.Aarlig[int(kommunen(t))+1]; nu.Maal1Opfyldt != foer.Maal1Opfyldt || new(big.Rat).SetFrac(nu.UdenTilbud.Taeller, nu.UdenTilbud.Naevner).Cmp(big.NewRat(29, 100)) != 0 {
		t.Errorf("%+v", nu)
	}
}
