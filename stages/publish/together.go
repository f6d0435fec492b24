package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// intentFile stands in OUT while several folders are being published: with it the next
// pipeline or publicer, which [Sweep] OUT first, ends what a killed process began; until then
// some kandidat are new and some are not. Every folder that it
// names was whole and on the disk before the file had its name.
const intentFile = ".udgives.json"

// intent is a folder that is to be published together with others.
type intent struct {
	// Shelf is the shelf's name, Temp the folder's unfinished name in its runs, RunID its
	// name there once it is published.
	Shelf string `json:"shelf"`
	Temp  string `json:"temp"`
	RunID string `json:"run_id"`
}

// intend writes down what is about to be published. Of one folder alone nothing is written:
// kandidat is replaced in one step.
func intend(all []Publication) error {
	if len(all) < 2 {
		return nil
	}
	var intents []intent
	for _, p := range all {
		intents = append(intents, intent{filepath.Base(p.Folder.shelf), filepath.Base(p.Folder.temp), p.Folder.runID})
	}
	text, err := EncodeRecord(intents)
	if err != nil {
		return fmt.Errorf("write what is published together: %w", err)
	}
	out := all[0].Folder.out()
	return WriteWhole(filepath.Join(out, intentFile), filepath.Join(out, unfinished+intentFile), text)
}

// forgetIntent says that nothing is under way any more.
func forgetIntent(out string) error {
	path := filepath.Join(out, intentFile)
	err := os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fail("remove", path, err)
	}
	return syncFolder(out)
}

// endIntent publishes what a killed process was publishing, and had not published to the end.
func endIntent(out string) error {
	if err := os.RemoveAll(filepath.Join(out, unfinished+intentFile)); err != nil {
		return fail("remove", filepath.Join(out, unfinished+intentFile), err)
	}
	path := filepath.Join(out, intentFile)
	intents, err := readIntent(path)
	if err != nil {
		return err
	}
	for _, i := range intents {
		if err := i.end(out); err != nil {
			return err
		}
	}
	return forgetIntent(out)
}

// maxIntent is far more bytes than an intent of all measured years has.
const maxIntent = 64 << 10

// readIntent reads what is being published; nil if nothing is. A file that is no intent, or
// names one thing that is no run, is an error before any of it is done: it was not written by
// this program.
func readIntent(path string) ([]intent, error) {
	if there, err := exists(path); !there || err != nil {
		return nil, err
	}
	text, err := readWhole(path, "the list of the runs that are being published", maxIntent)
	var intents []intent
	if err == nil {
		err = json.Unmarshal(text, &intents)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %s is expected to list the runs that are being published, and does not; move it away and run again", ErrCannotWrite, path)
	}
	for _, i := range intents {
		if !i.possible() {
			return nil, fmt.Errorf("%w: %s names something that is no run; move it away and run again", ErrCannotWrite, path)
		}
	}
	return intents, nil
}

// possible says whether [intend] can have written it: of a shelf, an unfinished folder of the
// run in it. Another name could be that of a published run, which would be taken away.
func (i intent) possible() bool {
	process, ofRun := strings.CutPrefix(i.Temp, unfinished+i.RunID+"-")
	return shelfForm.MatchString(i.Shelf) && runIDForm.MatchString(i.RunID) && len(i.RunID) <= maxRunID && ofRun && processForm.MatchString(process)
}

// maxRunID is more characters than a run id has, and processForm the number of a process,
// which ends the name of an unfinished folder.
const maxRunID = 64

var processForm = regexp.MustCompile(`^[0-9]{1,20}$`)

// end gives the folder its name, if it has it not yet, and lets kandidat point to it. Done
// twice it is the same.
func (i intent) end(out string) error {
	f := &Folder{shelf: Shelf(i.Shelf).In(out), runID: i.RunID}
	f.runs = filepath.Join(f.shelf, "runs")
	f.temp = filepath.Join(f.runs, i.Temp)
	named, err := exists(f.Path())
	if err != nil {
		return err
	}
	if !named {
		if there, err := exists(f.temp); !there || err != nil {
			return err // it was withdrawn and discarded
		}
		return f.expose()
	}
	if err := syncFolder(f.runs); err != nil {
		return err
	}
	return f.point("runs/" + f.runID)
}
