package publish

import (
	"context"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
)

func TestATableOfEveryTypeIsTheSameInBothFormats(t *testing.T) {
	for _, intern := range []bool{false, true} {
		f, table := newFolder(t, t.TempDir()), everyType(intern)
		batch := batchOf(table, arrow.BinaryTypes.String, 0, 3000)
		ready(t, Table(f, table, arrow.BinaryTypes.String, batch))
		folder, err := f.Publish(exampleRun())
		ready(t, err)
		cells, err := AgreeFormats(context.Background(), folder, table.Path, 3000, nil)
		if want := int64(3000 * len(table.Columns)); err != nil || cells != want {
			t.Errorf("%s: %d cells, not %d: %v", table.Path, cells, want, err)
		}
		if _, err := AgreeFormats(context.Background(), folder, table.Path, 2999, nil); err == nil || !strings.Contains(err.Error(), "as many rows as run.json says") {
			t.Errorf("%s: with a row less the error is %v", table.Path, err)
		}
		if _, err := AgreeFormats(context.Background(), folder, table.Path, 3000, []string{"R04"}); err == nil || !strings.Contains(err.Error(), "readings") {
			t.Errorf("%s: under a reading the error is %v", table.Path, err)
		}
	}
}
