package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// forklarCommand are the flags of `fokusmaal forklar`.
type forklarCommand struct {
	Kommune   *string `placeholder:"671" help:"The kommune whose figures are explained, by code or name; 0 is Hele landet."`
	Year      int     `required:"" help:"The measured year, 2020 to 2025."`
	Maaned    string  `placeholder:"12" help:"The month that is taken apart: 12, 2024-12 or december."`
	Maal      *int    `placeholder:"1" help:"The fokusmål, 1 or 2; both where none is given."`
	Person    *string `placeholder:"ID" help:"Explain the months of the person with this person_id, on a terminal alone; needs --intern."`
	Intern    bool    `help:"Say that you may see what is about single persons."`
	Data      string  `default:"data/syntetisk" help:"Folder with the four tables that the run read."`
	Out       string  `default:"ud" help:"Folder of the results: OUT/YEAR/kandidat is the run that is explained."`
	Workers   int     `default:"0" help:"Row groups and persons at work at once; 0 is one for each processor."`
	BatchRows int     `default:"16384" hidden:"" help:"Rows in a record batch."`
	memoryFlags
	keyFlags
}

// question is what is to be explained: a kommune's figures, or a person's months.
type question struct {
	kommune   int32 // 0 with a person: the figures of Hele landet are compared
	maaned    schemas.Month
	fokusmaal []int
	person    *string
}

// Run explains.
func (f forklarCommand) Run(ctx context.Context, s streams) error {
	if err := lov.Gyldig(f.Year); err != nil {
		if f.private() {
			err = fixedText("no version of the rules covers the year that is asked for")
		}
		return &failure{exitInput, err, fmt.Sprintf("ask for a year from %d to %d", lov.GyldigFra.Year(), lov.GyldigTil.Year())}
	}
	flags := runFlags{Data: f.Data, Out: f.Out, Workers: f.Workers, MaxRejects: "0%", BatchRows: f.BatchRows, memoryFlags: f.memoryFlags, keyFlags: f.keyFlags}
	// The arguments go no further: they may hold an id.
	c, err := flags.config(commandForklar, f.Year, nil)
	var q question
	if err == nil {
		q, err = f.question(isTerminal(s.out))
	}
	if err != nil {
		return typedWrong(err, f.private())
	}
	return runForklar(ctx, c, q, newScreen(s))
}

// private says whether the question is about a person. Then no value is repeated: it may
// be an id in the wrong place.
func (f forklarCommand) private() bool { return f.Person != nil || f.Intern }

// typedWrong is the failure of a command line that makes no sense.
func typedWrong(err error, private bool) error {
	help := fmt.Sprintf("fokusmaal %s --help lists the flags", commandForklar)
	var unknown *unknownError
	var fixed fixedText
	switch {
	case errors.As(err, &fixed):
		return &failure{exitUsage, fixed, help}
	case private:
		return &failure{exitUsage, errors.New("a flag has a value that cannot be; " + notRepeated), help}
	case errors.As(err, &unknown):
		return &failure{exitUsage, errors.New(unknown.what), unknown.advice}
	}
	return &failure{exitUsage, err, help}
}

// question reads what is asked for; terminal says that the answer goes to one.
func (f forklarCommand) question(terminal bool) (question, error) {
	q := question{fokusmaal: []int{1, statement.Fokusmaal}, person: f.Person}
	if f.Maal != nil {
		q.fokusmaal = []int{*f.Maal}
		if *f.Maal < 1 || *f.Maal > statement.Fokusmaal {
			return q, fmt.Errorf("--maal is 1 or 2 (§ 5 nr. 1, nr. 2), not %d", *f.Maal)
		}
	}
	if err := f.who(terminal); err != nil {
		return q, err
	}
	var err error
	if q.maaned, err = maanedOf(f.Maaned, f.Year); err != nil {
		if f.private() {
			err = fixedText("--maaned names no month of the year that is asked for; " + notRepeated)
		}
		return q, err
	}
	if f.Kommune != nil {
		q.kommune, err = parseKommune(*f.Kommune)
	}
	return q, err
}

