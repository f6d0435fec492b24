package main

import (
	"encoding/binary"
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// instructionsOf runs what starts a process, and returns how many instructions the process
// and its threads did outside the kernel. The counter is the processor's, so the figure is
// no time; errNoCounter is where the machine has none or the kernel keeps it back.
//
// It is opened on this thread, off, and inherited by what the thread starts; exec turns it
// on. So this process is not in it.
func instructionsOf(run func() error) (uint64, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	attr := unix.PerfEventAttr{
		Type: unix.PERF_TYPE_HARDWARE, Config: unix.PERF_COUNT_HW_INSTRUCTIONS,
		Size: uint32(unsafe.Sizeof(unix.PerfEventAttr{})),
		Bits: unix.PerfBitDisabled | unix.PerfBitInherit | unix.PerfBitEnableOnExec |
			unix.PerfBitExcludeKernel | unix.PerfBitExcludeHv,
		Read_format: unix.PERF_FORMAT_TOTAL_TIME_ENABLED | unix.PERF_FORMAT_TOTAL_TIME_RUNNING,
	}
	counter, err := unix.PerfEventOpen(&attr, 0, -1, -1, unix.PERF_FLAG_FD_CLOEXEC)
	if err != nil {
		return 0, fmt.Errorf("%w: perf_event_open: %w", errNoCounter, err)
	}
	defer unix.Close(counter) //nolint:errcheck // it was only read
	if err := run(); err != nil {
		return 0, err
	}
	var read [3 * 8]byte // the count, then nanoseconds on and nanoseconds counted
	if _, err := unix.Read(counter, read[:]); err != nil {
		return 0, fmt.Errorf("reading the counter of instructions: %w", err)
	}
	count := binary.NativeEndian.Uint64(read[:])
	on, counted := binary.NativeEndian.Uint64(read[8:]), binary.NativeEndian.Uint64(read[16:])
	if count == 0 || counted < on {
		return 0, fmt.Errorf("%w: it counted for %d of %d ns", errNoCounter, counted, on)
	}
	return count, nil
}
