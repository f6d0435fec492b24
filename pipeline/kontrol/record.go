package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"time"
)

// record is OUT/YEAR/kontrol/RUN_ID.json: that a run was held against the second
// calculation, and what came of it. A publication may ask for it: the run is named by its id
// and by the SHA-256 of its run.json, which has those of every file.
type record struct {
	RunID   string  `json:"run_id"`
	SHA256  string  `json:"run_json_sha256"`
	Version string  `json:"version"`
	Status  string  `json:"status"` // ens or ulige
	Tables  []tally `json:"tables,omitempty"`
	// NotCompared says what was not, and why.
	NotCompared []string `json:"not_compared,omitempty"`
	// Ended is when the record was made, RFC 3339 in UTC, and Seconds how long it took.
	Ended   string  `json:"ended"`
	Seconds float64 `json:"seconds"`
}

// write makes the record of a result, whole or not at all. That of an unequal run says so
// and nothing more: its counts are no proof of anything. A record that says of the same run
// that all is equal stays when it is found so again: a publication may name its SHA-256, and
// with another time in it verify would never agree any more.
func (r *result) write(begun, ended time.Time) error {
	rec := record{RunID: r.run.RunID, SHA256: r.run.sha256, Version: version, Status: "ulige",
		Ended: ended.UTC().Format(time.RFC3339), Seconds: ended.Sub(begun).Seconds()}
	if r.equal() {
		rec.Status, rec.Tables, rec.NotCompared = "ens", r.tallies, r.notCompared()
	}
	text, err := rec.encode()
	if err != nil {
		return err
	}
	folder := recordFolder(r.run.folder)
	if r.equal() && rec.stands(filepath.Join(folder, r.run.RunID+".json")) {
		return nil
	}
	if err := writeWhole(folder, r.run.RunID+".json", text); err != nil {
		return &failure{exitCannotWrite, "writing the record beside the runs: the place cannot be written to, or the disk is full", "make room, or see to it that kontrol/ beside runs/ can be written to"}
	}
	return nil
}

// stands says whether a file is this record already, but for when it was made, by which
// program, and how long that took.
func (rec record) stands(path string) bool {
	text, err := os.ReadFile(path)
	var before record
	if err != nil || json.Unmarshal(text, &before) != nil {
		return false
	}
	rec.Version, rec.Ended, rec.Seconds = before.Version, before.Ended, before.Seconds
	again, err := rec.encode()
	return err == nil && bytes.Equal(again, text)
}

// encode returns the record as indented JSON with a line end behind it.
func (rec record) encode() ([]byte, error) {
	text, err := json.MarshalIndent(rec, "", "  ")
	return append(text, '\n'), err
}

// recordFolder is OUT/YEAR/kontrol of a run in OUT/YEAR/runs; of a folder elsewhere it is
// kontrol beside it.
func recordFolder(run string) string {
	parent := filepath.Dir(run)
	if filepath.Base(parent) == "runs" {
		parent = filepath.Dir(parent)
	}
	return filepath.Join(parent, "kontrol")
}

// writeWhole writes a file under another name, makes sure of it, gives it its name, and
// makes sure of that.
func writeWhole(folder, name string, text []byte) (err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, ".ny-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	_, wrote := f.Write(text)
	if err := errors.Join(wrote, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), filepath.Join(folder, name)); err != nil {
		return err
	}
	return syncFolder(folder, filepath.Dir(folder))
}

// syncFolder makes sure of the names in folders.
func syncFolder(folders ...string) error {
	for _, folder := range folders {
		d, err := os.Open(folder)
		if err != nil {
			return err
		}
		if err := errors.Join(d.Sync(), d.Close()); err != nil {
			return err
		}
	}
	return nil
}
