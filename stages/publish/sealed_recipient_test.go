package publish

import (
	"errors"
	"strings"
	"testing"

	"filippo.io/age"
)

func TestATextThatIsNoPublicKeyIsSaidToBeWhatItIsAndNeverRepeated(t *testing.T) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	public, secret, secretPQ := identity.Recipient().String(), identity.String(), hybrid.String()
	for text, want := range map[string]string{
		"":                                   "nothing",
		" \n":                                "nothing",
		secret:                               "a secret key",
		strings.ToLower(secret):              "a secret key",
		secretPQ:                             "a secret key",
		secret[:20]:                          "a secret key",
		strings.ReplaceAll(secret, "-", "–"): "a secret key",
		"# public key: " + public + "\n" + secret:             "a secret key",
		secret[:12] + " " + secret[12:]:                       "a secret key",
		"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r":   "a secret key",
		"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ kim@maskine":  "an SSH key",
		"ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTI":             "an SSH key",
		"sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5": "an SSH key",
		public + "," + public:                                 "several, or other text beside it",
		public + " " + public:                                 "several, or other text beside it",
		public + "\n" + hybrid.Recipient().String():           "several, or other text beside it",
		"# public key: " + public:                             "several, or other text beside it",
		"noegle.txt":                                          "what looks like the name of a file",
		"adgangskode17":                                       "something else",
		strings.ToUpper(public):                               "something else",
		public[4:]:                                            "something else",
		public[:40]:                                           "one that is damaged or cut off",
		public + "q":                                          "one that is damaged or cut off",
		public[:30] + "b" + public[31:]:                       "one that is damaged or cut off",
		hybrid.Recipient().String()[:900]:                     "one that is damaged or cut off",
		"age1":                                                "one that is damaged or cut off",
		"age1pq1":                                             "one that is damaged or cut off",
		// The point of 32 zeros, which no secret key has.
		"age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z":          "one that is damaged or cut off",
		"age1yubikey1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqjrljxx": "the key of another sort, such as that of a plugin",
	} {
		_, err := ParseRecipient(text)
		var wrong *RecipientError
		if !errors.As(err, &wrong) || wrong.Found != want || wrong.Hint == "" || !strings.HasSuffix(err.Error(), wrong.What()+"; "+wrong.Advice()) {
			t.Errorf("%.12q: %v, want %q", text, err, want)
			continue
		}
		if repeats(err.Error(), text) {
			t.Errorf("%.12q is repeated in %v", text, err)
		}
	}
}

// repeats says whether eight characters in a row of a text are in a message, but for words
// that the message has of its own.
func repeats(message, text string) bool {
	text = strings.ReplaceAll(text, "public key", "")
	for i := range len(text) - 8 {
		if strings.Contains(message, text[i:i+8]) {
			return true
		}
	}
	return false
}

func TestASecretKeyIsFoundHoweverItIsBroken(t *testing.T) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	secret := identity.String()
	for _, pieces := range [][]string{
		{secret}, {"--age-recipient=" + secret}, {"--kommune", secret[:8], secret[8:]}, {"x", "\u2212\u2212" + strings.ToLower(secret)},
		{strings.ReplaceAll(secret, "-", " ")}, {"-----BEGIN", "RSA", "PRIVATE", "KEY-----", "MIIE"},
	} {
		if !HoldsSecretKey(pieces...) {
			t.Errorf("not found in %d pieces", len(pieces))
		}
	}
	for _, pieces := range [][]string{
		{identity.Recipient().String()}, {"--out", "age-secret-keys/ud"}, {"--out", "begin/private/nøgle"}, {"ssh-ed25519 AAAAC3Nz"}, nil,
	} {
		if HoldsSecretKey(pieces...) {
			t.Errorf("%q has none", pieces)
		}
	}
}
