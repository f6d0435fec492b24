package schemas

import (
	"testing"
	"time"
)

func TestADayIsTheSameDayAsInTheStandardLibrary(t *testing.T) {
	for d := DateOf(1, 1, 1); d < DateOf(2400, 1, 1); d += 13 {
		want := time.Unix(int64(d)*86400, 0).UTC()
		if d.String() != want.Format(time.DateOnly) {
			t.Fatalf("day %d is %s, want %s", int32(d), d, want.Format(time.DateOnly))
		}
		if m := d.Month(); m.Year() != want.Year() || m.Number() != int(want.Month()) || d.Day() != want.Day() {
			t.Fatalf("day %d is in month %s, want %s", int32(d), m, want)
		}
	}
}

func TestAMonthRunsFromItsFirstToItsLastDay(t *testing.T) {
	for m := MonthOf(-2, 1); m <= LastMonth; m++ {
		if want := DateOf(m.Year(), m.Number(), 1); m.First() != want {
			t.Fatalf("%s begins on day %d, want %d", m, m.First(), want)
		}
		if m.First().Month() != m || m.Last().Month() != m || (m.Last()+1).Month() != m+1 || m.Last().Day() != m.Days() {
			t.Fatalf("%s runs from %s to %s", m, m.First(), m.Last())
		}
	}
}

func TestDatesAndMonthsReadWhatTheyWrite(t *testing.T) {
	for _, text := range []string{"2024-02-29", "2020-01-01", "1899-12-31"} {
		if d, err := ParseDate(text); err != nil || d.String() != text {
			t.Errorf("%s became %s, %v", text, d, err)
		}
	}
	if _, err := ParseDate("2023-02-29"); err == nil {
		t.Error("29 February 2023 was accepted")
	}
	if m, err := ParseMonth("2024-12"); err != nil || m != MonthOf(2024, 12) || m.String() != "2024-12" {
		t.Errorf("2024-12 became %s, %v", m, err)
	}
	if _, err := ParseMonth("2024-13"); err == nil {
		t.Error("month 13 was accepted")
	}
}

func TestEveryMonthHasItsDanishNameInEveryYear(t *testing.T) {
	names := []string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}
	for _, year := range []int{1, 1999, 2024} {
		for i, name := range names {
			if got := MonthOf(year, i+1).Navn(); got != name {
				t.Errorf("month %d of %d is called %q, want %q", i+1, year, got, name)
			}
		}
	}
}
