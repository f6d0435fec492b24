package schemas

import (
	"os"
	"testing"
	"unsafe"
)

func TestSCHEMASIsFresh(t *testing.T) {
	want := Markdown()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("SCHEMAS.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("SCHEMAS.md")
	if err != nil || string(got) != want {
		t.Fatalf("SCHEMAS.md is stale (%v): run `make generate`", err)
	}
}

func TestEveryCodeReadsWhatItWrites(t *testing.T) {
	for y := Dagpenge; y < antalYdelser; y++ {
		if YdelseFraKode(y.String()) != y {
			t.Errorf("ydelse %q", y)
		}
	}
	for s := Jobsamtale; s < antalSamtaleTyper; s++ {
		if SamtaleTypeFraKode(s.String()) != s {
			t.Errorf("samtale %q", s)
		}
	}
	for f := Fremmoede; f < antalFormer; f++ {
		if FormFraKode(f.String()) != f {
			t.Errorf("form %q", f)
		}
	}
	for s := Virksomhedspraktik; s < antalTilbudTyper; s++ {
		if TilbudTypeFraKode(s.String()) != s {
			t.Errorf("tilbud %q", s)
		}
	}
	for _, unknown := range []string{"", "Dagpenge", "dagpenge "} {
		if YdelseFraKode(unknown) != UkendtYdelse {
			t.Errorf("%q is taken for a ydelse", unknown)
		}
	}
}

func TestTheKommunerAre98InOrderOfCode(t *testing.T) {
	for k := Kommune(1); k < Kommuner; k++ {
		if k.Kode() <= (k - 1).Kode() {
			t.Errorf("%d comes after %d", k.Kode(), (k - 1).Kode())
		}
	}
	for k := Kommune(0); k < Kommuner; k++ {
		if found, ok := KommuneFraKode(k.Kode()); !ok || found != k {
			t.Errorf("%d %s is not found", k.Kode(), k.Navn())
		}
	}
	for _, outside := range []int32{0, 100, 102, 411, 861, -1} {
		if _, ok := KommuneFraKode(outside); ok {
			t.Errorf("%d is taken for a kommune", outside)
		}
	}
}

func TestNumbersAsIDsKeepTheirOrder(t *testing.T) {
	numbers := []int64{-1 << 63, -2, -1, 0, 1, 2, 1<<63 - 1}
	for i, n := range numbers {
		if PersonIDFromInt64(n).Int64() != n {
			t.Errorf("number %d is not what it was", i)
		}
		if i > 0 && string(PersonIDFromInt64(numbers[i-1])) >= string(PersonIDFromInt64(n)) {
			t.Errorf("number %d is out of order", i)
		}
	}
}

func TestRowsAreSmall(t *testing.T) {
	for name, size := range map[string][2]uintptr{
		"ydelse": {unsafe.Sizeof(YdelseRow{}), 16}, "samtaler": {unsafe.Sizeof(Samtale{}), 8},
		"tilbud": {unsafe.Sizeof(Tilbud{}), 16}, "loentimer": {unsafe.Sizeof(Loentimer{}), 8},
	} {
		if size[0] != size[1] {
			t.Errorf("a row of %s takes %d bytes, not %d", name, size[0], size[1])
		}
	}
}
