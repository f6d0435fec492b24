package publish

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestTheFingerprintOfAKeyIs16HexadecimalDigits(t *testing.T) {
	schema := compileSchema(t)
	for fingerprint, sound := range map[string]bool{
		"0123456789abcdef": true, "0123456789abcde": false, "0123456789abcdef0": false, "0123456789ABCDEF": false, "": false,
		strings.Repeat("0", 32): false,
	} {
		run := exampleRun()
		run.PersonKey = &PersonKey{Fingerprint: fingerprint}
		if err := schema.Validate(asJSON(t, run)); (err == nil) != sound {
			t.Errorf("schema, %q: %v", fingerprint, err)
		}
		if lacks := run.lacks(); (lacks == "") != sound || !sound && lacks != "the fingerprint of the person key" {
			t.Errorf("%q: lacks %q", fingerprint, lacks)
		}
	}
}

func TestARecordWithoutAKeyDoesNotMentionOne(t *testing.T) {
	text, err := json.Marshal(exampleRun())
	if err != nil || strings.Contains(string(text), "person_key") {
		t.Errorf("%v: %s", err, text)
	}
	record, isObject := asJSON(t, exampleRun()).(map[string]any)
	if !isObject {
		t.Fatal("a record is no object")
	}
	for _, wrong := range []any{map[string]any{}, "0123456789abcdef", map[string]any{"fingerprint": "0123456789abcdef", "key": "x"}} {
		record["person_key"] = wrong
		if compileSchema(t).Validate(record) == nil {
			t.Errorf("%v is taken for a person_key", wrong)
		}
	}
}
