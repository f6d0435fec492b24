package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestTheRunsAreThoseOfTheFlags(t *testing.T) {
	for typed, want := range map[string]string{
		"--run ud/2024/kandidat":              "ud/2024/kandidat",
		"--out ud --year 2024":                "ud/2024/kandidat",
		"--out ud --years 2023-2025":          "ud/2023/kandidat ud/2024/kandidat ud/2025/kandidat",
		"--out ud --years 2024-2024":          "",
		"--out ud --years 2025-2024":          "",
		"--out ud --years 2024":               "",
		"--out ud --years 0001-9999":          "",
		"--out ud --year 2024-2025":           "",
		"--out ud --year 24":                  "",
		"--out ud":                            "",
		"--year 2024":                         "",
		"--out ud --year 2024 --years 2024-5": "",
		"--run x --year 2024":                 "",
		"--run x --out ud":                    "",
		"":                                    "",
	} {
		o, err := parse(append([]string{"--data", "d"}, strings.Fields(typed)...), io.Discard)
		if got := strings.Join(o.runs, " "); got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", typed, got, err)
		}
	}
}

// Of several years the unequal one is named, the others are proved, and the exit code is that
// of the unequal one; what cannot be compared at all stops the program.
func TestEveryYearIsProvedAndOneUnequalIsEnough(t *testing.T) {
	data := filepath.Join(population("p12"), "data")
	out := filepath.Dir(filepath.Dir(filepath.Dir(aRun(t, data, "2024"))))
	first := aRun(t, data, "2023")
	if err := os.CopyFS(filepath.Join(out, "2023", "runs"), os.DirFS(filepath.Dir(first))); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("runs/"+filepath.Base(first), filepath.Join(out, "2023", "kandidat")); err != nil {
		t.Fatal(err)
	}
	if code, text := kontrol(t, "--data", data, "--out", out, "--years", "2023-2024"); code != exitEqual || strings.Count(text, "every law of conservation") != 2 {
		t.Fatalf("exit code %d: %s", code, text)
	}
	record := filepath.Join(out, "2023", "kandidat", "run.json")
	text, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	other := regexp.MustCompile(`"samtaler": [0-9]+`).ReplaceAll(text, []byte(`"samtaler": 987654`))
	if err := os.WriteFile(record, other, 0o600); err != nil || string(other) == string(text) {
		t.Fatal("nothing was changed", err)
	}
	code, said := kontrol(t, "--data", data, "--out", out, "--years", "2023-2024")
	if code != exitUnequal || strings.Count(said, "every law of conservation") != 1 || !strings.Contains(said, "run.json, duplicates samtaler") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if code, said := kontrol(t, "--data", data, "--out", out, "--years", "2022-2024"); code != exitInput || strings.Contains(said, "conservation") {
		t.Errorf("exit code %d: %s", code, said)
	}
}

// The units and the cron file name flags of this program, and settings that the example has.
func TestEveryCommandLineOfDeployIsOneThatThisProgramUnderstands(t *testing.T) {
	deploy := filepath.Join("..", "..", "deploy")
	text, err := os.ReadFile(filepath.Join(deploy, "nat.env.example"))
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^#?([A-Z_]+)=(.*)$`).FindAllStringSubmatch(string(text), -1) {
		values[m[1]] = strings.Trim(m[2], `"`)
	}
	for name, form := range map[string]string{
		"fokusmaal-kontrol.service": `(?m)^ExecStart=/usr/local/bin/kontrol (.*)$`,
		"fokusmaal.cron":            ` && kontrol ([^>]*) >/dev/null`,
	} {
		text, err := os.ReadFile(filepath.Join(deploy, name))
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(form).FindAllStringSubmatch(string(text), -1)
		if len(found) != 1 {
			t.Fatalf("%s: %d command lines, not 1", name, len(found))
		}
		for _, aar := range []string{values["AAR"], "--years=2023-2024"} {
			values["AAR"] = aar
			line := regexp.MustCompile(`"?\$\{?([A-Z_]+)\}?"?`).ReplaceAllStringFunc(found[0][1], func(v string) string {
				value, known := values[strings.Trim(v, `"${}`)]
				if !known {
					t.Errorf("%s: %s is not in nat.env.example", name, v)
				}
				return value
			})
			o, err := parse(strings.Fields(line), io.Discard)
			if err != nil || o.temp != "/var/tmp" || !slices.Contains(o.runs, "/var/lib/fokusmaal/ud/2024/kandidat") {
				t.Errorf("%s: %s: %+v, %v", name, line, o, err)
			}
		}
	}
}
