package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/gaeldende"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
)

// side is one of the two runs that are compared.
type side struct {
	navn   string // A or B
	folder string
	run    publish.Run
	sum    string // the SHA-256 of its run.json
	law    *lov.Lov
	said   *publish.State // what it published
	// delivery are the files that it read, and data the folder that they are in now; nil and
	// empty where they are gone.
	delivery *read.Delivery
	data     string
	// small are the small files that it read; nil where one of them is gone.
	small *tilsynInput
	// borrowed says that the delivery is the other side's.
	borrowed bool
}

// close lets go of the delivery.
func (x *side) close() {
	if x.delivery != nil && !x.borrowed {
		_ = x.delivery.Close() // it was only read
	}
}

// record is what run.json says of the run.
func (x *side) record() publish.DiffRun {
	return publish.DiffRun{RunID: x.run.RunID, RunSHA256: x.sum, Fortolkning: x.run.Fortolkning, Data: x.delivery != nil, SmaaFiler: x.small != nil}
}

// read reads a run whose files are those of its record.
func (x *side) read(ctx context.Context, folder string) (err error) {
	if x.folder, err = filepath.EvalSymlinks(folder); err != nil {
		if isFolder(filepath.Dir(folder)) && filepath.Base(folder) == gaeldende.InForceName {
			return &failure{exitInput, fmt.Errorf("%s is not there: no run of that year is in force", folder), "put one in force (make publicer), or name another run to compare with (make diff A=…)"}
		}
		return &failure{exitInput, fmt.Errorf("reading %q: expected the folder of a run, found nothing that can be read", brief(folder, shownValue)),
			"give the folder of a run, such as ud/2024/gaeldende, ud/2024/kandidat or one in ud/2024/runs"}
	}
	if x.run, x.sum, err = publish.ReadRecord(x.folder); err != nil {
		return err
	}
	if x.run.Command != publish.CommandPipeline || x.run.AarTil != 0 || lov.Gyldig(x.run.Aar) != nil {
		return &failure{exitInput, fmt.Errorf("%s is the record of %s: expected the run of one year that make pipeline made", publish.RunFile(x.folder), x.run.Command),
			"give a folder such as ud/2024/gaeldende or ud/2024/kandidat"}
	}
	fortolkning, err := lov.ParseFortolkning(strings.Join(x.run.Fortolkning, ","))
	if err != nil {
		return &failure{exitInput, fmt.Errorf("run %s: %w", x.run.RunID, err), "it was made by another version of the program: compare with that one"}
	}
	if x.law, err = lov.Ny(fortolkning); err != nil {
		return &failure{exitInput, err, "this is a fault of the program: report it"}
	}
	if err := publish.Unaltered(ctx, x.folder, x.run, false); err != nil {
		return err
	}
	x.said, err = publish.ReadState(x.folder, x.run)
	return err
}

// otherRules says that the run was made under other rules than those of this program; of a
// run that does not say which, nobody knows.
func (x *side) otherRules() bool {
	return x.run.ReglerSHA256 != "" && x.run.ReglerSHA256 != lov.ReglerSHA256()
}

// otherProgram says that the run was made by another program than this one, as far as its
// record tells.
func (x *side) otherProgram() bool { return x.run.Version != version || x.otherRules() }

// program is why the run's own figures are others than those that this program makes of the
// same data under the same readings.
func (x *side) program() schemas.Aarsag {
	if x.otherRules() {
		return schemas.AarsagReglerOgLaesninger
	}
	return schemas.AarsagProgram
}

// rows is why figures are others where the data of the run are gone, so that they cannot be
// computed anew: all rows, and another program with them.
func (x *side) rows() schemas.Aarsag {
	if x.otherProgram() {
		return schemas.AarsagDataOgProgram
	}
	return schemas.AarsagData
}

// defaultData is the --data of a run that was not given one.
const defaultData = "data/syntetisk"

