package gaeldende

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/statement"
)

var start = time.Date(2026, 4, 1, 8, 30, 0, 0, time.UTC)

// exampleRun is the run.json that publish writes exactly so, with something in every list.
func exampleRun(t *testing.T) publish.Run {
	t.Helper()
	run := readRun(t, filepath.Join("..", "publish", "testdata"))
	hash := run.Leverance.SHA256
	run.Input = append(run.Input, publish.InputTable{Table: "samtaler", Files: []publish.InputFile{{Path: "samtaler.parquet", Bytes: 1, SHA256: hash}}})
	run.Outputs = []publish.Output{{Path: "intern/personer.csv", Bytes: 5, Rows: 1, SHA256: hash}}
	return run
}

// readRun reads a run.json, whatever it lacks.
func readRun(t *testing.T, folder string) (run publish.Run) {
	t.Helper()
	text, err := os.ReadFile(publish.RunFile(folder))
	ready(t, err, json.Unmarshal(text, &run))
	return run
}

// persons is a table about single persons, with an id and a number in each row.
func persons() schemas.Result {
	return schemas.Result{Path: schemas.Personer.Path, Intern: true, Columns: []schemas.ResultColumn{
		{Name: "id", Type: schemas.OutID}, {Name: "int32", Type: schemas.OutINT32},
	}}
}

func personsBatch(rows int) arrow.RecordBatch {
	builder := array.NewRecordBuilder(memory.DefaultAllocator, persons().ArrowSchema(arrow.BinaryTypes.String))
	defer builder.Release()
	for i := range rows {
		builder.Field(0).(*array.StringBuilder).Append(fmt.Sprintf("p%06d", i/12))
		builder.Field(1).(*array.Int32Builder).Append(int32(i%7 - 3))
	}
	return builder.NewRecordBatch()
}

func ingenFrister() statement.Frister {
	return statement.Frister{MeddelelseSenest: schemas.NoDate, RedegoerelseSenest: schemas.NoDate, GenopretningTil: schemas.NoDate, SagsgennemgangSenest: schemas.NoDate}
}

// tree lists what is under a folder, with modes.
func tree(t *testing.T, root string) (lines []string) {
	t.Helper()
	ready(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		lines = append(lines, fmt.Sprintf("%s %s", info.Mode(), filepath.ToSlash(name)))
		return err
	}))
	return lines
}

func keys(object map[string]any) (names []string) {
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func wantKind(t *testing.T, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("expected an error that is %q, found %v", kind, err)
	}
}
