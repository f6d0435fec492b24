package main

import (
	"fmt"
	"slices"
	"strings"
)

// columns are the columns of SPEC 2 and the types of Parquet that they may have, as DuckDB
// names them; DECIMAL(p,2) is written DECIMAL.
var columns = map[string][][2]string{
	"ydelse": {{"person_id", "VARCHAR BIGINT"}, {"maaned", "DATE"}, {"ydelse", "VARCHAR"}, {"kommune", "INTEGER"},
		{"fra", "DATE"}, {"til", "DATE"}, {"forloeb_fra", "DATE"}, {"maalgruppe", "INTEGER"}, {"fritaget_dage", "INTEGER"},
		{"standby_dage", "INTEGER"}, {"barsel_dage", "INTEGER"}, {"introduktionsprogram", "BOOLEAN"}},
	"samtaler": {{"person_id", "VARCHAR BIGINT"}, {"maaned", "DATE"}, {"dato", "DATE"}, {"type", "VARCHAR"}, {"form", "VARCHAR"}},
	"tilbud": {{"person_id", "VARCHAR BIGINT"}, {"maaned", "DATE"}, {"type", "VARCHAR"}, {"fra", "DATE"}, {"til", "DATE"},
		{"maalgruppe", "INTEGER"}},
	"loentimer": {{"person_id", "VARCHAR BIGINT"}, {"maaned", "DATE"}, {"timer", "DECIMAL DOUBLE"}, {"ordinaer", "BOOLEAN"}},
}

// firstMeasured is January 2020 as a month's number (SPEC 8, Validity).
const firstMeasured = 2020 * 12

// load brings the four tables into the database, with the verdict of SPEC 3 on each row.
// The months that are measured are those of the year, and for the 12-month means the eleven
// before it.
func (b *base) load(input map[string][]string, aar int) error {
	b.aar = int64(aar)
	for _, script := range []string{"00_grundlag", "03_hundreddele"} {
		if err := b.script(script); err != nil {
			return err
		}
	}
	var rows []string
	for _, k := range kommuner[heleLandet+1:] {
		rows = append(rows, fmt.Sprintf("(%d, %s)", k.kode, quote(k.navn)))
	}
	if err := b.exec("the kommuner", "INSERT INTO kommune VALUES "+strings.Join(rows, ", ")); err != nil {
		return err
	}
	if err := b.set("foerste", int64(max(aar*12-11, firstMeasured))); err != nil {
		return err
	}
	if err := b.set("sidste", int64(aar*12+11)); err != nil {
		return err
	}
	groups := map[string][][]string{}
	for _, table := range tables {
		var err error
		if groups[table], err = b.alike(table, input[table]); err != nil {
			return err
		}
	}
	if err := b.persons(slices.Concat(groups["ydelse"], groups["samtaler"])); err != nil {
		return err
	}
	for _, table := range tables {
		for _, files := range groups[table] {
			if err := b.setFiles(files); err != nil {
				return err
			}
			if err := b.script("03_" + table); err != nil {
				return err
			}
		}
	}
	return nil
}

// persons numbers the persons of groups of files.
func (b *base) persons(groups [][]string) error {
	statement := "CREATE TABLE person_ind AS "
	for _, files := range groups {
		if err := b.setFiles(files); err != nil {
			return err
		}
		err := b.exec("the persons", statement+"SELECT DISTINCT id_af(person_id) AS person_id FROM read_parquet(getvariable('filer'), hive_partitioning = false)")
		if err != nil {
			return err
		}
		statement = "INSERT INTO person_ind "
	}
	return b.script("02_personer")
}

// alike groups the files of a table by the types of their columns, because DuckDB casts the
// files of one list to the types of the first one without a word.
func (b *base) alike(table string, files []string) ([][]string, error) {
	place := map[string]int{}
	var groups [][]string
	for _, file := range files {
		types, err := b.types(table, file)
		if err != nil {
			return nil, err
		}
		i, known := place[types]
		if !known {
			i = len(groups)
			place[types] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], file)
	}
	return groups, nil
}

// types lists the types of a file's columns of SPEC 2, and says which is missing or wrong.
func (b *base) types(table, file string) (string, error) {
	found := map[string]string{}
	twice := ""
	err := b.each("the columns of table "+table, "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet("+quote(file)+", hive_partitioning = false))",
		func(row []any) error {
			name, _ := row[0].(string)
			kind, _ := row[1].(string)
			if _, is := found[strings.ToLower(name)]; is {
				twice = name
			}
			found[name] = kind
			return nil
		})
	if err != nil {
		return "", err
	}
	var types []string
	for _, column := range columns[table] {
		kind, _, _ := strings.Cut(found[column[0]], "(")
		if kind == "" || twice != "" || !slices.Contains(strings.Fields(column[1]), kind) {
			return "", wrong("correct the input and make the run again", "reading a file of table %s, column %s: expected one column of type %s", table, column[0], column[1])
		}
		types = append(types, found[column[0]])
	}
	return strings.Join(types, ","), nil
}
