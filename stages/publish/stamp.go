package publish

import (
	"fmt"
	"regexp"
	"strings"

	"fokusmaal/schemas"
)

// readingForm is what the id of a reading looks like. An empty id would make a run look
// as if every reading were at its default.
var readingForm = regexp.MustCompile(`^R[0-9]{2}$`)

// stamp is what the readings of a run leave on every file of it, so that a figure under
// an alternative reading is never taken for the default one. The zero value is every
// reading at its default, which leaves no column.
type stamp struct {
	// ids are the readings in their alternative, with a space between.
	ids string
}

func newStamp(fortolkning []string) (stamp, error) {
	for _, id := range fortolkning {
		if !readingForm.MatchString(id) {
			return stamp{}, fmt.Errorf("make a run folder: the id of a reading is such as R04, not %q", id)
		}
	}
	return stamp{ids: strings.Join(fortolkning, " ")}, nil
}

// koder returns the ids, none at the default.
func (s stamp) koder() []string { return strings.Fields(s.ids) }

// on returns the table as its file has it.
func (s stamp) on(t schemas.Result) schemas.Result {
	if s.ids == "" {
		return t
	}
	return t.MedFortolkning()
}

// column is the last column of every stamped file: the same text in every row. It is no
// Arrow array, so there is nothing to make for a batch and nothing to release.
func (s stamp) column() column {
	return column{typ: schemas.OutSTRING, every: []byte(s.ids), plain: isPlain([]byte(s.ids))}
}

// footer is the value of [schemas.FortolkningKey] in a Parquet file.
func (s stamp) footer() string {
	if s.ids == "" {
		return schemas.FortolkningStandard
	}
	return s.ids
}
