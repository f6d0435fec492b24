package schemas

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"testing"
)

const secretID = "KANARIE7"

// hides fails if a text has an id in it in any way, or does not say [person].
func hides(t *testing.T, how, text string) {
	t.Helper()
	lower := strings.ToLower(text)
	for _, form := range []string{secretID, hex.EncodeToString([]byte(secretID)), base64.StdEncoding.EncodeToString([]byte(secretID)), strings.Trim(fmt.Sprint([]byte(secretID)), "[]")} {
		if strings.Contains(lower, strings.ToLower(form)) {
			t.Errorf("%s: printed as %s", how, text)
		}
	}
	if !strings.Contains(text, "[person]") {
		t.Errorf("%s: printed as %s", how, text)
	}
}

func TestAPersonIsNeverPrintedByAnyVerb(t *testing.T) {
	for _, person := range []any{PersonID(secretID), PersonBytes(secretID)} {
		for _, verb := range "vsqxXdbocUeEfgGtO" {
			for _, flags := range []string{"", "+", "#", " ", "-20", ".3", "+#", "020"} {
				format := "%" + flags + string(verb)
				for _, what := range []any{person, []any{person}, map[string]any{"p": person}, struct{ P any }{person}, &struct{ P any }{person}} {
					hides(t, fmt.Sprintf("%s of %T", format, what), fmt.Sprintf(format, what))
				}
			}
		}
		hides(t, "Sprint", fmt.Sprint(person))
		hides(t, "Sprintln", fmt.Sprintln("row of", person))
		hides(t, "too many arguments", fmt.Sprintf(strings.Repeat("a", 1), person))
		hides(t, "error", fmt.Errorf("%w of %v", os.ErrExist, person).Error())
	}
	hides(t, "String", PersonID(secretID).String()+PersonBytes(secretID).String())
	hides(t, "GoString", PersonID(secretID).GoString()+PersonBytes(secretID).GoString())
}

func TestAPersonIsNeverWrittenToALogOrARecord(t *testing.T) {
	type record struct {
		P PersonID
		B PersonBytes
		A []PersonID
	}
	r := record{PersonID(secretID), PersonBytes(secretID), []PersonID{PersonID(secretID)}}
	asJSON, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	hides(t, "JSON", string(asJSON))
	asXML, err := xml.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	hides(t, "XML", string(asXML))
	for name, handler := range map[string]func(*bytes.Buffer) slog.Handler{
		"text": func(to *bytes.Buffer) slog.Handler { return slog.NewTextHandler(to, nil) },
		"JSON": func(to *bytes.Buffer) slog.Handler { return slog.NewJSONHandler(to, nil) },
	} {
		var to bytes.Buffer
		slog.New(handler(&to)).Error("a row", "id", r.P, "bytes", r.B, "all", r)
		hides(t, "slog as "+name, to.String())
	}
	var to bytes.Buffer
	log.New(&to, "", 0).Print(r.P, r.B)
	hides(t, "log", to.String())
}

// A panic that nobody meets is printed by the runtime, in a process of its own.
func TestAPanicWithAPersonDoesNotPrintIt(t *testing.T) {
	switch os.Getenv("PERSON_PANIC") {
	case "id":
		panic(PersonID(secretID))
	case "bytes":
		panic(PersonBytes(secretID))
	case "error":
		panic(fmt.Errorf("of %v", PersonID(secretID)))
	}
	for _, what := range []string{"id", "bytes", "error"} {
		c := exec.Command(os.Args[0], "-test.run=^TestAPanicWithAPersonDoesNotPrintIt$")
		c.Env = append(os.Environ(), "PERSON_PANIC="+what)
		text, err := c.CombinedOutput()
		if err == nil {
			t.Fatal("no panic")
		}
		hides(t, "panic with "+what, string(text))
	}
}
