package gaeldende

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"time"

	"fokusmaal/stages/publish"
)

// The second calculation is made by another program, which leaves its record of a run here:
//
//	OUT/<year>/kontrol/<run id>.json
//	    run_id           the run
//	    run_json_sha256  of its run.json, so that the record is of these figures and no others
//	    status           ens if every cell is the same; anything else is not
//	    ended, seconds   when it was written (RFC 3339 in UTC), and how long it took
//
// It may hold more, which is not read here; the last line may be missing.
const (
	secondCalculations = "kontrol"
	secondCalculated   = "ens"
)

const expectedKontrol = "the record of the second calculation of the run"

// kontrolPath is where the second calculation of a run leaves its record.
func kontrolPath(shelf, runID string) string {
	return filepath.Join(shelf, secondCalculations, runID+".json")
}

// kontrolOf reads what the second calculation says of a run whose run.json has a SHA-256,
// and returns that of its record: nothing where there is none and uden says that none is
// needed. A record that is there has to be of this run and to say ens; whether run.json says
// that one was to be made is not asked.
func kontrolOf(shelf, runID, runSHA256 string, uden bool) (string, error) {
	s, err := secondOf(shelf, runID, runSHA256)
	switch {
	case err != nil:
		return "", err
	case s == nil && uden:
		return "", nil
	case s == nil:
		return "", &publish.ReadError{Path: kontrolPath(shelf, runID), Expected: expectedKontrol, Found: "nothing",
			Hint: "let the second calculation run, or publish without it: --uden-kontrol (make publicer UDEN_KONTROL=1), which is recorded"}
	case s.Differs != "":
		return "", &publish.ReadError{Path: s.Path, Expected: expectedKontrol + ", for these figures and with status " + secondCalculated, Found: s.Differs,
			Hint: "find out why, and let the second calculation run again; a run that it does not agree with is never published"}
	}
	return s.SHA256, nil
}

// differsIn says what a text is instead of the record that every cell of a run is the same;
// nothing of such a one.
func differsIn(text []byte, runID, runSHA256 string) string {
	fields, ok := topFields(text)
	is := func(name, value string) bool {
		var found string
		return json.Unmarshal(fields[name], &found) == nil && found == value
	}
	switch {
	case !ok:
		return "something else than JSON with each field once"
	case !is("run_id", runID):
		return "that of another run"
	case !is("run_json_sha256", runSHA256):
		return "that of other figures: run.json has another SHA-256"
	case !is("status", secondCalculated):
		return "another status"
	}
	return ""
}

// tookOf is when a record was written and how long the second calculation took; zero where
// it does not say.
func tookOf(fields map[string]json.RawMessage) (ended time.Time, took time.Duration) {
	var n float64
	if json.Unmarshal(fields["seconds"], &n) != nil || json.Unmarshal(fields["ended"], &ended) != nil || n < 0 || n > maxSeconds {
		return time.Time{}, 0
	}
	return ended, seconds(n)
}

// maxSeconds is longer than any calculation: a year.
const maxSeconds = 366 * 24 * 60 * 60

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
