package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

func (b *benchmark) folder(c benchCase) string { return filepath.Join(b.data, c.Layout+"-"+c.Scale) }

// out is the folder of what something makes of a country.
func (b *benchmark) out(c benchCase, made string) string {
	return filepath.Join(filepath.Dir(b.binary), "ud-"+c.Layout+"-"+c.Scale+"-"+made)
}

// country makes a country of 36 months unless it is there.
func (b *benchmark) country(c benchCase) string {
	b.t.Helper()
	data := b.folder(c)
	if _, err := os.Stat(data); err == nil {
		return data
	}
	order, parts := layoutSorted, 1
	switch c.Layout {
	case layoutShuffled:
		order = layoutShuffled
	case layoutParts:
		parts = benchParts
	}
	made := data + ".ny" // whole or not there, also where somebody stops it
	if err := os.RemoveAll(made); err != nil {
		b.t.Fatal(err)
	}
	_, err := timed(exec.Command(b.binary, "syntetisk", "--out", made, "--scale", c.Scale, "--from", "2022-01", "--to", "2024-12", "--order", order, "--parts", strconv.Itoa(parts)))
	if err == nil {
		err = os.Rename(made, data)
	}
	if err != nil {
		b.t.Fatal(err)
	}
	return data
}
