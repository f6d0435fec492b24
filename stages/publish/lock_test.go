package publish

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// holdEnv names the output folder that the test binary, started once more, locks.
const holdEnv = "FOKUSMAAL_TEST_HOLD"

// holdLock takes the lock, says so, and holds it until the process is killed.
func holdLock(out string) int {
	if _, err := Lock(out); err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("held")
	_, _ = os.Stdin.Read(make([]byte, 1))
	return 0
}

func TestALockOfAnotherProcessIsNamedAndEndsWithThatProcess(t *testing.T) {
	out := filepath.Join(t.TempDir(), "new", "out")
	// A run that died there before, with a longer text, is not the one that is named.
	ready(t, os.MkdirAll(out, 0o700), os.WriteFile(filepath.Join(out, lockName), []byte("pid 4194303\nsiden 2020-01-01T00:00:00Z\nand more\n"), 0o600))
	before := time.Now().Truncate(time.Second)
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), holdEnv+"="+out)
	said, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(said).ReadString('\n')
	if line != "held\n" {
		t.Fatalf("the other process said %q, error %v", line, err)
	}
	_, err = Lock(out)
	var locked *LockedError
	if !errors.As(err, &locked) || locked.PID != other.Process.Pid || locked.Since.Before(before) || locked.Since.After(time.Now()) {
		t.Fatalf("expected a lock of process %d, taken since %s, found %v", other.Process.Pid, before, err)
	}
	if text := locked.Error(); !strings.Contains(text, fmt.Sprint(locked.PID)) || !strings.Contains(text, locked.Since.Format(time.RFC3339)) {
		t.Errorf("the text does not name the holder: %s", text)
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	held, err := Lock(out)
	if err != nil {
		t.Fatalf("the process is dead and its lock is not free: %v", err)
	}
	if err := held.Release(); err != nil {
		t.Fatal(err)
	}
}

func TestALockThatIsReleasedCanBeTaken(t *testing.T) {
	out := t.TempDir()
	for range 2 {
		held, err := Lock(out)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Lock(out); !errors.As(err, new(*LockedError)) {
			t.Fatalf("the lock was taken twice, error %v", err)
		}
		if err := held.Release(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestALockFileThatCannotBeReadStillLocks(t *testing.T) {
	out := t.TempDir()
	held, err := Lock(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, lockName), []byte("pid x"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Lock(out)
	var locked *LockedError
	if !errors.As(err, &locked) || locked.PID != 0 || !strings.Contains(err.Error(), "another run") {
		t.Errorf("expected a lock of another run, found %v", err)
	}
	if err := held.Release(); err != nil {
		t.Fatal(err)
	}
}

func TestALockThatIsNotARegularFileIsNotWaitedFor(t *testing.T) {
	out := t.TempDir()
	if err := os.Mkdir(filepath.Join(out, lockName), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(out); !errors.Is(err, ErrCannotWrite) {
		t.Errorf("the error is %v", err)
	}
}
