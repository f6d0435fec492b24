package read

import (
	"encoding/binary"
	"unicode/utf8"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// page makes the array in one pass, since a row group can have as many ids as half of its rows:
// each text is behind its length. With holdAll it is 13 % of decoding, of rows in no order 22 %.
func (t *texts) page(_ *plain, data []byte, n int, mem memory.Allocator) (arrow.Array, error) {
	t.reset()
	size := len(data) - n*lengthSize
	if size < 0 {
		return nil, errDictSize
	}
	offsets, text := room(mem, arrow.Uint32Traits.BytesRequired(n+1)), room(mem, size+shortText)
	text.ResizeNoShrink(size)
	ends := arrow.Uint32Traits.CastFromBytes(offsets.Bytes())
	var err error
	if !splitTexts(data, ends, text.Buf()[:size+shortText]) {
		err = errDictSize
	} else if !validTexts(text.Bytes(), ends) {
		err = wrongText{}
	}
	if err != nil {
		offsets.Release()
		text.Release()
		return nil, err
	}
	return arrayOf(arrow.BinaryTypes.String, n, offsets, text), nil
}

// lengthSize is how many bytes a length takes.
const lengthSize = 4

// shortText is how many bytes of a text are copied at once, be they its own or not.
const shortText = 16

// splitTexts brings texts together that each stand behind their length, and notes where each
// begins and the last ends. to has room for what is no length, and for shortText behind it. It
// is false where the texts are not just that long.
func splitTexts(data []byte, ends []uint32, to []byte) bool {
	data = data[:len(data)+slack]
	at, done, size := 0, 0, len(to)-shortText
	for i := range ends[:len(ends)-1] {
		length := int(binary.LittleEndian.Uint32(data[at:]))
		if at += lengthSize; length > size-done {
			return false
		}
		ends[i] = uint32(done)
		if length <= shortText {
			*(*[shortText]byte)(to[done:]) = [shortText]byte(data[at:])
		} else {
			copy(to[done:], data[at:at+length])
		}
		at, done = at+length, done+length
	}
	ends[len(ends)-1] = uint32(done)
	return done == size
}

// validTexts says whether every text is UTF-8: the bytes together are, and none begins in the
// middle of a character.
func validTexts(text []byte, ends []uint32) bool {
	if isASCII(text) {
		return true
	}
	if !utf8.Valid(text) {
		return false
	}
	for _, at := range ends {
		if int(at) < len(text) && !utf8.RuneStart(text[at]) {
			return false
		}
	}
	return true
}

func isASCII(text []byte) bool {
	var high uint64
	for ; len(text) >= 8; text = text[8:] {
		high |= binary.LittleEndian.Uint64(text)
	}
	for _, b := range text {
		high |= uint64(b)
	}
	return high&0x8080808080808080 == 0
}
