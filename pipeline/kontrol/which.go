package main

import (
	"errors"
	"path/filepath"
	"regexp"
	"strconv"
)

// which says what runs are asked for, as it was typed.
type which struct{ run, out, year, years string }

// yearsForm is one measured year, or the first and the last of several.
var yearsForm = regexp.MustCompile(`^([0-9]{4})(?:-([0-9]{4}))?$`)

// folders are those of the runs: that of --run, or kandidat of each year in --out. The form
// is that of fokusmaal pipeline, so that one setting can be handed to both.
func (w which) folders() ([]string, error) {
	text := w.year + w.years
	switch {
	case w.run != "" && w.out+text == "":
		return []string{w.run}, nil
	case w.run != "" || w.out == "" || text == "" || w.year != "" && w.years != "":
		return nil, errors.New("the runs are either --run, or --out with one of --year and --years")
	}
	years := yearsForm.FindStringSubmatch(text)
	if years == nil || (years[2] == "") != (w.years == "") {
		return nil, errors.New("--year is a measured year such as 2024, --years the first and the last of several such as 2020-2025")
	}
	first, _ := strconv.Atoi(years[1])
	last := first
	if years[2] != "" {
		last, _ = strconv.Atoi(years[2])
	}
	if w.years != "" && first >= last || last-first > 100 {
		return nil, errors.New("--years is the first and the last of several years, such as 2020-2025")
	}
	var folders []string
	for year := first; year <= last; year++ {
		folders = append(folders, filepath.Join(w.out, strconv.Itoa(year), "kandidat"))
	}
	return folders, nil
}

// grid is the folder of what is about several years at once; empty where one is asked for.
func (w which) grid() string {
	if w.years == "" {
		return ""
	}
	return filepath.Join(w.out, w.years, "kandidat")
}