// who is an error unless one kommune is asked for, or one person by somebody who may see
// what is about single persons and has it shown to a terminal. It repeats nothing.
func (f forklarCommand) who(terminal bool) error {
	switch {
	case f.Person != nil && f.Kommune != nil:
		return fixedText("--kommune and --person ask for two things: give one of them")
	case f.Person == nil && f.Intern:
		return fixedText("--intern is for --person, which is not given")
	case f.Person == nil && f.Kommune == nil:
		return fixedText("what shall be explained? give --kommune, or --person with --intern")
	case f.Kommune != nil && strings.TrimSpace(*f.Kommune) == "":
		return fixedText("--kommune is empty: give a code or a name, or 0 for Hele landet")
	case f.Person == nil:
		return nil
	case *f.Person == "":
		return fixedText("--person is empty: give a person_id")
	case !f.Intern:
		return fixedText("--person shows what is about a single person: say --intern too if you may see it")
	case !terminal:
		return fixedText("--person writes to a terminal alone, never to a file or another program")
	}
	return nil
}

// soughtPerson is a person that the pass looks out for. The workers share it.
type soughtPerson struct {
	ID schemas.PersonID // exported, so that it hides itself if this is printed
	// Pseudonym is that of ID under a key, empty without one: what was asked for may be
	// either, the id as it was delivered or as it stands in intern/personer.
	Pseudonym schemas.PersonID
	ids       arrow.DataType
	mu        sync.Mutex
	historik  *schemas.Historik
}

// sought returns the person that is asked for, or nil if none is.
func (q question) sought(d *read.Delivery) (*soughtPerson, error) {
	if q.person == nil {
		return nil, nil
	}
	s := &soughtPerson{ID: schemas.PersonID(*q.person), ids: d.IDs}
	if d.Key != nil {
		s.Pseudonym, _ = d.Key.Pseudonym(*q.person, d.Delivered) // or it is one already
		return s, nil
	}
	if d.IDs.ID() == arrow.INT64 {
		number, err := strconv.ParseInt(strings.TrimSpace(*q.person), 10, 64)
		if err != nil {
			return nil, &failure{exitUsage, errors.New("person_id is INT64 in this delivery, and what --person gives is no such number"), "give the digits of the person_id alone"}
		}
		s.ID = schemas.PersonIDFromInt64(number)
	}
	return s, nil
}

// look keeps a copy of the history of the person sought; what it is given is used again.
func (s *soughtPerson) look(id schemas.PersonBytes, h *schemas.Historik) {
	if string(id) != string(s.ID) && (s.Pseudonym == "" || string(id) != string(s.Pseudonym)) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.historik = copyOf(h)
}

func copyOf(h *schemas.Historik) *schemas.Historik {
	return &schemas.Historik{Ydelser: slices.Clone(h.Ydelser), Samtaler: slices.Clone(h.Samtaler),
		Tilbud: slices.Clone(h.Tilbud), Loentimer: slices.Clone(h.Loentimer)}
}

// notFound names no id, neither the one that was sought nor one that is there.
func (s *soughtPerson) notFound() error {
	if s.Pseudonym != "" {
		return &failure{exitInput, errors.New("no row that is kept has that person_id, neither as it was delivered nor as its pseudonym"), "check small and large letters, leading zeros and spaces, and that the delivery is the right one"}
	}
	if s.ids.ID() == arrow.INT64 {
		return &failure{exitInput, errors.New("no row that is kept has that person_id (INT64 in this delivery)"), "check the digits, and that the delivery is the right one"}
	}
	return &failure{exitInput, errors.New("no row that is kept has that person_id (STRING in this delivery)"), "check small and large letters, leading zeros and spaces, and that the delivery is the right one"}
}
