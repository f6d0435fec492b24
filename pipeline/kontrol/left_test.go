package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestWhatIsForThePublicIsNamedAmongWhatIsNotComparedAndAnUnknownTableIsRefused(t *testing.T) {
	for path, want := range map[string]string{
		"publikation/data/fokusmaal_maaned.parquet": "publikation/*",
		"afviste/ydelse.parquet":                    "afviste/ydelse",
		"ukendt.parquet":                            "",
	} {
		r := result{run: &runRecord{}}
		if err := json.Unmarshal([]byte(`{"outputs":[{"path":"`+path+`"}]}`), r.run); err != nil {
			t.Fatal(err)
		}
		err := r.leaveTheRest()
		if named := strings.Join(r.notCompared(), "\n"); err == nil != (want != "") || !strings.HasPrefix(named, want) {
			t.Errorf("%s: %v, named %q", path, err, named)
		}
	}
}
