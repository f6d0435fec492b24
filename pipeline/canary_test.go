package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/syntetisk"
)

// What no byte outside of intern/ and afviste/ may hold. Every id begins with canary, or is
// a number of canaryNumber and the person's place; the rare values stand in kept and in
// rejected rows and in a column that no table has.
const (
	canary       = "KANARIE"
	canaryNumber = int64(0x4B414E4152 << 24)
	rareText     = "SJAELDEN"
	rareHours    = 71397        // hundredths: kept
	rareNumber   = 1918273645   // as a maalgruppe: kept
	wrongHours   = 987654321    // hundredths: rejected
	rareDay      = "1987-06-05" // as a forloeb_fra: kept
	wrongDay     = "2611-10-09" // rejected
)

// makeCanaries makes the small country of these months with canaries in it, ids of either
// type.
func makeCanaries(folder, ids string, scale float64, from, to schemas.Month) error {
	_, err := syntetisk.Make(context.Background(), syntetisk.Options{Out: folder, Scale: scale, Seed: 1, From: from, To: to})
	if err != nil {
		return err
	}
	var sheets [schemas.Tables]*sheet
	var persons []string
	for id := range sheets {
		if sheets[id], err = readSheets(folder, schemas.TableID(id).String()); err != nil {
			return err
		}
		for _, cells := range sheets[id].rows {
			persons = append(persons, cells[sheets[id].column("person_id")].(string))
		}
	}
	slices.Sort(persons) // so that the rows keep their order
	persons = slices.Compact(persons)
	for id, s := range sheets {
		s.name(persons, ids)
		if err := s.hide(schemas.TableID(id)); err != nil {
			return err
		}
		if err := s.write(filepath.Join(folder, schemas.TableID(id).String()+".parquet"), writing{rowsPerGroup: 1 + len(s.rows)/2}); err != nil {
			return err
		}
	}
	return nil
}

// name gives every person an id that is a canary.
func (s *sheet) name(persons []string, ids string) {
	c := s.column("person_id")
	if ids == syntetisk.Int64IDs {
		s.columns[c].kind = "INT64"
	}
	for _, cells := range s.rows {
		n, _ := slices.BinarySearch(persons, cells[c].(string))
		cells[c] = fmt.Sprintf("%s%06d", canary, n)
		if ids == syntetisk.Int64IDs {
			cells[c] = canaryNumber + int64(n)
		}
	}
}

// hide puts the rare values into rows that are kept, and a column beside the table's own.
func (s *sheet) hide(id schemas.TableID) error {
	var changes [][]string
	switch id {
	case schemas.YdelseTable:
		day, err := schemas.ParseDate(rareDay)
		if err != nil {
			return err
		}
		changes = [][]string{{"set", "maalgruppe", "5", fmt.Sprint(rareNumber)}, {"set", "forloeb_fra", "7", fmt.Sprint(int(day))}}
	case schemas.TilbudTable:
		changes = [][]string{{"set", "maalgruppe", "5", fmt.Sprint(rareNumber)}}
	case schemas.LoentimerTable:
		changes = [][]string{{"set", "timer", "5", fmt.Sprint(rareHours)}}
	}
	changes = append(changes, []string{"add", "noter", "STRING"}, []string{"set", "noter", "*", rareText + "TEKST"})
	var errs []error
	for _, change := range changes {
		errs = append(errs, s.change(change))
	}
	return errors.Join(errs...)
}

// The country is of use only if the program reads the canaries as persons and the rare
// values as values.
func TestTheCanariesAreInTheCountry(t *testing.T) {
	for _, ids := range []string{syntetisk.StringIDs, syntetisk.Int64IDs} {
		folder := canaryCountry(t, ids)
		result := runOn(t, folder, "--year", "2024")
		hits := 0
		for _, row := range readTable(t, filepath.Join(result, "intern", "personer.csv")) {
			if leakIn([]byte(row["person_id"])) == "" {
				t.Fatal("a person is no canary")
			}
			hits++
		}
		if hits < 150 {
			t.Errorf("%d rows in intern/personer", hits)
		}
		for _, table := range []string{"ydelse", "tilbud", "loentimer"} {
			s, err := readSheets(folder, table)
			if err != nil {
				t.Fatal(err)
			}
			s.columns[s.column("person_id")].name, s.columns[s.column("noter")].name = "", ""
			if leakIn([]byte(s.text())) == "" {
				t.Errorf("no rare value is seen in %s", table)
			}
		}
	}
}

func canaryCountry(t *testing.T, ids string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "land")
	if err := makeCanaries(folder, ids, 0.0003, schemas.MonthOf(2023, 1), schemas.MonthOf(2024, 12)); err != nil {
		t.Fatal(err)
	}
	return folder
}
