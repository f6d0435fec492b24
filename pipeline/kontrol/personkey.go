package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"syscall"
)

const (
	keyLength = 32
	blockSize = 64 // of SHA-256, to which HMAC fills a key up
)

// personKey is the key under which the ids of a run became pseudonyms.
type personKey []byte

// The key hides itself wherever it is printed.
func (personKey) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte("[key]")) }

// keyFor reads the key of a run: the one that the run was made with, and none where it was
// made without. No message repeats a byte of the file.
func keyFor(rec *runRecord, path string) (personKey, error) {
	const give = "give the file of the run's key: --person-key FILE (make PERSON_KEY=FILE)"
	switch {
	case rec.PersonKey == nil && path == "":
		return nil, nil
	case rec.PersonKey == nil:
		return nil, wrong("leave --person-key out", "run.json: expected a run under a person key, as --person-key gives one, found one without")
	case path == "":
		return nil, wrong(give, "run.json: the run was made under a person key (fingerprint %s), and none is given", rec.PersonKey.Fingerprint)
	}
	key, err := readKey(path)
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("fokusmaal person-key"))
	if found := hex.EncodeToString(mac.Sum(nil))[:16]; found != rec.PersonKey.Fingerprint {
		return nil, wrong(give, "reading the person key: expected the one with fingerprint %s, found %s", rec.PersonKey.Fingerprint, found)
	}
	return key, nil
}

// readKey reads 32 bytes from a file that its owner alone may read. The path is not
// repeated: it could be the key itself.
func readKey(path string) (personKey, error) {
	const next = "give a file of 32 bytes, mode 0400, of the user who runs this"
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, wrong(next, "reading the person key: expected a file, found none that can be opened")
	}
	defer f.Close() //nolint:errcheck // it was only read
	info, err := f.Stat()
	if err != nil || info.Mode() != 0o400 { // a regular file has no bits but these
		return nil, wrong(next, "reading the person key: expected a file of mode 0400, found another mode or no file")
	}
	if stat, known := info.Sys().(*syscall.Stat_t); !known || int64(stat.Uid) != int64(os.Geteuid()) {
		return nil, wrong(next, "reading the person key: expected a file of the user who runs this, found one of another")
	}
	if info.Size() != keyLength {
		return nil, wrong(next, "reading the person key: expected a file of %d bytes, found %d", keyLength, info.Size())
	}
	key := make(personKey, keyLength)
	if n, err := f.ReadAt(key, 0); n != keyLength || err != nil {
		return nil, wrong(next, "reading the person key: the file could not be read")
	}
	return key, nil
}

// pseudonyms makes id_af: what stands for a person_id from the moment that it is read. Under
// a key it is the first half of HMAC-SHA256 (RFC 2104, here in its two steps) of the id's
// text, so that neither the database nor what it spills holds an id as it was delivered;
// an empty text stays empty. Without a key it is the id.
func (b *base) pseudonyms(key personKey) error {
	if key == nil {
		return b.exec("the ids", "CREATE MACRO id_af(id) AS id")
	}
	for name, fill := range map[string]byte{"indre": 0x36, "ydre": 0x5c} {
		pad := make([]byte, blockSize)
		copy(pad, key)
		for i := range pad {
			pad[i] ^= fill
		}
		if err := b.exec("a variable", fmt.Sprintf("SET VARIABLE %s = unhex('%x')", name, pad)); err != nil {
			return err
		}
	}
	return b.exec("the ids", `CREATE MACRO id_af(id) AS CASE WHEN id::VARCHAR = '' THEN ''
		ELSE left(sha256(getvariable('ydre') || unhex(sha256(getvariable('indre') || encode(id::VARCHAR)))), 32) END`)
}
