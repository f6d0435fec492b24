package schemas

import (
	"encoding/binary"
	"fmt"
)

// PersonID is a person's pseudonym as bytes whose order is the order of the ids: a
// STRING as it stands, an INT64 as eight bytes. It prints as [person] wherever it is
// printed, so that no message, log or panic can hold one.
type PersonID string

// PersonIDFromInt64 returns the id of an INT64 pseudonym: big-endian with the sign
// turned, so that the order of the bytes is the order of the numbers.
func PersonIDFromInt64(v int64) PersonID {
	return PersonID(AppendInt64ID(nil, v))
}

// AppendInt64ID appends the eight bytes of an INT64 pseudonym.
func AppendInt64ID(to []byte, v int64) []byte {
	return binary.BigEndian.AppendUint64(to, uint64(v)^1<<63)
}

// Int64 returns the INT64 pseudonym that the id was made of.
func (p PersonID) Int64() int64 {
	return int64(binary.BigEndian.Uint64([]byte(p)) ^ 1<<63)
}

// String hides the id.
func (p PersonID) String() string { return "[person]" }

// GoString hides the id from %#v.
func (p PersonID) GoString() string { return "[person]" }

// Format hides the id from every verb.
func (p PersonID) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte("[person]")) }
