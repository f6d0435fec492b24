package main

import (
	"context"
	"fmt"
	"math/big"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/syntetisk"
)

// number reads a cell that must be a whole number.
func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// countColumns are the columns of fokusmaal_maaned that count persons.
var countColumns = []string{"personer", "uden_tilbud", "faerre_end_4_samtaler"}

func TestTheFiguresAddUp(t *testing.T) {
	for _, p := range populations {
		t.Run(p.name, func(t *testing.T) {
			data := filepath.Join(casesFolder, p.name, "data")
			result := runOn(t, data, "--year", p.year)
			monthly := readTable(t, filepath.Join(result, "fokusmaal_maaned.csv"))
			steps := readTable(t, filepath.Join(result, "afstemning.csv"))
			checkMonthlySums(t, monthly)
			checkStepSums(t, steps, monthly, personsWithMeasuredRow(t, readCase(t, p.name)))
			checkPersons(t, readTable(t, filepath.Join(result, "intern", "personer.csv")), monthly)
			checkAnnual(t, readTable(t, filepath.Join(result, "fokusmaal_aar.csv")), monthly)
		})
	}
}

// checkMonthlySums checks that the kommuner add up to Hele landet, the ydelser to alle,
// and that no count is more than the persons.
func checkMonthlySums(t *testing.T, monthly []map[string]string) {
	t.Helper()
	left := map[string]int{} // what is left of each whole when its parts are taken away
	for _, row := range monthly {
		for _, column := range countColumns {
			n := number(t, row[column])
			if n < 0 || n > number(t, row["personer"]) {
				t.Errorf("%s %s %s: %s is %d", row["maaned"], row["kommune"], row["ydelse"], column, n)
			}
			country := fmt.Sprint("kommuner ", row["maaned"], row["ydelse"], column)
			if row["kommune"] == "0" {
				left[country] += n
			} else {
				left[country] -= n
			}
			all := fmt.Sprint("ydelser ", row["maaned"], row["kommune"], column)
			if row["ydelse"] == schemas.Alle {
				left[all] += n
			} else {
				left[all] -= n
			}
		}
	}
	for what, n := range left {
		if n != 0 {
			t.Errorf("%s: %d are left", what, n)
		}
	}
}

// personsWithMeasuredRow counts from the input, per month, the persons with a row of a
// measured benefit.
func personsWithMeasuredRow(t *testing.T, d delivery) map[string]int {
	t.Helper()
	s := d[schemas.YdelseTable]
	id, month, ydelse := s.column("person_id"), s.column("maaned"), s.column("ydelse")
	seen, persons := map[string]bool{}, map[string]int{}
	for _, cells := range s.rows {
		if !measured[cells[ydelse].(string)] {
			continue
		}
		first := schemas.Date(cells[month].(int32)).String()
		if key := fmt.Sprint(first, cells[id]); !seen[key] {
			seen[key] = true
			persons[first]++
		}
	}
	return persons
}

// measured are the benefits of § 2 stk. 2.
var measured = map[string]bool{"dagpenge": true, "sygedagpenge": true, "overgangsydelse": true, "uddannelseshjaelp": true,
	"kontanthjaelp": true, "revalidering": true, "ressourceforloeb": true, "jobafklaring": true, "ledighedsydelse": true}

// checkStepSums checks that everybody with a measured row has one step, and that the last
// step is the population.
func checkStepSums(t *testing.T, steps, monthly []map[string]string, persons map[string]int) {
	t.Helper()
	perMonth, kommuner, population := map[string]int{}, map[string]int{}, map[string]int{}
	for _, row := range steps {
		n := number(t, row["personer"])
		if row["kommune"] == "0" {
			perMonth[row["maaned"]] += n
			kommuner[row["maaned"]+row["trin"]] += n
		} else {
			kommuner[row["maaned"]+row["trin"]] -= n
		}
		if row["trin"] == "population" {
			population[row["maaned"]+" "+row["kommune"]] = n
		}
	}
	for month, n := range perMonth {
		if n != persons[month] {
			t.Errorf("%s: the steps add up to %d persons, the input has %d", month, n, persons[month])
		}
	}
	for what, n := range kommuner {
		if n != 0 {
			t.Errorf("%s: Hele landet and the kommuner differ by %d", what, n)
		}
	}
	for _, row := range monthly {
		if row["ydelse"] == schemas.Alle && number(t, row["personer"]) != population[row["maaned"]+" "+row["kommune"]] {
			t.Errorf("%s %s: the population is not the denominator", row["maaned"], row["kommune"])
		}
	}
}

// checkPersons checks that intern/personer, counted, is fokusmaal_maaned, and that each
// verdict follows from its own row.
func checkPersons(t *testing.T, persons, monthly []map[string]string) {
	t.Helper()
	counted := map[string][3]int{}
	for _, row := range persons {
		if row["uden_tilbud"] != fmt.Sprint(row["tilbud"] == "0" && number(t, row["timer_hundreddele"]) < 100_00) ||
			row["faerre_end_4_samtaler"] != fmt.Sprint(number(t, row["samtaler"]) < 4) {
			t.Fatal("a verdict does not follow from its row")
		}
		for _, kommune := range []string{"0", row["kommune"]} {
			for _, ydelse := range []string{schemas.Alle, row["ydelse"]} {
				key := row["maaned"] + " " + kommune + " " + ydelse
				c := counted[key]
				c[0]++
				c[1] += one(row["uden_tilbud"] == "true")
				c[2] += one(row["faerre_end_4_samtaler"] == "true")
				counted[key] = c
			}
		}
	}
	published := map[string][3]int{}
	for _, row := range monthly {
		if row["personer"] != "0" {
			published[row["maaned"]+" "+row["kommune"]+" "+row["ydelse"]] = [3]int{number(t, row["personer"]), number(t, row["uden_tilbud"]), number(t, row["faerre_end_4_samtaler"])}
		}
	}
	if diff := gocmp.Diff(published, counted); diff != "" {
		t.Errorf("intern/personer does not add up to fokusmaal_maaned:\n%.1000s", diff)
	}
}

