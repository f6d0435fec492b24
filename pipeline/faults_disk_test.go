package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// The room that is left on the disk, in KiB, grows from the first to where a run is done.
const (
	leastRoom   = 64
	roomSteps   = 128
	fewestRooms = 20
)

// diskScript runs a command twice on a disk of its own that holds the older result: first with
// so little room left, then with enough. What is on the disk after each is copied.
const diskScript = `
mount -t tmpfs -o size=256m tmpfs "$1" && cp -a "$2/." "$1" || exit 99
used=$(df -k "$1" | awk 'NR == 2 { print $3 }')
mount -o remount,size=$((used + $3))k "$1" || exit 99
disk=$1 after=$4 later=$5
shift 5
code=0
"$@" || code=$?
cp -a "$disk/." "$after" && mount -o remount,size=256m "$disk" || exit 99
"$@" >/dev/null || exit 98
cp -a "$disk/." "$later" || exit 99
exit $code
`

// TestAFullDiskLeavesTheOlderResultAsItWas runs the command on real disks, in memory, with
// more and more room left, so that they are full at another moment each time: it ends with
// exit code 74 and says so, kandidat is the older result, and nothing half-written is left.
// With room the result is the same to the byte as anywhere. It runs under PROEV=faults.
func TestAFullDiskLeavesTheOlderResultAsItWas(t *testing.T) {
	lab := newFaultLab(t, 0.0005)
	safe, sizes := 0, 0
	moments := map[string]bool{}
	for room := leastRoom; ; room += roomSteps {
		code, screen, wrong := lab.fill(room)
		sizes++
		if wrong != nil {
			t.Errorf("%d KiB of room: %v\n%s", room, wrong, screen)
		} else {
			safe++
		}
		if code != exitIO {
			break
		}
		for line := range strings.Lines(screen) {
			if strings.Contains(line, "no space left on device") {
				moments[filepath.Base(strings.TrimSpace(strings.Split(line, ": no space")[0]))] = true
			}
		}
	}
	fmt.Printf("%d of %d sizes of a full disk safe; it was full at %d places\n", safe, sizes, len(moments))
	if sizes < fewestRooms || len(moments) < 5 {
		t.Errorf("%d sizes, full at %d places, expected at least %d and 5", sizes, len(moments), fewestRooms)
	}
}

// TestADiskThatIsFullWhileRowsWaitOnIt runs the command on rows in no order and with room for
// few of them in memory: the others wait on the disk, which is full before they are all there.
// It runs under PROEV=faults.
func TestADiskThatIsFullWhileRowsWaitOnIt(t *testing.T) {
	lab := newFaultLab(t, 0.0005)
	lab.data = lab.shuffled(lab.data)
	waiting, code := 0, exitIO
	for room := 16; waiting < 4 && code == exitIO; room += 16 {
		var screen string
		var wrong error
		code, screen, wrong = lab.fill(room, "--room", "1", "--batch-rows", "200")
		if wrong != nil {
			t.Errorf("%d KiB of room: %v\n%s", room, wrong, screen)
		}
		if strings.Contains(screen, "-mellem/1: no space left on device") {
			waiting++
		}
	}
	if waiting < 4 {
		t.Errorf("the disk was full %d times while rows waited", waiting)
	}
}

// fill runs the command on a disk with so many KiB left, and says what is wrong with it.
func (l *faultLab) fill(room int, more ...string) (code int, screen string, wrong error) {
	folder := filepath.Join(l.folder, "disk")
	defer os.RemoveAll(folder) //nolint:errcheck // it is of no use any more
	disk, after, later := filepath.Join(folder, "ud"), filepath.Join(folder, "efter"), filepath.Join(folder, "senere")
	for _, path := range []string{disk, after, later} {
		l.must(os.MkdirAll(path, 0o755))
	}
	line := append([]string{"-c", diskScript, "sh", disk, l.old, fmt.Sprint(room), after, later, l.binary}, l.arguments(disk, more...)...)
	c := exec.CommandContext(context.Background(), "sh", line...)
	c.Env = append(os.Environ(), frugal...)
	c.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS, Unshareflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		c.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		c.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
		c.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
	}
	text, err := c.CombinedOutput()
	code = c.ProcessState.ExitCode()
	if code < 0 || code == 99 {
		l.t.Fatalf("no disk could be mounted: %v\n%s\nrun it as root, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1), with mount and df installed (Debian: mount, coreutils)", err, text)
	}
	return code, string(text), l.judgeDisk(after, later, code, string(text))
}

func (l *faultLab) judgeDisk(after, later string, code int, screen string) error {
	if wrong := l.judgeScreen(screen); wrong != nil {
		return wrong
	}
	if code != exitDone && code != exitIO {
		return fmt.Errorf("exit code %d", code)
	}
	if code == exitIO && (!strings.Contains(screen, "no space left on device") || !strings.Contains(screen, "make room on the disk")) {
		return errors.New("it does not say that the disk is full and what to do")
	}
	for place, want := range map[string]bool{after: code == exitDone, later: true} {
		if leak, _, err := leakBelow(place, false, nil); leak != "" || err != nil {
			return fmt.Errorf("what is left holds a canary: %s %w", leak, err)
		}
		if now, err := l.published(place); err != nil || now != want {
			return fmt.Errorf("%s: kandidat is the new result: %t, %w", filepath.Base(place), now, err)
		}
		if err := nothingUnfinished(place); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(place), err)
		}
	}
	return nil
}
