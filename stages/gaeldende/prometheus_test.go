package gaeldende

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/stages/publish"
)

// The text is read by others: each change of a name is one for them.
func TestTheMetricsAreWrittenExactlySo(t *testing.T) {
	run := exampleRun(t)
	n := Nightly{Now: ended.Add(time.Hour), Senest: 36 * time.Hour, Standing: Standing{Aar: 2025, Candidate: &run, Ended: ended,
		InForce: &Publikation{Number: 3, Aar: 2025, RunID: "20260301T083000Z", When: "2026-03-02T09:00:00Z", KontrolSHA256: "x"}}}
	want, err := os.ReadFile(filepath.Join("testdata", "status.prom"))
	ready(t, err)
	if diff := cmp.Diff(string(want), string(n.Metrics())); diff != "" {
		t.Error(diff)
	}
}

var (
	metricHelp   = regexp.MustCompile(`^# HELP (fokusmaal_[a-z_]+) [A-Z].*\.$`)
	metricType   = regexp.MustCompile(`^# TYPE (fokusmaal_[a-z_]+) gauge$`)
	metricSeries = regexp.MustCompile(`^(fokusmaal_[a-z_]+)\{year="2025"(,[a-z_]+="([^"\\\n]|\\["\\n])*")*\} [0-9]+(\.[0-9]+)?$`)
)

func TestEveryMetricHasHelpAndTypeOnceAndBeforeItsSeries(t *testing.T) {
	run := exampleRun(t)
	run.Version = "1 \"a\" \\ b"
	with := Nightly{Now: ended, Senest: time.Hour, Standing: Standing{Aar: 2025, Candidate: &run, Ended: ended}}
	without := Nightly{Now: ended, Senest: time.Hour, Standing: Standing{Aar: 2025}}
	for name, text := range map[string][]byte{"a run": with.Metrics(), "no run": without.Metrics(), "unreadable": UnreadableMetrics(2025, ended)} {
		seen, current := map[string]bool{}, ""
		lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		for i, line := range lines {
			if m := metricHelp.FindStringSubmatch(line); m != nil {
				if seen[m[1]] || i+1 == len(lines) || lines[i+1] != "# TYPE "+m[1]+" gauge" {
					t.Errorf("%s: %s stands twice, or has no type", name, m[1])
				}
				current, seen[m[1]] = m[1], true
			} else if m := metricSeries.FindStringSubmatch(line); m != nil && m[1] != current || m == nil && !metricType.MatchString(line) {
				t.Errorf("%s: %q is not of the form, or not below its help", name, line)
			}
		}
	}
	if text := string(without.Metrics()); !strings.Contains(text, `fokusmaal_overdue{year="2025"} 1`) || strings.Contains(text, "last_run") {
		t.Errorf("no run is not overdue, or is a run:\n%s", text)
	}
	if text := string(UnreadableMetrics(2025, ended)); !strings.Contains(text, `fokusmaal_status_readable{year="2025"} 0`) {
		t.Errorf("it was readable:\n%s", text)
	}
}

// How many persons there are stands in run.json as what the stage lov let through, and as
// rows of the outputs.
func TestNoMetricAndNoEventCountsPersons(t *testing.T) {
	run := exampleRun(t)
	run.Stages = append(run.Stages, publish.StageRows{Name: "lov", Rows: 918273})
	run.Outputs = append(run.Outputs, publish.Output{Path: "afviste/ydelse.csv", Rows: 827364, SHA256: run.Outputs[0].SHA256})
	run.Outputs[0].Rows = 736455
	n := Nightly{Now: ended, Standing: Standing{Aar: 2025, Candidate: &run, Ended: ended}}
	events, err := ran(run).events()
	ready(t, err)
	for _, text := range []string{string(n.Metrics()), string(events)} {
		for _, number := range []string{"918273", "827364", "736455", "intern/", "afviste/"} {
			if strings.Contains(text, number) {
				t.Errorf("%s is in\n%s", number, text)
			}
		}
	}
}
