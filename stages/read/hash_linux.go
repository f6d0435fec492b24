package read

import (
	"io/fs"
	"syscall"
)

// changeTime is the time of the last change of the file or its attributes, in
// nanoseconds. It cannot be set back, as the time of modification can.
func changeTime(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ctim.Nano()
	}
	return 0
}
