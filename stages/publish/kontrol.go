package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// The second calculation is made by another program, which leaves its record of a run here:
//
//	OUT/<year>/kontrol/<run id>.json
//	    run_id           the run
//	    run_json_sha256  of its run.json, so that the record is of these figures and no others
//	    status           ens if every cell is the same; anything else is not
//
// It may hold more, which is not read here.
const (
	secondCalculations = "kontrol"
	secondCalculated   = "ens"
)

// kontrolPath is where the second calculation of a run leaves its record.
func kontrolPath(shelf, runID string) string {
	return filepath.Join(shelf, secondCalculations, runID+".json")
}

// kontrolOf reads what the second calculation says of a run whose run.json has a SHA-256,
// and returns that of its record: nothing where there is none and uden says that none is
// needed. A record that is there has to be of this run and to say ens.
func kontrolOf(shelf, runID, runSHA256 string, uden bool) (string, error) {
	const expected = "the record of the second calculation of the run"
	path := kontrolPath(shelf, runID)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if uden {
			return "", nil
		}
		return "", &ReadError{Path: path, Expected: expected, Found: "nothing",
			Hint: "let the second calculation run, or publish without it: --uden-kontrol (make publicer UDEN_KONTROL=1), which is recorded"}
	}
	text, err := readWhole(path, expected, maxRecord)
	if err != nil {
		return "", err
	}
	differs := func(found string) error {
		return &ReadError{Path: path, Expected: expected + ", for these figures and with status " + secondCalculated, Found: found,
			Hint: "find out why, and let the second calculation run again; a run that it does not agree with is never published"}
	}
	fields, ok := topFields(text)
	if !ok {
		return "", differs("something else than JSON with each field once")
	}
	is := func(name, value string) bool {
		var found string
		return json.Unmarshal(fields[name], &found) == nil && found == value
	}
	switch {
	case !is("run_id", runID):
		return "", differs("that of another run")
	case !is("run_json_sha256", runSHA256):
		return "", differs("that of other figures: run.json has another SHA-256")
	case !is("status", secondCalculated):
		return "", differs("another status")
	}
	return sumOf(text), nil
}

// topFields returns the fields of a JSON object, if no name stands there twice.
func topFields(text []byte) (map[string]json.RawMessage, bool) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return nil, false
	}
	fields := map[string]json.RawMessage{}
	for decoder.More() {
		token, err := decoder.Token()
		name, _ := token.(string)
		if _, twice := fields[name]; err != nil || twice {
			return nil, false
		}
		var value json.RawMessage
		if decoder.Decode(&value) != nil {
			return nil, false
		}
		fields[name] = value
	}
	if _, err := decoder.Token(); err != nil {
		return nil, false
	}
	_, err := decoder.Token()
	return fields, err == io.EOF
}
