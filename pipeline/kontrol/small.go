package main

import (
	"encoding/csv"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// smallFiles are the small inputs of the tilsyn as they are read; nil maps were not given.
type smallFiles struct {
	grad    map[int64]degree   // ydelsesgrad of the year by kommune
	before  map[int64]standing // tilsyn_forrige by kommune
	plans   map[milestone]*big.Rat
	anyGrad bool // a ydelsesgrad was given, whether of this year or not
}

// degree is the resultatmål of § 4, in pct.
type degree struct{ faktisk, forventet *big.Rat }

// standing is where a kommune stood after the year before.
type standing struct {
	status string
	year   any // of the baseline; nil of none
	base   shares
}

// milestone is one of a kommune's plan.
type milestone struct {
	kommune int64
	month   string // as 2023-06
	goal    int
}

// readSmall reads the small files of a run, where it found them: relative to the folder
// that this program is started in, as the run was.
func (b *base) readSmall(rec *runRecord) (*smallFiles, error) {
	s := &smallFiles{}
	for _, small := range rec.SmallInput {
		path := filepath.FromSlash(small.Path)
		sum, _, err := hashFile(path)
		if err != nil || sum != small.SHA256 {
			return nil, wrong("start kontrol in the folder where the run was started, with the file as it was", "reading the file that was given as %s: expected the one that the run read, found none or other bytes", small.Name)
		}
		rows, err := b.rowsOf(path)
		if err == nil {
			err = s.take(small.Name, rec.Aar, rows)
		}
		if err != nil {
			return nil, wrong("give the figures of this file in the plain form of the README", "reading the file that was given as %s: expected a table that the second calculation knows, found another", small.Name)
		}
	}
	return s, nil
}

// take reads the rows of one of the files.
func (s *smallFiles) take(name string, aar int, rows []map[string]string) (err error) {
	switch name {
	case "ydelsesgrad":
		s.grad, s.anyGrad = map[int64]degree{}, true
		err = s.takeDegrees(strconv.Itoa(aar), rows)
	case "tilsyn_forrige":
		s.before = map[int64]standing{}
		for _, row := range rows {
			if err == nil {
				err = s.takeStanding(row)
			}
		}
	case "milepaele":
		s.plans = map[milestone]*big.Rat{}
		for _, row := range rows {
			if err == nil {
				err = s.takePlan(row)
			}
		}
	}
	return err
}

// takeDegrees reads aar, kommune, faktisk, forventet, or Jobindsats' Y30R21, whose year is
// that of its fourth quarter.
func (s *smallFiles) takeDegrees(aar string, rows []map[string]string) error {
	for _, row := range rows {
		year, faktisk, forventet := row["aar"], row["faktisk"], row["forventet"]
		if periode, is := row["periode"]; is {
			year, faktisk, forventet = strings.TrimSuffix(periode, "QMAT04"), row["faktisk_pct"], row["forventet_pct"]
		}
		if year != aar {
			continue
		}
		kode, err := strconv.ParseInt(row["kommune"], 10, 64)
		if err != nil {
			return err
		}
		var d degree
		if d.faktisk, err = decimal(faktisk); err != nil {
			return err
		}
		if d.forventet, err = decimal(forventet); err != nil {
			return err
		}
		s.grad[kode] = d
	}
	return nil
}

// takeStanding reads a row of the tilsyn of the year before; the baseline is the exact
// fraction where there is one.
func (s *smallFiles) takeStanding(row map[string]string) error {
	kode, err := strconv.ParseInt(row["kommune"], 10, 64)
	if err != nil {
		return err
	}
	found := standing{status: row["status"]}
	if row["baseline_aar"] != "" {
		year, err := strconv.ParseInt(row["baseline_aar"], 10, 64)
		if err != nil {
			return err
		}
		found.year = year
	}
	for goal, column := range []string{"baseline_maal1", "baseline_maal2"} {
		cell, exact := row[column+"_broek"]
		if !exact {
			cell = row[column]
		}
		if cell == "" {
			continue
		}
		if found.base[goal], err = decimal(cell); err != nil {
			return err
		}
	}
	s.before[kode] = found
	return nil
}

// takePlan reads a row of kommune (code or name), maaned, maal1 and maal2 in pct.
func (s *smallFiles) takePlan(row map[string]string) error {
	kode, err := strconv.ParseInt(row["kommune"], 10, 64)
	for _, k := range kommuner {
		if err != nil && k.navn == row["kommune"] {
			kode, err = k.kode, nil
		}
	}
	if err != nil {
		return err
	}
	for goal, column := range []string{"maal1", "maal2"} {
		if row[column] == "" {
			continue
		}
		pct, err := decimal(row[column])
		if err != nil {
			return err
		}
		month := row["maaned"]
		s.plans[milestone{kode, month[:min(7, len(month))], goal + 1}] = pct.Quo(pct, big.NewRat(100, 1))
	}
	return nil
}

// decimal reads an exact number, such as 7.17 or 247/2520.
func decimal(text string) (*big.Rat, error) {
	exact, ok := new(big.Rat).SetString(strings.TrimSpace(text))
	if !ok {
		return nil, strconv.ErrSyntax
	}
	return exact, nil
}

// rowsOf reads a small CSV or Parquet file as texts by column; an empty cell is an empty text.
func (b *base) rowsOf(path string) ([]map[string]string, error) {
	if strings.HasSuffix(path, ".parquet") {
		return b.parquetRows(path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	plain := strings.TrimPrefix(string(text), "\ufeff")
	reader := csv.NewReader(strings.NewReader(plain))
	if header, _, _ := strings.Cut(plain, "\n"); strings.Contains(header, ";") {
		reader.Comma = ';'
	}
	records, err := reader.ReadAll()
	if err != nil || len(records) == 0 {
		return nil, csv.ErrFieldCount
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// parquetRows reads a small Parquet file; DuckDB writes a DOUBLE as the shortest decimal
// that is it, which is the decimal that was meant.
func (b *base) parquetRows(path string) ([]map[string]string, error) {
	var names []string
	err := b.each("a small file", "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet("+quote(path)+"))",
		func(row []any) error { name, _ := row[0].(string); names = append(names, name); return nil })
	if err != nil {
		return nil, err
	}
	var rows []map[string]string
	err = b.each("a small file", "SELECT COLUMNS(*)::VARCHAR FROM read_parquet("+quote(path)+")", func(cells []any) error {
		row := map[string]string{}
		for i, cell := range cells {
			row[names[i]], _ = cell.(string)
		}
		rows = append(rows, row)
		return nil
	})
	return rows, err
}
