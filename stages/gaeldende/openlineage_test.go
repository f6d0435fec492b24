package gaeldende

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"fokusmaal/stages/publish"
)

// runEventSchema are the fields that OpenLineage 2-0-2 asks of a RunEvent and of what is in
// one, in words of our own and narrower: nothing else may stand in it.
const runEventSchema = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object", "additionalProperties": false,
  "required": ["eventType", "eventTime", "run", "job", "inputs", "outputs", "producer", "schemaURL"],
  "properties": {
    "eventType": {"enum": ["START", "COMPLETE", "FAIL"]},
    "eventTime": {"type": "string", "format": "date-time"},
    "run": {"type": "object", "additionalProperties": false, "required": ["runId"], "properties": {"runId": {"type": "string", "format": "uuid"}}},
    "job": {"type": "object", "additionalProperties": false, "required": ["namespace", "name"], "properties": {"namespace": {"$ref": "#/$defs/name"}, "name": {"$ref": "#/$defs/name"}}},
    "inputs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/dataset"}},
    "outputs": {"type": "array", "items": {"$ref": "#/$defs/dataset"}},
    "producer": {"type": "string", "format": "uri"},
    "schemaURL": {"const": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"}
  },
  "$defs": {
    "name": {"type": "string", "minLength": 1},
    "dataset": {"type": "object", "additionalProperties": false, "required": ["namespace", "name"], "properties": {
      "namespace": {"$ref": "#/$defs/name"}, "name": {"$ref": "#/$defs/name"},
      "facets": {"$ref": "#/$defs/facets"}, "inputFacets": {"$ref": "#/$defs/facets"}, "outputFacets": {"$ref": "#/$defs/facets"}}},
    "facets": {"type": "object", "additionalProperties": {"type": "object", "required": ["_producer", "_schemaURL"], "properties": {
      "_producer": {"type": "string", "format": "uri"}, "_schemaURL": {"type": "string", "format": "uri"},
      "datasetVersion": {"type": "string", "minLength": 1}, "rowCount": {"type": "integer"}, "size": {"type": "integer"}}, "additionalProperties": false}}
  }
}`

// events are the two events of a run, each held against the schema.
func events(t *testing.T, run publish.Run) (text []byte, all []map[string]any) {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(runEventSchema))
	ready(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	ready(t, compiler.AddResource("event.json", document))
	schema, err := compiler.Compile("event.json")
	ready(t, err)
	text, err = ran(run).events()
	ready(t, err)
	for _, line := range bytes.Split(bytes.TrimSuffix(text, []byte("\n")), []byte("\n")) {
		event, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		ready(t, err, schema.Validate(event))
		all = append(all, event.(map[string]any))
	}
	return text, all
}

func TestARunIsTwoEventsOfOpenLineage(t *testing.T) {
	out := t.TempDir()
	folder := makeRun(t, out)
	run, err := publish.ReadRun(folder)
	ready(t, err)
	text, all := events(t, run)
	if len(all) != 2 || all[0]["eventType"] != "START" || all[1]["eventType"] != "COMPLETE" {
		t.Fatalf("the events are\n%s", text)
	}
	if all[0]["eventTime"] != "2026-04-01T08:30:00.000Z" || all[1]["eventTime"] != "2026-04-01T08:30:01.250Z" {
		t.Errorf("the times are %v and %v", all[0]["eventTime"], all[1]["eventTime"])
	}
	if diff := cmp.Diff(all[0]["run"], all[1]["run"]); diff != "" {
		t.Errorf("two runs: %s", diff)
	}
	inputs := len(run.SmallInput)
	for _, table := range run.Input {
		inputs += len(table.Files)
	}
	if got := len(all[1]["inputs"].([]any)); got != inputs || len(all[0]["outputs"].([]any)) != 0 {
		t.Errorf("%d inputs, not %d; or a result before there is one", got, inputs)
	}
	outputs := all[1]["outputs"].([]any)
	if want := len(run.Outputs) - 2; len(outputs) != want { // intern/personer in both formats
		t.Errorf("%d outputs, not %d", len(outputs), want)
	}
	first := outputs[0].(map[string]any)
	version := first["facets"].(map[string]any)["version"].(map[string]any)["datasetVersion"]
	if first["name"] != "2025/"+run.Outputs[0].Path || version != "sha256:"+run.Outputs[0].SHA256 {
		t.Errorf("the first result is %v, %v", first["name"], version)
	}
	again, err := publish.ReadRun(filepath.Clean(folder))
	ready(t, err)
	if second, _ := events(t, again); !bytes.Equal(text, second) {
		t.Error("the same run gave other bytes")
	}
}

func TestTheIdOfARunIsAUUIDOfItsNameAlone(t *testing.T) {
	run := exampleRun(t)
	// The value is that of another program: uuid.uuid5(uuid.NAMESPACE_URL, name) of Python.
	if got := lineageID(ran(run), "pipeline"); got != "80f52e1f-bf61-5838-994e-226758cb2ab6" {
		t.Errorf("the id is %s", got)
	}
	form := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	seen := map[string]bool{}
	for _, command := range []string{"pipeline", "foelsomhed", "kontrol"} {
		for aar := 2020; aar <= 2025; aar++ {
			for n := range 20 {
				id := lineageID(ran{Aar: aar, RunID: fmt.Sprintf("20260401T0830%02dZ", n)}, command)
				if !form.MatchString(id) || seen[id] {
					t.Errorf("%s is no UUID of version 5, or not of one run alone", id)
				}
				seen[id] = true
			}
		}
	}
}

func TestARunWithoutATimeHasNoEvents(t *testing.T) {
	run := exampleRun(t)
	run.Time.Started = "i går"
	if text, err := ran(run).events(); err == nil {
		t.Errorf("the events are\n%s", text)
	}
}