// find looks for what the run read: the delivery where it is said to be, where the run had
// it, and in the kept folders; and the small files where the run had them. What is not there,
// or is not the same by SHA-256, is gone, which is no error.
func (x *side) find(ctx context.Context, data *string, kept []string, workers int) error {
	var folders []string
	if data != nil {
		folders = append(folders, *data)
	}
	typed, ok := x.run.Argument("--data")
	if !ok {
		typed = defaultData
	}
	for _, folder := range append(append(folders, typed), x.statedFirst(kept)...) {
		if !x.sizes(folder) {
			continue
		}
		delivery, err := x.open(ctx, folder, workers)
		if err != nil {
			return err
		}
		if x.delivery = delivery; delivery != nil {
			x.data = folder
			break
		}
	}
	x.small = smallOf(x.run.SmallInput)
	return ctx.Err()
}

// open opens and hashes the files in a folder; nil where they are not those of the run.
func (x *side) open(ctx context.Context, folder string, workers int) (*read.Delivery, error) {
	delivery, err := read.Open(folder)
	if err != nil {
		return nil, ctx.Err() //nolint:nilerr // what cannot be opened is gone
	}
	err = hashFiles(ctx, delivery, workers)
	if err == nil {
		err = sameInput(x.run, delivery)
	}
	if err == nil {
		return delivery, nil
	}
	_ = delivery.Close() // it was only read
	return nil, ctx.Err()
}

// sizes says whether a folder has the files of the run, by their size: most others are told
// by that, without a byte being read.
func (x *side) sizes(folder string) bool {
	for _, table := range x.run.Input {
		for _, f := range table.Files {
			info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(f.Path)))
			if err != nil || !info.Mode().IsRegular() || info.Size() != f.Bytes {
				return false
			}
		}
	}
	return true
}

// statedFirst are kept folders, first those whose manifest states the files of the run, then
// those without a manifest; one whose manifest states others is not looked at.
func (x *side) statedFirst(kept []string) []string {
	var stated, silent []string
	for _, folder := range kept {
		switch m, err := read.ReadManifest(folder); {
		case err != nil:
		case m == nil:
			silent = append(silent, folder)
		case x.stated(m):
			stated = append(stated, folder)
		}
	}
	return append(stated, silent...)
}

// stated says whether a manifest states the files of the run.
func (x *side) stated(m *read.Manifest) bool {
	hashes := map[string]string{}
	for _, f := range m.Files {
		hashes[f.Path] = f.SHA256
	}
	files := 0
	for _, table := range x.run.Input {
		for _, f := range table.Files {
			if files++; hashes[f.Path] != f.SHA256 {
				return false
			}
		}
	}
	return files == len(hashes)
}

// keptIn are the folders in a folder of kept deliveries, in order of name.
func keptIn(gemte *string) ([]string, error) {
	if gemte == nil {
		return nil, nil
	}
	entries, err := os.ReadDir(*gemte)
	if err != nil {
		return nil, &failure{exitInput, fmt.Errorf("looking for kept deliveries: %w", err), "give the folder that they are kept in (--gemte, make GEMTE=…)"}
	}
	var folders []string
	for _, entry := range entries {
		if path := filepath.Join(*gemte, entry.Name()); isFolder(path) {
			folders = append(folders, path)
		}
	}
	return folders, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// smallOf reads small files again; nil where one is gone, or is not the same by SHA-256.
func smallOf(files []publish.SmallInput) *tilsynInput {
	in := &tilsynInput{}
	for _, f := range files {
		var err error
		switch path := filepath.FromSlash(f.Path); f.Name {
		case publish.SmallYdelsesgrad:
			in.grader, err = readInto(in, f.Name, path, read.Ydelsesgrader)
		case publish.SmallTilsynForrige:
			// It was taken under the readings of its run; here it is what it was there.
			in.forrige, err = readInto(in, f.Name, path, read.TilsynForrige)
		default:
			in.milepaele, err = readInto(in, f.Name, path, read.Milepaele)
		}
		if err != nil || in.files[len(in.files)-1].SHA256 != f.SHA256 {
			return nil
		}
	}
	return in
}

// input are the files of the tables by table and hash: what the figures come from.
func (x *side) input() []string {
	var files []string
	for _, table := range x.run.Input {
		for _, f := range table.Files {
			files = append(files, table.Table+" "+f.SHA256)
		}
	}
	slices.Sort(files)
	return files
}

// smallInput are the small files by name and hash.
func (x *side) smallInput() []string {
	var files []string
	for _, f := range x.run.SmallInput {
		files = append(files, cmp.Or(string(f.Name), "-")+" "+f.SHA256)
	}
	return files
}
