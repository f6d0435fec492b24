package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// takeOver are persons with overgangsydelse from December 2022 who begin another benefit in
// March 2024, in days from-to of that month: what the new spell takes over would make it the
// one with the latest til and the most days, its own rows do not.
var takeOver = map[int]string{
	900001: "overgangsydelse 5 20 0, kontanthjaelp 1 10 0",
	900002: "overgangsydelse 1 20 0, kontanthjaelp 15 20 6",
	900003: "overgangsydelse 10 20 0, uddannelseshjaelp 1 11 0",
	900004: "overgangsydelse 3 12 0, uddannelseshjaelp 1 2 0, uddannelseshjaelp 12 12 0",
}

func TestTheMeasuredSpellIsTheOneWhoseOwnRowsLastLongest(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	db, err := openBase(context.Background(), options{temp: t.TempDir(), memoryMB: 300})
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		from := quote(filepath.Join(population("p12"), "data", table+".parquet"))
		query := "SELECT * FROM " + from + " WHERE false"
		if table == "ydelse" {
			query = strings.ReplaceAll(takeOverRows(), "$FRA", from)
		}
		if err := db.exec(table, "COPY ("+query+") TO "+quote(filepath.Join(data, table+".parquet"))); err != nil {
			t.Fatal(err)
		}
	}
	db.close()
	f, err := second(t, data, 2024)
	if err != nil {
		t.Fatal(err)
	}
	march := int64(2024*12 + 2)
	if got := f.antal[place{m: march, kommune: 101, gruppe: 3}].personer; got != int64(len(takeOver)) {
		t.Errorf("%d of %d persons are measured by overgangsydelse", got, len(takeOver))
	}
}

// takeOverRows is the query of the ydelse rows of takeOver; $FRA has the columns.
func takeOverRows() string {
	const row = `SELECT #p::BIGINT AS person_id, m::DATE AS maaned, '#y' AS ydelse, 101 AS kommune, m::DATE + (#f - 1) AS fra,
		m::DATE + (#t - 1) AS til, NULL::DATE AS forloeb_fra, NULL::INT AS maalgruppe, 0 AS fritaget_dage, #s AS standby_dage,
		0 AS barsel_dage, false AS introduktionsprogram FROM #m`
	queries := []string{"SELECT * FROM $FRA WHERE false"}
	add := func(person int, benefit, from, to, standby, months string) {
		queries = append(queries, strings.NewReplacer("#p", strconv.Itoa(person), "#y", benefit, "#f", from, "#t", to, "#s", standby, "#m", months).Replace(row))
	}
	for person, rows := range takeOver {
		add(person, "overgangsydelse", "1", "28", "0", "generate_series(DATE '2022-12-01', DATE '2024-02-01', INTERVAL 1 MONTH) g(m)")
		for _, r := range strings.Split(rows, ", ") {
			c := strings.Fields(r)
			add(person, c[0], c[1], c[2], c[3], "(SELECT DATE '2024-03-01' AS m)")
		}
	}
	return strings.Join(queries, " UNION ALL BY NAME ")
}
