package publish

import (
	"io"
	"regexp"
	"strings"
	"unicode"

	"filippo.io/age"
)

// Recipient is whom a sealed file is for: the one who holds the secret key of a pair. The
// zero value is nobody.
type Recipient struct{ key age.Recipient }

// RecipientError is a text that is not the public key of one recipient. It never holds the
// text: that may be a secret key.
type RecipientError struct {
	// Found says what it is instead, and Hint what to do.
	Found, Hint string
}

// Error writes all of it as one line, the advice after a semicolon.
func (e *RecipientError) Error() string { return e.What() + "; " + e.Hint }

// What is the error without the advice.
func (e *RecipientError) What() string {
	return "expected one public age key (age1…), found " + e.Found
}

// Advice returns the hint.
func (e *RecipientError) Advice() string { return e.Hint }

// The advice about a text that is no public key.
const (
	hintPublicKey = "have the kommune make a key pair with age-keygen and give the public key, which begins age1"
	hintWholeKey  = "copy it again, whole, from the line »public key« of age-keygen"
	hintNewPair   = "it is not repeated here, but who sees this command line can open what was ever encrypted for it: have the kommune make a new pair and give the public key, which begins age1"
)

// ParseRecipient reads the public key of a recipient: X25519 (age1…) or the hybrid
// post-quantum one (age1pq1…). Anything else is a [*RecipientError].
func ParseRecipient(text string) (Recipient, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return Recipient{}, &RecipientError{"nothing", hintPublicKey}
	case HoldsSecretKey(text):
		return Recipient{}, &RecipientError{"a secret key", hintNewPair}
	case strings.HasPrefix(text, "ssh-"), strings.HasPrefix(text, "ecdsa-"), strings.HasPrefix(text, "sk-"):
		return Recipient{}, &RecipientError{"an SSH key", hintPublicKey}
	case strings.ContainsAny(text, "./\\") && !strings.ContainsFunc(text, unicode.IsSpace):
		return Recipient{}, &RecipientError{"what looks like the name of a file", "give the public key itself, which begins age1"}
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }):
		return Recipient{}, &RecipientError{"several, or other text beside it", "give one key alone: the file is for one kommune"}
	case !strings.HasPrefix(text, "age1"):
		return Recipient{}, &RecipientError{"something else", hintPublicKey}
	}
	return parsePublicKey(text)
}

// What comes before the last »1« of a key says which sort it is.
const (
	sortX25519 = "age"
	sortHybrid = "age1pq"
)

func parsePublicKey(text string) (Recipient, error) {
	var r Recipient
	var err error
	switch text[:strings.LastIndexByte(text, '1')] {
	case sortX25519:
		r.key, err = age.ParseX25519Recipient(text)
	case sortHybrid:
		r.key, err = age.ParseHybridRecipient(text)
	default:
		return Recipient{}, &RecipientError{"the key of another sort, such as that of a plugin", hintPublicKey}
	}
	if err == nil {
		// A point that no key pair has is found in its use alone.
		_, err = age.Encrypt(io.Discard, r.key)
	}
	if err != nil { // its text repeats the key
		return Recipient{}, &RecipientError{"one that is damaged or cut off", hintWholeKey}
	}
	return r, nil
}

// secretKey is how a secret key begins, of age or in a file of OpenSSH or PEM, with nothing
// but letters and digits left of it.
var secretKey = regexp.MustCompile(`AGESECRETKEY(PQ)?1|BEGIN[A-Z0-9]{0,30}PRIVATEKEY`)

// HoldsSecretKey says whether texts, put together, have a secret key in them, however it is
// broken into pieces and whatever its dashes became.
func HoldsSecretKey(texts ...string) bool {
	return secretKey.MatchString(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, strings.Join(texts, "")))
}
