package main

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"

	"fokusmaal/schemas"
)

func TestEveryKommuneIsFoundByItsCodeAndItsName(t *testing.T) {
	ascii := strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "Æ", "Ae", "Ø", "Oe", "Å", "Aa")
	decomposed := strings.NewReplacer("å", "a\u030a", "Å", "A\u030a")
	for k := range schemas.Kommune(schemas.Kommuner) {
		code, name := strconv.Itoa(int(k.Kode())), k.Navn()
		for _, text := range []string{code, "0" + code, " " + code + " ", name, strings.ToUpper(name), strings.ToLower(name),
			ascii.Replace(name), strings.ToLower(ascii.Replace(name)), decomposed.Replace(name)} {
			if kode, err := parseKommune(text); err != nil || kode != k.Kode() {
				t.Errorf("%q: expected %s, found %d, %v", text, code, kode, err)
			}
		}
	}
}

func TestTheWholeCountryIsCode0OrItsName(t *testing.T) {
	for _, text := range []string{"0", "00", "Hele landet", "hele landet", "HELE LANDET", " Hele landet "} {
		if kode, err := parseKommune(text); err != nil || kode != schemas.HeleLandet {
			t.Errorf("%q: found %d, %v", text, kode, err)
		}
	}
}

// noneNear is what is said when no kommune is near.
const noneNear = "the codes lie between 101 and 860, 0 is Hele landet; schemas/kommune.go has the list"

func TestOfAnUnknownKommuneTheNearestIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		// Codes: below, above, both; between two codes with nothing near, beyond the ends.
		"672":                  "the nearest is 671 Struer",
		"670":                  "the nearest is 671 Struer",
		"0672":                 "the nearest is 671 Struer",
		"704":                  "the nearest is 706 Syddjurs",
		"708":                  "the nearest is 707 Norddjurs",
		"709":                  "the nearest is 710 Favrskov",
		"152":                  "the nearest are 151 Ballerup and 153 Brøndby",
		"123":                  "the nearest is 101 København",
		"124":                  "the nearest are 101 København and 147 Frederiksberg",
		"125":                  "the nearest is 147 Frederiksberg",
		"78":                   "the nearest is 101 København",
		"77":                   noneNear,
		"1":                    noneNear,
		"883":                  "the nearest is 860 Hjørring",
		"884":                  noneNear,
		"9223372036854775807":  noneNear,
		"99999999999999999999": noneNear,
		"-671":                 noneNear,
		"６７１":                  noneNear,
		// Names: one letter of every three that are begun may be wrong.
		"Aarus":          "the nearest is 751 Aarhus",
		"Kobenhavn":      "the nearest is 101 København",
		"kopenhagen":     "the nearest is 101 København",
		"aroe":           "the nearest is 492 Ærø",
		"aro":            noneNear,
		"Hoeje Taastrup": "the nearest is 169 Høje-Taastrup",
		"Vesthimmerland": "the nearest is 820 Vesthimmerlands",
		"djurs":          noneNear,
		"ddjurs":         "the nearest is 706 Syddjurs",
		"yddjurs":        "the nearest is 706 Syddjurs",
		"orddjurs":       "the nearest is 707 Norddjurs",
		"rddjurs":        "the nearest are 706 Syddjurs and 707 Norddjurs",
		"hele lande":     "the nearest is 0 Hele landet",
		// The beginning of a name comes before one that is spelled nearly so.
		"Lyngby":     "the nearest is 173 Lyngby-Taarbæk",
		"frederiks":  "the nearest are 147 Frederiksberg, 250 Frederikssund and 813 Frederikshavn",
		"Ringkøbing": "the nearest is 760 Ringkøbing-Skjern",
		"høj":        "the nearest is 169 Høje-Taastrup",
		"hel":        "the nearest are 217 Helsingør and 0 Hele landet",
		"he":         noneNear,
		"Bruxelles":  noneNear,
		"":           noneNear,
		" ":          noneNear,
		"x":          noneNear,
	} {
		_, err := parseKommune(text)
		if err == nil {
			t.Errorf("%q was taken for a kommune", text)
			continue
		}
		what := "there is no kommune " + strconv.Quote(strings.TrimSpace(text))
		if !namesNobody(text) {
			what = "there is no such kommune"
		}
		if want := what + "; " + want; err.Error() != want {
			t.Errorf("expected %s\nfound    %s", want, err)
		}
	}
}

