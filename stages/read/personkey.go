package read

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// personKeyBytes is the length of a key, and personKeyMode what its file may allow: to
// be read by its owner, and nothing else to anybody.
const (
	personKeyBytes = 32
	personKeyMode  = fs.FileMode(0o400)
)

// PersonKeyAdvice is how a key is made.
const PersonKeyAdvice = "head -c 32 /dev/urandom > FILE; chmod 400 FILE"

// pseudonymBytes are the bytes of HMAC-SHA256 that a pseudonym keeps: 128 bits, the half
// that RFC 2104, section 5, asks for at least. Of n persons two have the same one with a
// probability below n² / 2^129: for ten million, less than 1 in 10^24. Each takes 32
// bytes of memory for every person and no more.
const pseudonymBytes = 16

// fingerprintText and fingerprintDigits make the fingerprint of a key, which tells two
// keys apart and says nothing of either.
const (
	fingerprintText   = "fokusmaal person-key"
	fingerprintDigits = 16
)

// PersonKey turns the ids of a delivery into pseudonyms on the way in. It prints as
// [key] wherever it is printed.
type PersonKey struct {
	bytes [personKeyBytes]byte
}

// hiddenKey is how a key prints.
const hiddenKey = "[key]"

// String hides the key.
func (*PersonKey) String() string { return hiddenKey }

// GoString hides the key from %#v.
func (*PersonKey) GoString() string { return hiddenKey }

// Format hides the key from every verb.
func (*PersonKey) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte(hiddenKey)) }

// MarshalText hides the key from JSON, XML and what else writes text.
func (*PersonKey) MarshalText() ([]byte, error) { return []byte(hiddenKey), nil }

// ReadPersonKey reads a key from a file of exactly 32 bytes, mode 0400, that belongs to
// the user who runs this. What is wrong is returned as an [*Error] without a byte of
// the file; the path is in it only if there is a file, since it could else be the key.
func ReadPersonKey(path string) (*PersonKey, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, keyNotOpened(path, err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	info, err := f.Stat()
	if err != nil {
		return nil, system(doingKey, path, err)
	}
	if err := checkKeyFile(path, info); err != nil {
		return nil, err
	}
	var content [personKeyBytes + 1]byte
	n, err := io.ReadFull(f, content[:])
	if !errors.Is(err, io.ErrUnexpectedEOF) || n != personKeyBytes {
		return nil, wrongKeyFile(path, "32 bytes", "a file that could not be read as such")
	}
	return &PersonKey{bytes: [personKeyBytes]byte(content[:])}, nil
}

// keyNotOpened names no path that leads to nothing.
func keyNotOpened(path string, err error) error {
	if _, there := os.Lstat(path); there == nil {
		return system(doingKey, path, err)
	}
	e := &Error{Doing: doingKey, File: "what --person-key names", Expected: "a file with the key", Found: "nothing that can be opened",
		Hint: "give the path of the file, never the key itself; a new key is made with " + PersonKeyAdvice}
	return e
}

// checkKeyFile looks at all of a key's file but what is in it.
func checkKeyFile(path string, info fs.FileInfo) error {
	switch {
	case !info.Mode().IsRegular():
		return wrongKeyFile(path, "a file", "something else of that name")
	case info.Mode().Perm() != personKeyMode || info.Mode()&(fs.ModeSetuid|fs.ModeSetgid|fs.ModeSticky) != 0:
		return wrongKeyFile(path, "mode 0400", fmt.Sprintf("mode %04o", info.Mode().Perm()))
	case !ownFile(info):
		return wrongKeyFile(path, "a file of the user who runs this", "one of another user")
	case info.Size() != personKeyBytes:
		return wrongKeyFile(path, fmt.Sprintf("%d bytes", personKeyBytes), fmt.Sprintf("%d", info.Size()))
	}
	return nil
}

func wrongKeyFile(path, expected, found string) error {
	return &Error{Doing: doingKey, File: path, Expected: expected, Found: found,
		Hint: "a key is 32 random bytes in a file that its owner alone may read (chown, chmod 400); a new one is made with " + PersonKeyAdvice}
}

// Fingerprint tells keys apart, in 16 lower-case hexadecimal digits.
func (k *PersonKey) Fingerprint() string {
	mac := hmac.New(sha256.New, k.bytes[:])
	mac.Write([]byte(fingerprintText))
	return hex.EncodeToString(mac.Sum(nil))[:fingerprintDigits]
}

// Pseudonyms returns what makes pseudonyms; it belongs to one goroutine.
func (k *PersonKey) Pseudonyms() *Pseudonyms {
	return &Pseudonyms{mac: hmac.New(sha256.New, k.bytes[:])}
}

// Pseudonym is the pseudonym of an id as somebody types it; ids is the type that
// person_id has in the delivery. ok is false where no id of that type is typed so.
func (k *PersonKey) Pseudonym(typed string, ids arrow.DataType) (id schemas.PersonID, ok bool) {
	if ids.ID() == arrow.INT64 {
		number, err := strconv.ParseInt(strings.TrimSpace(typed), 10, 64)
		if err != nil {
			return "", false
		}
		typed = strconv.FormatInt(number, 10)
	}
	return schemas.PersonID(k.Pseudonyms().appendOf(nil, []byte(typed))), true
}
