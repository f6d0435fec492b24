package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestForklarNeedsTheKeyOfTheRun(t *testing.T) {
	data := filepath.Join(casesFolder, "p13", "data")
	key, other := newKey(t, 3), newKey(t, 4)
	plain, keyed := runOn(t, data, "--year", "2024"), runOn(t, data, "--year", "2024", "--person-key", key)
	for _, c := range []struct{ result, key, says string }{
		{plain, "", ""}, {keyed, key, ""},
		{plain, key, "was made without a person key, and --person-key gives one"},
		{keyed, "", "was made with a person key (fingerprint "}, {keyed, other, "was made with another person key: expected fingerprint "},
	} {
		arguments := []string{"forklar", "--kommune", "0", "--year", "2024", "--data", data, "--out", filepath.Dir(filepath.Dir(c.result))}
		if c.key != "" {
			arguments = append(arguments, "--person-key", c.key)
		}
		code, out, errout := runCommand(arguments...)
		if (code == exitDone) != (c.says == "") || !strings.Contains(errout, c.says) || (code != exitDone) != (code == exitInput) || (out == "") != (c.says != "") {
			t.Errorf("exit code %d, expected %q\n%s", code, c.says, errout)
		}
	}
}

func TestAPersonIsFoundByTheIDAndByThePseudonym(t *testing.T) {
	key := newKey(t, 3)
	data := filepath.Join(casesFolder, "p13", "data")
	for kind, id := range map[string]func(any) any{"STRING": asItIs, "INT64": asNumber(t)} {
		delivery := withIDs(t, data, kind, writing{}, id)
		ydelse := mustSheet(t, delivery, "ydelse")
		person := fmt.Sprint(ydelse.rows[100][ydelse.column("person_id")])
		result := runOn(t, delivery, "--year", "2024", "--person-key", key)
		for _, typed := range []string{person, pseudonymOf(t, key, person), "hverken eller"} {
			found := lookFor(t, delivery, result, key, typed)
			if found != (typed != "hverken eller") {
				t.Errorf("%s: found is %t", kind, found)
			}
		}
	}
}

// lookFor says whether forklar finds a person; it stops before the explanation, which is
// shown to a terminal alone.
func lookFor(t *testing.T, data, result, key, typed string) bool {
	t.Helper()
	c, err := runFlags{Data: data, Out: filepath.Dir(filepath.Dir(result)), Workers: 2, MaxRejects: "0%", BatchRows: 16384, keyFlags: keyFlags{&key}}.config(commandForklar, 2024, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out, errout bytes.Buffer
	err = runForklar(t.Context(), c, question{fokusmaal: []int{1, 2}, person: &typed}, newScreen(streams{out: &out, errout: &errout}))
	if err != nil && !strings.Contains(err.Error(), "no row that is kept has that person_id") || strings.Contains(fmt.Sprint(out.String(), err), typed) {
		t.Errorf("%v", err)
	}
	return err == nil
}
