package main

// conserve asks the published tables alone whether they add up: the laws of conservation.
// The sums are of the published cells; only the persons with a measured-group row come from
// the input.
func (r *result) conserve(f *figures, published map[string]*table) {
	sums := r.sumMonthly(published["fokusmaal_maaned"])
	for _, m := range f.months() {
		for _, k := range kommuner {
			at := func(what string) int64 { return sums[sumKey{day(m), k.kode, what}] }
			law := func(name string, holds bool) {
				if !holds {
					r.differ("fokusmaal_maaned", name, k.kode, day(m))
				}
			}
			for _, what := range []string{"personer", "uden_tilbud", "faerre_end_4_samtaler"} {
				law("Σ ydelse = alle: "+what, at("ydelser "+what) == at("alle "+what))
			}
		}
	}
	r.conserveCountry(published)
	r.conserveSteps(f, published)
	r.conserveGrounds(published)
	r.conserveLengths(published)
}

// sumKey is a month, a kommune and what is summed.
type sumKey struct {
	month   string
	kommune int64
	what    string
}

// sumMonthly sums the groups of every kommune, and holds every numerator against its
// denominator.
func (r *result) sumMonthly(t *table) map[sumKey]int64 {
	sums := map[sumKey]int64{}
	for _, row := range t.rows {
		month, _ := row[0].(string)
		kommune := whole(row[1])
		side := "ydelser "
		if row[2] == "alle" {
			side = "alle "
		}
		for i := 4; i <= 6; i++ {
			sums[sumKey{month, kommune, side + t.columns[i]}] += whole(row[i])
			if whole(row[i]) > whole(row[4]) || whole(row[i]) < 0 {
				r.differ(t.name, "0 ≤ numerator ≤ denominator: "+t.columns[i], kommune, month)
			}
		}
	}
	return sums
}

// conserveCountry holds Hele landet against the sum of the kommuner, count by count.
func (r *result) conserveCountry(published map[string]*table) {
	for name, counted := range map[string][]int{"fokusmaal_maaned": {4, 5, 6}, "afstemning": {3}, "grunde": {4},
		"fokusmaal_varighed": {4, 5, 6}} {
		t := published[name]
		rest := map[string]int64{}
		for _, row := range t.rows {
			for _, i := range counted {
				key := countryKey(t, row, i)
				if whole(row[1]) == 0 {
					rest[key] -= whole(row[i])
				} else {
					rest[key] += whole(row[i])
				}
			}
		}
		for _, row := range t.rows {
			for _, i := range counted {
				if whole(row[1]) == 0 && rest[countryKey(t, row, i)] != 0 {
					r.differ(name, "Σ kommuner = Hele landet: "+t.columns[i], row[1], row[0])
				}
			}
		}
	}
}

// countryKey is what is the same in a row of Hele landet and those of the kommuner.
func countryKey(t *table, row []any, column int) string {
	key := text(row[0]) + "|" + t.columns[column]
	for _, cell := range row[2:t.keys] {
		key += "|" + text(cell)
	}
	return key
}

// conserveSteps holds the steps against the persons on benefit, and the last one against
// the population.
func (r *result) conserveSteps(f *figures, published map[string]*table) {
	population := r.populations(published["fokusmaal_maaned"])
	all := map[string]int64{}
	for _, row := range published["afstemning"].rows {
		month, _ := row[0].(string)
		if whole(row[1]) == 0 {
			all[month] += whole(row[3])
		}
		if row[2] == "population" && population[sumKey{month: month, kommune: whole(row[1])}] != whole(row[3]) {
			r.differ("afstemning", "step population = personer", row[1], month)
		}
	}
	for _, m := range f.months() {
		if all[day(m)] != f.persons[m] {
			r.differ("afstemning", "Σ steps = persons with a measured row", int64(0), day(m))
		}
	}
}

// populations are the persons of every month and kommune, all groups together.
func (r *result) populations(t *table) map[sumKey]int64 {
	found := map[sumKey]int64{}
	for _, row := range t.rows {
		if row[2] == "alle" {
			month, _ := row[0].(string)
			found[sumKey{month: month, kommune: whole(row[1])}] = whole(row[4])
		}
	}
	return found
}

// conserveGrounds holds the grounds of each fokusmål against the population and the
// numerator.
func (r *result) conserveGrounds(published map[string]*table) {
	sums := map[sumKey]int64{}
	for _, row := range published["grunde"].rows {
		month, _ := row[0].(string)
		goal := "1"
		if whole(row[2]) == 2 {
			goal = "2"
		}
		sums[sumKey{month, whole(row[1]), goal}] += whole(row[4])
		if row[3] != "tilbud" && row[3] != "kun_timer" && row[3] != "4_samtaler_eller_flere" {
			sums[sumKey{month, whole(row[1]), "in " + goal}] += whole(row[4])
		}
	}
	for _, row := range published["fokusmaal_maaned"].rows {
		if row[2] != "alle" {
			continue
		}
		month, _ := row[0].(string)
		for _, law := range []struct {
			what   string
			column int
		}{{"1", 4}, {"2", 4}, {"in 1", 5}, {"in 2", 6}} {
			if sums[sumKey{month, whole(row[1]), law.what}] != whole(row[law.column]) {
				r.differ("grunde", "Σ grounds = personer or numerator: fokusmål "+law.what, row[1], month)
			}
		}
	}
}

// conserveLengths holds the lengths against alle, and their numerators against their persons.
func (r *result) conserveLengths(published map[string]*table) {
	t, sums := published["fokusmaal_varighed"], map[sumKey]int64{}
	for _, row := range t.rows {
		month, _ := row[0].(string)
		for i := 4; i <= 6; i++ {
			sums[sumKey{month, whole(row[1]), t.columns[i]}] += whole(row[i])
			if whole(row[i]) > whole(row[4]) || whole(row[i]) < 0 {
				r.differ(t.name, "0 ≤ numerator ≤ denominator: "+t.columns[i], row[1], month)
			}
		}
	}
	for _, row := range published["fokusmaal_maaned"].rows {
		if row[2] != "alle" {
			continue
		}
		month, _ := row[0].(string)
		for i := 4; i <= 6; i++ {
			if sums[sumKey{month, whole(row[1]), t.columns[i]}] != whole(row[i]) {
				r.differ(t.name, "Σ varighed = alle: "+t.columns[i], row[1], month)
			}
		}
	}
}