// The two measures: the column that counts, its limit in pct., and the columns of the two
// means and of the decision.
var measures = []struct {
	count, share, mean, met string
	limit                   int64
}{
	{"uden_tilbud", "andel_uden_tilbud", "gns12_uden_tilbud", "maal1_opfyldt", 30},
	{"faerre_end_4_samtaler", "andel_faerre_end_4_samtaler", "gns12_faerre_end_4_samtaler", "maal2_opfyldt", 20},
}

// meanOf is the simple mean of the shares of the rows with persons; nil without any.
func meanOf(t *testing.T, rows []map[string]string, count string) *big.Rat {
	t.Helper()
	sum, months := new(big.Rat), int64(0)
	for _, row := range rows {
		if persons := number(t, row["personer"]); persons > 0 {
			sum.Add(sum, big.NewRat(int64(number(t, row[count])), int64(persons)))
			months++
		}
	}
	if months == 0 {
		return nil
	}
	return sum.Quo(sum, new(big.Rat).SetInt64(months))
}

// text is the exact number as the files write it.
func text(exact *big.Rat) string {
	if exact == nil {
		return ""
	}
	nearest, _ := exact.Float64()
	return strconv.FormatFloat(nearest, 'f', -1, 64)
}

// checkAnnual computes the annual figures of alle from the monthly counts.
func checkAnnual(t *testing.T, annual, monthly []map[string]string) {
	t.Helper()
	for _, row := range annual {
		var months []map[string]string
		for _, month := range monthly {
			if month["kommune"] == row["kommune"] && month["ydelse"] == schemas.Alle {
				months = append(months, month)
			}
		}
		for _, m := range measures {
			mean, met := meanOf(t, months, m.count), ""
			if mean != nil {
				met = fmt.Sprint(mean.Cmp(big.NewRat(m.limit, 100)) < 0)
			}
			if row[m.share] != text(mean) || row[m.met] != met {
				t.Errorf("kommune %s: %s is %s, met %s; expected %s, %s", row["kommune"], m.share, row[m.share], row[m.met], text(mean), met)
			}
		}
	}
}

// suspended are the months of the suspension in 2020.
var suspended = map[string]bool{"2020-03-01": true, "2020-04-01": true, "2020-05-01": true, "2020-06-01": true}

// TestTheRunningMeanIsTheMeanOfTwelveMonths computes it once more from the monthly tables
// of the year and of the year before. The data begin in January 2018, so all of 2020 and
// 2021 has its history; but no rule covers a month of 2019.
func TestTheRunningMeanIsTheMeanOfTwelveMonths(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "land")
	_, err := syntetisk.Make(context.Background(), syntetisk.Options{Out: folder, Scale: 0.0003, Seed: 7,
		From: schemas.MonthOf(2018, 1), To: schemas.MonthOf(2021, 10)})
	if err != nil {
		t.Fatal(err)
	}
	series := map[string][]map[string]string{}
	for _, year := range []string{"2020", "2021"} {
		result := runOn(t, folder, "--year", year, "--max-rejects", "1%")
		for _, row := range readTable(t, filepath.Join(result, "fokusmaal_maaned.csv")) {
			key := row["kommune"] + " " + row["ydelse"]
			series[key] = append(series[key], row)
		}
	}
	means := 0
	for key, months := range series {
		for i, row := range months {
			for _, m := range measures {
				want := ""
				if i >= 11 && row["maaned"] <= "2021-10-01" {
					want = text(meanOf(t, withoutSuspended(months[i-11:i+1]), m.count))
				}
				if row[m.mean] != want {
					t.Errorf("%s %s: %s is %q, expected %q", key, row["maaned"], m.mean, row[m.mean], want)
				}
				means += one(want != "")
			}
		}
	}
	if means < 1000 {
		t.Errorf("only %d running means were computed", means)
	}
}

func withoutSuspended(rows []map[string]string) []map[string]string {
	var kept []map[string]string
	for _, row := range rows {
		if !suspended[row["maaned"]] {
			kept = append(kept, row)
		}
	}
	return kept
}

// TestTheRunningMeanIsNullExactlyWhereItsHistoryIsNotThere: the cases begin in January
// 2021, so November 2022 is the first month whose twelve months all have eleven before
// them.
func TestTheRunningMeanIsNullExactlyWhereItsHistoryIsNotThere(t *testing.T) {
	var before []map[string]string
	for _, year := range []string{"2022", "2023"} {
		result := runOn(t, filepath.Join(casesFolder, "p12", "data"), "--year", year)
		var country []map[string]string
		for _, row := range readTable(t, filepath.Join(result, "fokusmaal_maaned.csv")) {
			if row["kommune"] == "0" && row["ydelse"] == schemas.Alle {
				country = append(country, row)
			}
		}
		for i, row := range country {
			for _, m := range measures {
				if (row[m.mean] == "") != (row["maaned"] < "2022-11-01") {
					t.Errorf("%s: %s is %q", row["maaned"], m.mean, row[m.mean])
				}
				if window := slices.Concat(before, country[:i+1]); len(window) >= 12 && row[m.mean] != text(meanOf(t, window[len(window)-12:], m.count)) {
					t.Errorf("%s: %s is %q", row["maaned"], m.mean, row[m.mean])
				}
			}
		}
		before = country
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