// The limit is drawn so that a number among the codes always has a nearest one.
func TestNoNumberBetweenTheLowestAndTheHighestCodeIsWithoutANearestOne(t *testing.T) {
	for number := schemas.Kommune(0).Kode(); number <= schemas.Kommune(schemas.Kommuner-1).Kode(); number++ {
		_, err := parseKommune(strconv.Itoa(int(number)))
		if _, known := schemas.KommuneFraKode(number); known != (err == nil) {
			t.Errorf("%d: %v", number, err)
		}
		if err != nil && !strings.Contains(err.Error(), "the nearest") {
			t.Errorf("%d: %v", number, err)
		}
	}
}

func TestAMonthIsReadFromItsNumberItsYearAndNumberOrItsName(t *testing.T) {
	for text, number := range map[string]int{
		"1": 1, "01": 1, "9": 9, "12": 12, " 12 ": 12, "2024-01": 1, "2024-1": 1, "2024-12": 12,
		"januar": 1, "februar": 2, "marts": 3, "april": 4, "maj": 5, "juni": 6,
		"juli": 7, "august": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
		"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dec": 12,
		"December": 12, "DEC": 12, "dec.": 12, "Maj": 5,
	} {
		if month, err := parseMaaned(text, 2024); err != nil || month != schemas.MonthOf(2024, number) {
			t.Errorf("%q: expected month %d, found %s, %v", text, number, month, err)
		}
	}
}

func TestAMonthOfAnotherYearIsRefusedAndTheRightOneNamed(t *testing.T) {
	for text, want := range map[string]string{
		"2023-12": `the month "2023-12" is not one of 2024, the year asked for; the month of that year is 2024-12`,
		"2025-01": `the month "2025-01" is not one of 2024, the year asked for; the month of that year is 2024-01`,
		"2020-1":  `the month "2020-1" is not one of 2024, the year asked for; the month of that year is 2024-01`,
		"0024-7":  `no version of the rules covers the month "0024-7"; the first month covered is 2020-01, the last 2025-12`,
		"2019-12": `no version of the rules covers the month "2019-12"; the first month covered is 2020-01, the last 2025-12`,
		"2026-01": `no version of the rules covers the month "2026-01"; the first month covered is 2020-01, the last 2025-12`,
	} {
		if _, err := parseMaaned(text, 2024); err == nil || err.Error() != want {
			t.Errorf("expected %s\nfound    %v", want, err)
		}
	}
}

func TestOfAnUnknownMonthTheNearestIsNamed(t *testing.T) {
	const forms = "a month of 2024 is such as 12, 2024-12 or december"
	for text, want := range map[string]string{
		"0":                    "the nearest is 2024-01 (januar)",
		"00":                   "the nearest is 2024-01 (januar)",
		"13":                   "the nearest is 2024-12 (december)",
		"99":                   "the nearest is 2024-12 (december)",
		"100":                  forms,
		"012":                  forms,
		"202412":               forms,
		"2024-0":               "the nearest is 2024-01 (januar)",
		"2024-13":              "the nearest is 2024-12 (december)",
		"2023-13":              "the nearest is 2024-12 (december)",
		"2024-":                forms,
		"-12":                  forms,
		"24-12":                forms,
		"2024/12":              forms,
		"99999999999999999999": forms,

		"decmber": "the nearest is 2024-12 (december)",
		"january": "the nearest is 2024-01 (januar)",
		"march":   "the nearest is 2024-03 (marts)",
		"may":     "the nearest are 2024-03 (marts) and 2024-05 (maj)",
		"ju":      "the nearest are 2024-06 (juni) and 2024-07 (juli)",
		"sept":    "the nearest is 2024-09 (september)",
		"jxx":     forms,
		"jaxx":    "the nearest is 2024-01 (januar)",
		"xyz":     forms,
		"":        forms,
	} {
		_, err := parseMaaned(text, 2024)
		what := "there is no month " + strconv.Quote(text)
		if !namesNobody(text) {
			what = "there is no such month"
		}
		if want := what + "; " + want; err == nil || err.Error() != want {
			t.Errorf("expected %s\nfound    %v", want, err)
		}
	}
}

// What is near is the advice of the failure's block, and said once.
func TestTheNearestIsTheAdviceOfAFailure(t *testing.T) {
	_, err := parseKommune("672")
	f := judge(context.Background(), errors.Join(err))
	if f.err.Error() != `there is no kommune "672"` || f.hint != "the nearest is 671 Struer" || f.code != exitInput {
		t.Errorf("what %q, next %q, exit code %d", f.err, f.hint, f.code)
	}
}
