package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is refused makes nothing, not even the folder.
func TestASagsgennemgangThatMayNotBeIsRefusedAndMakesNothing(t *testing.T) {
	a := administer(t)
	public := a.identity.Recipient().String()
	run := resolved(t, filepath.Join(a.out, "2024", "kandidat"))
	with := func(flags ...string) []string {
		return append([]string{"sagsgennemgang", "--out", a.out}, flags...)
	}
	for _, c := range []struct {
		arguments []string
		code      int
		want      string
	}{
		{with("--year", "2024", "--kommune", "671", "--age-recipient", public), exitInput, "what        Struer (671) is not under administration after 2024: its status is ingen\n  next        cases are gone through in a kommune under administration alone"},
		{with("--year", "2023", "--kommune", "101", "--age-recipient", public), exitInput, "2023/kandidat: expected a published run, found nothing\n  next        run make pipeline YEAR=2023 first"},
		{with("--year", "2019", "--kommune", "101", "--age-recipient", public), exitInput, "ask for a year from 2020 to 2025"},
		{with("--year", "2024", "--kommune", "Strur", "--age-recipient", public), exitUsage, "what        there is no kommune \"Strur\"\n  next        the nearest is 671 Struer\n"},
		{with("--year", "2024", "--kommune", "670", "--age-recipient", public), exitUsage, "next        the nearest is 671 Struer\n"},
		{with("--year", "2024", "--kommune", "0", "--age-recipient", public), exitUsage, "what        --kommune: Hele landet is no kommune"},
		{with("--year", "2024", "--kommune", " ", "--age-recipient", public), exitUsage, "what        --kommune is empty"},
		{with("--year", "2024", "--kommune", "101", "--age-recipient", ""), exitUsage, "what        --age-recipient: expected one public age key (age1…), found nothing\n  next        have the kommune make a key pair with age-keygen"},
		{with("--year", "2024", "--kommune", "101", "--age-recipient", public[:30]), exitUsage, "found one that is damaged or cut off\n  next        copy it again, whole"},
		{with("--year", "2024", "--kommune", "101", "--age-recipient", "ssh-ed25519 AAAAC3Nz"), exitUsage, "found an SSH key\n"},
		{with("--year", "2024", "--kommune", "101", "--age-recipient", public+","+public), exitUsage, "found several, or other text beside it\n"},
		{with("--year", "2024", "--kommune", "101", "--age-recipient", public, "--age-recipient", public), exitUsage, "fokusmaal: --age-recipient is given more than once"},
		{with("--year", "2024", "--kommune", "101"), exitUsage, "fokusmaal: missing flags: --age-recipient=age1…\n"},
		{append(with("--year", "2024", "--kommune", "101", "--age-recipient", public), "--out="), exitUsage, "--out is given more than once"},
		{[]string{"sagsgennemgang", "--year", "2024", "--kommune", "101", "--age-recipient", public, "--out="}, exitUsage, "what        --out is empty"},
	} {
		code, out, errout := runCommand(c.arguments...)
		if code != c.code || out != "" || !strings.Contains(errout, c.want) {
			t.Errorf("%q: exit code %d, want %d with %q\n%s", c.arguments, code, c.code, c.want, errout)
		}
		if _, err := os.Lstat(filepath.Join(a.out, "sagsgennemgang")); err == nil {
			t.Fatalf("%q made a folder", c.arguments)
		}
	}
	for name, want := range map[string]string{
		"tilsyn.parquet":          "tilsyn.parquet: expected the file as it was published (SHA-256 in run.json), found other bytes\n",
		"intern/personer.parquet": "intern/personer.parquet: expected the file as it was published (SHA-256 in run.json), found other bytes\n",
	} {
		path := filepath.Join(run, name)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		after := slices.Clone(before)
		after[len(after)/2] ^= 1
		if err := os.WriteFile(path, after, 0o600); err != nil {
			t.Fatal(err)
		}
		code, out, errout := a.review("101")
		if code != exitInput || out != "" || !strings.Contains(errout, want) {
			t.Errorf("%s: exit code %d, want %q\n%s", name, code, want, errout)
		}
		if err := os.WriteFile(path, before, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Lstat(filepath.Join(a.out, "sagsgennemgang")); err == nil {
		t.Error("an altered result made a folder")
	}
	if code, _, errout := a.review("101"); code != exitDone {
		t.Error(errout)
	}
}

func TestARunThatDecidesNothingWithEffectLeadsToNoSagsgennemgang(t *testing.T) {
	for want, flags := range map[string]func(a administered) []string{
		" decided no tilsyn: it was made without --ydelsesgrad\n  next        run make pipeline YEAR=2024 YDELSESGRAD=FILE TILSYN_FORRIGE=FILE, then start this again\n": func(administered) []string { return nil },
		" has readings in their alternative (R04, R12), so what it decides has no legal effect\n  next        compute the year without FORTOLKNING (make pipeline YEAR=2024 ": func(a administered) []string {
			return append(a.tilsyn(t), "--fortolkning", "R12,R04")
		},
	} {
		data, persons := smallCountry(t)
		a := administered{filepath.Join(t.TempDir(), "ud"), persons, newIdentity(t)}
		a.pipeline(t, data, flags(a)...)
		code, out, errout := a.review("101")
		if code != exitInput || out != "" || !strings.Contains(errout, want) {
			t.Errorf("exit code %d, want %q\n%s", code, want, errout)
		}
		if _, err := os.Lstat(filepath.Join(a.out, "sagsgennemgang")); err == nil {
			t.Error("a folder was made")
		}
	}
}

// Wherever it was typed, whichever command was meant, and however it was broken.
func TestASecretKeyIsNeverRepeated(t *testing.T) {
	identity := newIdentity(t)
	secret, out := identity.String(), filepath.Join(t.TempDir(), "ud")
	for _, arguments := range [][]string{
		{"sagsgennemgang", "--year", "2024", "--kommune", "101", "--out", out, "--age-recipient", secret},
		{"sagsgennemgang", "--year", "2024", "--kommune", "101", "--out", out, "--age-recipient=" + strings.ToLower(secret)},
		{"sagsgennemgang", "--year", "2024", "--kommune", secret, "--out", out, "--age-recipient", identity.Recipient().String()},
		{"sagsgennemgang", "--year", secret, "--kommune", "101", "--out", out},
		{"sagsgennemgang", "--out", out, "--" + secret},
		{"sagsgennemgang", "--out", out, secret[:16], secret[16:]},
		{"pipeline", "--year", "2024", "--out", out, "--fortolkning", secret},
		{secret},
		{"forklar", "--kommune", secret, "--year", "2024", "--help"},
	} {
		code, stdout, errout := runCommand(arguments...)
		if code != exitUsage || stdout != "" || !strings.HasPrefix(errout, "fokusmaal: the command line has a secret key in it, which is not repeated here;") {
			t.Errorf("exit code %d: %s", code, errout)
		}
		for i := len("AGE-SECRET-KEY-1"); i+6 <= len(secret); i++ {
			if strings.Contains(strings.ToUpper(errout), secret[i:i+6]) {
				t.Fatalf("it is repeated in %d characters", len(errout))
			}
		}
		if _, err := os.Lstat(out); err == nil {
			t.Error("a folder was made")
		}
	}
}
