package gaeldende

import "fokusmaal/stages/publish"

// PublishedRun is a run that was put in force.
type PublishedRun struct {
	// Number is that of its publication, from 1; Folder is that of the run.
	Number int
	Folder string
	Run    publish.Run
}

// Published are the runs of a year that were put in force, in order of their publications; none
// where nothing was. The last one is in force. A chain or a run that is not as it was recorded
// is a [*publish.ReadError].
func Published(out string, year int) (all []PublishedRun, err error) {
	shelf := publish.ShelfOf(year).In(out)
	chain, err := readChain(shelf)
	if err != nil {
		return nil, err
	}
	for i := range chain {
		run, err := chain[i].runOf(shelf)
		if err != nil {
			return nil, err
		}
		all = append(all, PublishedRun{chain[i].Number, publish.RunFolder(shelf, run.RunID), run})
	}
	return all, nil
}
