package schemas

import (
	"encoding/binary"
	"fmt"
	"log/slog"
)

// PersonID is a person's pseudonym as bytes whose order is the order of the ids: a
// STRING as it stands, an INT64 as eight bytes. It prints as [person] wherever it is
// printed, so that no message, log, record or panic can hold one. Two ways round that
// are left by Go, and tests see that nobody takes them: a field that is not exported
// (fmt does not ask it), and the key of a map that is written as JSON.
type PersonID string

// PersonBytes is an id as PersonID has it, in memory that somebody else owns: what the
// stages hand on for every person. It prints as PersonID does.
type PersonBytes []byte

// hiddenPerson is how a person prints.
const hiddenPerson = "[person]"

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

// FirstBytes are the first eight bytes of an id, missing ones as 0, as a number: of two ids
// whose numbers differ, that with the lower one comes first.
func FirstBytes(id []byte) uint64 {
	const size = 8
	if len(id) >= size {
		return binary.BigEndian.Uint64(id)
	}
	var padded [size]byte
	copy(padded[:], id)
	return binary.BigEndian.Uint64(padded[:])
}

// String hides the id.
func (PersonID) String() string { return hiddenPerson }

// GoString hides the id from %#v.
func (PersonID) GoString() string { return hiddenPerson }

// Format hides the id from every verb.
func (PersonID) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte(hiddenPerson)) }

// MarshalText hides the id from JSON, XML and what else writes text.
func (PersonID) MarshalText() ([]byte, error) { return []byte(hiddenPerson), nil }

// LogValue hides the id from logs.
func (PersonID) LogValue() slog.Value { return slog.StringValue(hiddenPerson) }

// String hides the id.
func (PersonBytes) String() string { return hiddenPerson }

// GoString hides the id from %#v.
func (PersonBytes) GoString() string { return hiddenPerson }

// Format hides the id from every verb.
func (PersonBytes) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte(hiddenPerson)) }

// MarshalText hides the id from JSON, XML and what else writes text.
func (PersonBytes) MarshalText() ([]byte, error) { return []byte(hiddenPerson), nil }

// LogValue hides the id from logs.
func (PersonBytes) LogValue() slog.Value { return slog.StringValue(hiddenPerson) }
