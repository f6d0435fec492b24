package main

import (
	"context"
	"strings"
	"testing"

	"fokusmaal/stages/offentlig"
)

func TestCountsThatCannotBeHiddenStopTheRunWithTheirOwnExitCodeAndSayTheWayOut(t *testing.T) {
	f := judge(context.Background(), &offentlig.UsikkerError{Aar: 2024})
	if f.code != exitDiffers || !strings.Contains(f.hint, "--kun-afgoerelser") || !strings.Contains(f.Error(), "protect the small counts of 2024") {
		t.Errorf("exit code %d, %s; %s", f.code, f, f.hint)
	}
}
