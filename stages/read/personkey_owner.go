//go:build unix

package read

import (
	"io/fs"
	"os"
	"syscall"
)

// ownFile says whether a file belongs to the user who runs this.
func ownFile(info fs.FileInfo) bool {
	stat, known := info.Sys().(*syscall.Stat_t)
	return known && int64(stat.Uid) == int64(os.Geteuid())
}
