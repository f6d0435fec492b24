package read

import (
	"io"

	"github.com/apache/arrow-go/v18/arrow/memory"
)

const (
	// windowSize is how much of a column's data is read at once. A row group has up to
	// twelve columns open, so it is also what a reader holds at least, twelve times.
	windowSize = 256 << 10
	// slack is how far the unpacking of bits may look past the end of the data, in
	// bytes: a group of eight 32-bit values and the padding of package bitpack.
	slack = 64
)

// window is the part of a column's data in the file that is in memory.
type window struct {
	file     io.ReaderAt
	at, end  int64 // what is still to be read from the file
	mem      memory.Allocator
	buffer   []byte
	from, to int // what is in the buffer and still to be used
}

func (w *window) open(file io.ReaderAt, offset, length int64, mem memory.Allocator) {
	*w = window{file: file, at: offset, end: offset + length, mem: mem}
}

// left is the number of bytes that are still to be used.
func (w *window) left() int64 { return w.end - w.at + int64(w.to-w.from) }

// need returns at least n bytes of what comes next, and does not pass them. They are
// valid until the next call of need. Behind them there is room for slack.
func (w *window) need(n int) ([]byte, error) {
	if int64(n) > w.left() {
		return nil, errFewBytes
	}
	if w.to-w.from >= n {
		return w.buffer[w.from : w.to : w.to+slack], nil
	}
	w.makeRoom(n)
	for w.to-w.from < n {
		more := min(int64(len(w.buffer)-slack-w.to), w.end-w.at)
		got, err := w.file.ReadAt(w.buffer[w.to:w.to+int(more)], w.at)
		if got == 0 {
			return nil, orFewBytes(err)
		}
		w.at += int64(got)
		w.to += got
	}
	return w.buffer[w.from : w.to : w.to+slack], nil
}

// makeRoom brings what is left to the front of a buffer for at least n bytes.
func (w *window) makeRoom(n int) {
	kept := w.buffer[w.from:w.to]
	if size := max(n, int(min(windowSize, w.left()))) + slack; size > len(w.buffer) {
		larger := w.mem.Allocate(size)
		copy(larger, kept)
		w.free()
		w.buffer = larger
	} else {
		copy(w.buffer, kept)
	}
	w.from, w.to = 0, len(kept)
}

// pass passes n bytes that need has given.
func (w *window) pass(n int) { w.from += n }

func (w *window) free() {
	if w.buffer != nil {
		w.mem.Free(w.buffer)
		w.buffer = nil
	}
}

func orFewBytes(err error) error {
	if err == nil || err == io.EOF {
		return errFewBytes
	}
	return err
}
