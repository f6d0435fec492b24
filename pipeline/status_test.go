package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fokusmaal/stages/gaeldende"
)

// The wall clock is used in the command alone: at a given moment the metrics are a function
// of the results.
func TestTheStatusAtAMomentIsTheSameAtEveryOther(t *testing.T) {
	out := filepath.Join(t.TempDir(), "ud")
	country, _ := smallCountry(t)
	if code := command(context.Background(), streams{[]string{"pipeline", "--year", "2024", "--data", country, "--out", out}, &bytes.Buffer{}, &bytes.Buffer{}}); code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	standing, err := gaeldende.Stand(out, 2024)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(out, "2024.prom")
	at := func(later time.Duration) (text, screen string, wrong string) {
		var shown bytes.Buffer
		err := statusCommand{Year: 2024, Out: out, Senest: 2 * time.Hour, KontrolSenest: 6 * time.Hour, Prometheus: &file}.at(standing.Ended.Add(later), streams{out: &shown, errout: &shown})
		var f *failure
		if !errors.As(err, &f) || f.code != exitOverdue {
			t.Fatalf("the error is %v", err)
		}
		metrics, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(metrics), shown.String(), f.Error()
	}
	first, screen, wrong := at(2 * time.Hour)
	if second, _, _ := at(2 * time.Hour); first != second {
		t.Error("the same moment gave other metrics")
	}
	if !strings.Contains(screen, ", 2h ago\n") || wrong != "nothing is in force" || !strings.Contains(first, `fokusmaal_overdue{year="2024"} 0`) {
		t.Errorf("%s\n%s\n%s", wrong, screen, first)
	}
	later, _, wrong := at(3*time.Hour + time.Minute)
	if wrong != "the latest run is 3h01m old, more than 2h: the nightly run is overdue; nothing is in force" || !strings.Contains(later, `fokusmaal_overdue{year="2024"} 1`) {
		t.Errorf("%s\n%s", wrong, later)
	}
}
