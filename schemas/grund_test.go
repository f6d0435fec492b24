package schemas_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

func TestEveryGroundHasOneCodeAndBelongsToOneFokusmaal(t *testing.T) {
	koder := map[string]bool{}
	for g := schemas.GrundTilbud; int(g) <= schemas.AntalGrunde; g++ {
		if g.String() == "" || koder[g.String()] {
			t.Errorf("ground %d has the code %q, which is empty or that of another", g, g)
		}
		koder[g.String()] = true
	}
	if n, m := len(schemas.Grunde(1)), len(schemas.Grunde(2)); n != 3 || m != 33 || n+m != schemas.AntalGrunde {
		t.Errorf("%d and %d grounds", n, m)
	}
	if schemas.IngenGrund.String() != "" {
		t.Error("no ground has a code")
	}
}

func TestAGroundTellsTheSamtalerAndWhatWasLeftOut(t *testing.T) {
	for talte := int32(0); talte < 4; talte++ {
		for udeladt := schemas.Udeladt(0); udeladt < 8; udeladt++ {
			n, hvorfor := schemas.GrundSamtaler(talte, udeladt).Samtaler()
			if n != int(talte) || hvorfor != udeladt {
				t.Errorf("%d samtaler, left out %b: read back as %d and %b", talte, udeladt, n, hvorfor)
			}
		}
	}
	for _, talte := range []int32{4, 5, 400} {
		if g := schemas.GrundSamtaler(talte, schemas.UdeladtBrev); g != schemas.GrundMindst4 {
			t.Errorf("%d samtaler: %s", talte, g)
		}
	}
	if n, _ := schemas.GrundMindst4.Samtaler(); n != 4 {
		t.Errorf("4 samtaler or more are %d", n)
	}
}

func TestTheCodesOfTheGrounds(t *testing.T) {
	for g, vil := range map[schemas.Grund]string{
		schemas.GrundTilbud:                                                    "tilbud",
		schemas.GrundKunTimer:                                                  "kun_timer",
		schemas.GrundUdenTilbud:                                                "hverken_tilbud_eller_timer",
		schemas.GrundSamtaler(0, 0):                                            "0_samtaler",
		schemas.GrundSamtaler(1, schemas.UdeladtBrev):                          "1_samtaler_udeladt_brev",
		schemas.GrundSamtaler(2, schemas.UdeladtFoerste):                       "2_samtaler_udeladt_foerste",
		schemas.GrundSamtaler(3, schemas.UdeladtBrev|schemas.UdeladtAndenType): "3_samtaler_udeladt_brev_anden_type",
		schemas.GrundMindst4:                                                   "4_samtaler_eller_flere",
	} {
		if g.String() != vil {
			t.Errorf("%s, want %s", g, vil)
		}
	}
}

func TestTheNumeratorIsThoseWithoutTilbudAndThoseWithFewerThanFourSamtaler(t *testing.T) {
	var rammer []string
	for g := schemas.IngenGrund; int(g) <= schemas.AntalGrunde; g++ {
		if !g.Rammer() {
			rammer = append(rammer, g.String())
		}
	}
	if diff := cmp.Diff([]string{"", "tilbud", "kun_timer", "4_samtaler_eller_flere"}, rammer); diff != "" {
		t.Error(diff)
	}
}
