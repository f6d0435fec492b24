package main

import (
	"fmt"

	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
)

// keyFlags is the flag of every command that reads ids; nil is one that is not there, which
// is not the same as one that is empty: a script whose variable is unset would let the ids
// through as they are.
type keyFlags struct {
	PersonKey *string `placeholder:"FILE" help:"A key of 32 bytes in a file of mode 0400: every person_id becomes its HMAC-SHA256 on the way in."`
}

// path returns the path of the key's file, empty without a key.
func (k keyFlags) path() (string, error) {
	switch {
	case k.PersonKey == nil:
		return "", nil
	case *k.PersonKey == "":
		return "", fixedText("--person-key is empty: give the file of the key, or leave the flag out")
	}
	return *k.PersonKey, nil
}

// key reads the key; nil is none.
func (c config) key() (*read.PersonKey, error) {
	if c.personKey == "" {
		return nil, nil
	}
	return read.ReadPersonKey(c.personKey)
}

// open opens the delivery, whose ids become pseudonyms if there is a key.
func (c config) open() (*read.Delivery, error) {
	key, err := c.key()
	if err != nil {
		return nil, err
	}
	return read.OpenKeyed(c.data, key)
}

// keyOf reads the key that a run was made with: its ids, and those that are read now, shall
// be the same.
func (c config) keyOf(run publish.Run) (*read.PersonKey, error) {
	key, err := c.key()
	if err != nil {
		return nil, err
	}
	switch used := run.PersonKey; {
	case used == nil && key == nil:
		return nil, nil
	case used == nil:
		return nil, &failure{exitInput, fmt.Errorf("run %s was made without a person key, and --person-key gives one", run.RunID),
			"leave --person-key (make PERSON_KEY=…) out, or run make pipeline again with it"}
	case key == nil:
		return nil, &failure{exitInput, fmt.Errorf("run %s was made with a person key (fingerprint %s), and none is given", run.RunID, used.Fingerprint),
			"give the file of that key: --person-key FILE (make PERSON_KEY=FILE)"}
	case key.Fingerprint() != used.Fingerprint:
		return nil, &failure{exitInput, fmt.Errorf("run %s was made with another person key: expected fingerprint %s, found %s", run.RunID, used.Fingerprint, key.Fingerprint()),
			"give the file of the key that the run was made with: --person-key FILE (make PERSON_KEY=FILE)"}
	}
	return key, nil
}

// usedKey is what run.json says of the key; nil is none.
func (j *job) usedKey() *publish.PersonKey {
	if j.delivery.Key == nil {
		return nil
	}
	return &publish.PersonKey{Fingerprint: j.delivery.Key.Fingerprint()}
}

// keyNext is what is to be done about CPR numbers, which nobody can accept.
const keyNext = "have the ids made pseudonyms where they come from, or give --person-key FILE (make PERSON_KEY=FILE), under which they become pseudonyms on the way in: " +
	read.PersonKeyAdvice + ". Keep the key: the same ids need it every time"

// key shows that ids became pseudonyms.
func (s *screen) key(used *publish.PersonKey) {
	if used != nil {
		s.line("person key", "every person_id became a pseudonym on the way in; fingerprint of the key %s", used.Fingerprint)
	}
}
