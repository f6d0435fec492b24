package gaeldende

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
)

// inForce is the symbolic link in OUT/<year> to the run that a person has put in force.
const inForce = "gaeldende"

// InForceName is the name of the link in OUT/<year> to the run that is in force.
const InForceName = inForce

// publications is the folder in OUT/<year> with one record for each time that a person put
// a run in force: 0001.json, 0002.json and so on, never changed and never removed.
const publications = "publikationer"

// Publikation is the record that a person put a run in force: publikationer/<number>.json,
// whose form is publikation.schema.json. Each holds the hash of the one before it.
type Publikation struct {
	// Number counts the publications of a year from 1.
	Number int `json:"number"`
	Aar    int `json:"aar"`
	// RunID is the run, and RunSHA256 the hash of its run.json, which has those of all its
	// files.
	RunID     string `json:"run_id"`
	RunSHA256 string `json:"run_sha256"`
	// Who is the person, When the time (RFC 3339 in UTC), and Note why; it may be empty.
	Who  string `json:"who"`
	When string `json:"when"`
	Note string `json:"note"`
	// Foreloebig says that the year had fewer than 12 months of data.
	Foreloebig bool `json:"foreloebig"`
	// KontrolSHA256 is of the record of the second calculation; empty for a publication
	// without one, which the person asked for.
	KontrolSHA256 string `json:"kontrol_sha256"`
	// Udsnit says that the delivery was no whole country, and Accepted are the fejl of its
	// controls that somebody had looked into, as the run accepted them: K03, or K05:671 for
	// one kommune alone. Both need a note.
	Udsnit   bool     `json:"udsnit"`
	Accepted []string `json:"accepted"`
	// Changed are the codes of the kommuner, and 0 for Hele landet, whose decisions are
	// others than in the publication before, in order.
	Changed []int32 `json:"changed"`
	// PreviousSHA256 is of the record before it; empty for the first.
	PreviousSHA256 string `json:"previous_sha256"`
	// SelfSHA256 is of this record with this field empty: nothing follows the last record, so
	// no other would show a damage to it.
	SelfSHA256 string `json:"self_sha256"`
}

// The limits of what a person says, in characters.
const (
	MaxNote = 500
	MaxWho  = 100
)

// Remark says whether a text may stand in a record: so many characters at most, without
// control characters.
func Remark(text string, limit int) bool {
	return utf8.ValidString(text) && utf8.RuneCountInString(text) <= limit && publish.PlainText(text)
}

// recorded is a record and the hash of its file.
type recorded struct {
	Publikation
	sha256 string
}

func recordName(number int) string { return fmt.Sprintf("%04d.json", number) }

// encode returns the record as indented JSON with a line end behind it. Equal records are
// equal bytes.
func (p Publikation) encode() ([]byte, error) {
	// JSON would call a list that is nil null.
	p.Accepted, p.Changed = append([]string{}, p.Accepted...), append([]int32{}, p.Changed...)
	return publish.EncodeRecord(p)
}

// selfSum is what SelfSHA256 is to be.
func (p Publikation) selfSum() (string, error) {
	p.SelfSHA256 = ""
	text, err := p.encode()
	return publish.SHA256Of(text), err
}

// readChain reads the records of a shelf in order and checks that each is whole and holds
// the hash of the one before it. What is missing, changed or not one of them is a
// [*publish.ReadError]. That the last ones are there, only gaeldende can tell.
func readChain(shelf string) ([]recorded, error) {
	folder := filepath.Join(shelf, publications)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, publish.Unreadable(folder, "the records of the publications", err)
	}
	// Beyond 9999 the order of the names is not that of the numbers.
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int { return len(a.Name()) - len(b.Name()) })
	var chain []recorded
	before := ""
	for i, entry := range entries {
		path := filepath.Join(folder, recordName(i+1))
		if entry.Name() != recordName(i+1) {
			return nil, brokenChain(path, "the record of publication "+fmt.Sprint(i+1), "something else in its place: one is missing, or there is a file that is no record")
		}
		r, err := readRecord(path)
		if err != nil {
			return nil, err
		}
		if r.Number != i+1 || r.PreviousSHA256 != before || i > 0 && r.Aar != chain[0].Aar {
			return nil, brokenChain(path, "the record that follows the one before it, by number and SHA-256", "another one")
		}
		before = r.sha256
		chain = append(chain, r)
	}
	return chain, nil
}

const hintChain = "the records of the publications were changed: put back what they were, from a copy"

func brokenChain(path, expected, found string) error {
	return &publish.ReadError{Path: path, Expected: expected, Found: found, Hint: hintChain}
}

// readRecord reads a record. A text that is not exactly what the program writes is none: so
// no field can stand twice, or be one that is not known.
func readRecord(path string) (recorded, error) {
	const expected = "the record of a publication (publikation.schema.json)"
	text, err := publish.ReadRecordFile(path, expected)
	if err != nil {
		return recorded{}, err
	}
	r := recorded{sha256: publish.SHA256Of(text)}
	if json.Unmarshal(text, &r.Publikation) != nil {
		return r, brokenChain(path, expected, "JSON of another form")
	}
	again, err := r.encode()
	if err != nil || !bytes.Equal(again, text) {
		return r, brokenChain(path, expected, "one with other fields, or written by something else")
	}
	if own, err := r.selfSum(); err != nil || own != r.SelfSHA256 {
		return r, brokenChain(path, expected+" as it was written (self_sha256)", "other bytes")
	}
	if lacks := r.lacks(); lacks != "" {
		return r, brokenChain(path, expected, "one without "+lacks)
	}
	return r, nil
}

// lacks names the first thing that every record has and this one has not, or nothing.
func (p *Publikation) lacks() string {
	optional := func(sum string) bool { return sum == "" || publish.IsSHA256(sum) }
	_, err := time.Parse(time.RFC3339, p.When)
	switch {
	case p.Number < 1 || p.Aar < 1:
		return "number and aar"
	case !publish.IsRunID(p.RunID) || !publish.IsSHA256(p.RunSHA256):
		return "run_id and run_sha256"
	case p.Who == "" || !Remark(p.Who, MaxWho) || !Remark(p.Note, MaxNote):
		return "who and note in plain text"
	case err != nil || !strings.HasSuffix(p.When, "Z"):
		return "when, in UTC"
	case !optional(p.KontrolSHA256) || !optional(p.PreviousSHA256) || (p.PreviousSHA256 == "") != (p.Number == 1):
		return "kontrol_sha256 and previous_sha256"
	case slices.ContainsFunc(p.Accepted, func(a string) bool { return !publish.IsAccepted(a) }):
		return "accepted as numbers of controls"
	case p.lookedInto() != "" && p.Note == "":
		return "a note that says why it is in force, for the run " + p.lookedInto()
	case !slices.IsSorted(p.Changed):
		return "changed in order"
	}
	for _, code := range p.Changed {
		if _, known := schemas.KommuneFraKode(code); !known && code != 0 {
			return "changed as codes of kommuner"
		}
	}
	return ""
}
