package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	unitCommand = regexp.MustCompile(`(?m)^ExecStart=/usr/local/bin/fokusmaal (.*)$`)
	cronCommand = regexp.MustCompile(`(?:; |\|\| )fokusmaal ([^>]*) >/dev/null`)
	variables   = regexp.MustCompile(`"?\$\{?([A-Z_]+)\}?"?`)
)

// deployed reads a file of deploy/.
func deployed(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// example are the variables of the example, those that are commented out too.
func example(t *testing.T) map[string]string {
	t.Helper()
	values := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^#?([A-Z_]+)=(.*)$`).FindAllStringSubmatch(deployed(t, "nat.env.example"), -1) {
		values[m[1]] = strings.Trim(m[2], `"`)
	}
	return values
}

func TestEveryCommandLineOfDeployIsOneThatTheProgramUnderstands(t *testing.T) {
	values := example(t)
	seen := 0
	for name, form := range map[string]*regexp.Regexp{"fokusmaal-nat.service": unitCommand, "fokusmaal-diff.service": unitCommand, "fokusmaal-status.service": unitCommand, "fokusmaal.cron": cronCommand} {
		for _, found := range form.FindAllStringSubmatch(deployed(t, name), -1) {
			line := variables.ReplaceAllStringFunc(found[1], func(v string) string {
				value, known := values[variables.FindStringSubmatch(v)[1]]
				if !known {
					t.Errorf("%s: %s is not in nat.env.example", name, v)
				}
				return value
			})
			var said bytes.Buffer
			if parsed, _ := parse(context.Background(), streams{args: strings.Fields(line), errout: &said}, &output{to: &said}); parsed == nil {
				t.Errorf("%s: %s\n%s", name, line, said.String())
			}
			seen++
		}
	}
	if seen != 6 {
		t.Errorf("%d command lines, not 6", seen)
	}
}

// What the units promise, line by line: a line that is lost is lost in silence.
func TestTheUnitsOfDeployAreHardened(t *testing.T) {
	hardened := []string{"ProtectSystem=strict", "NoNewPrivileges=yes", "PrivateNetwork=yes", "PrivateTmp=yes", "CapabilityBoundingSet=",
		"SystemCallFilter=@system-service", "RestrictAddressFamilies=none", "MemoryDenyWriteExecute=yes", "ProtectHome=yes"}
	for name, more := range map[string][]string{
		"fokusmaal-nat.service": {"UMask=0077", "RestartForceExitStatus=75", "Restart=no", "OnFailure=fokusmaal-fejl@%n.service", "OnSuccess=fokusmaal-kontrol.service", "ReadWritePaths=/var/lib/fokusmaal", "MemoryMax=4G", "User=fokusmaal"},
		"fokusmaal-kontrol.service": {"UMask=0077", "Restart=no", "OnFailure=fokusmaal-fejl@%n.service fokusmaal-status.service", "OnSuccess=fokusmaal-diff.service fokusmaal-status.service",
			"ReadWritePaths=/var/lib/fokusmaal", "User=fokusmaal", "MemoryMax=3G", "MemorySwapMax=0", "WorkingDirectory=/var/lib/fokusmaal"},
		"fokusmaal-diff.service": {"UMask=0077", "Restart=no", "OnFailure=fokusmaal-fejl@%n.service", "ExecCondition=/usr/bin/test -e ${OUT}/${YEAR}/gaeldende",
			"ReadWritePaths=/var/lib/fokusmaal", "User=fokusmaal", "MemoryMax=4G"},
		"fokusmaal-status.service": {"OnFailure=fokusmaal-fejl@%n.service", "ReadOnlyPaths=/var/lib/fokusmaal", "MemoryMax=256M", "User=fokusmaal"},
		"fokusmaal-fejl@.service":  {"UMask=0077", "DynamicUser=yes", "MemoryMax=64M"},
	} {
		lines := strings.Split(deployed(t, name), "\n")
		for _, want := range append(more, hardened...) {
			if !slices.Contains(lines, want) {
				t.Errorf("%s has no line %s", name, want)
			}
		}
	}
	timer := strings.Split(deployed(t, "fokusmaal-nat.timer"), "\n")
	for _, want := range []string{"Persistent=true", "RandomizedDelaySec=20min"} {
		if !slices.Contains(timer, want) {
			t.Errorf("the timer has no line %s", want)
		}
	}
}

// A unit that starts one that is not there is no mistake to systemd: it starts nothing.
func TestEveryUnitThatIsNamedInDeployIsThere(t *testing.T) {
	files, err := os.ReadDir(filepath.Join("..", "deploy"))
	if err != nil {
		t.Fatal(err)
	}
	readme, seen := deployed(t, "README.md"), 0
	for _, file := range files {
		if name := file.Name(); name != "README.md" && !strings.Contains(readme, strings.TrimSuffix(name, ".timer")) {
			t.Errorf("README.md does not name %s", name)
		}
		for _, line := range regexp.MustCompile(`(?m)^(?:OnSuccess|OnFailure|Unit)=(.*)$`).FindAllStringSubmatch(deployed(t, file.Name()), -1) {
			for unit := range strings.FieldsSeq(line[1]) {
				unit = strings.Replace(unit, "@%n.", "@.", 1)
				if _, err := os.Stat(filepath.Join("..", "deploy", unit)); err != nil {
					t.Errorf("%s names %s: %v", file.Name(), unit, err)
				}
				seen++
			}
		}
	}
	if seen < 6 {
		t.Errorf("%d units are named, fewer than 6", seen)
	}
}
