package main

import (
	"errors"
	"fmt"

	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// decisionFlags are the two small files that the tilsyn is decided on; nil is a flag that
// is not there, which is not the same as one that is empty: a script whose variable is
// unset would decide nothing without a word.
type decisionFlags struct {
	Ydelsesgrad   *string `placeholder:"FILE" help:"The resultatmål (§ 4): aar, kommune, faktisk, forventet, or Jobindsats' table Y30R21 as CSV or JSON. With it the tilsyn of §§ 4-13 is decided."`
	TilsynForrige *string `placeholder:"FILE" help:"The tilsyn.parquet or tilsyn.csv of the year before; without it every kommune begins at ingen, and in a year that is not over it follows the recoveries without --ydelsesgrad. One with the column fortolkning is taken under the same readings alone, one without it under any."`
}

// tilsynFlags are all three small files of the tilsyn.
type tilsynFlags struct {
	decisionFlags
	Milepaele *string `placeholder:"FILE" help:"The milestones of the kommuner's own plans: kommune, maaned, maal1, maal2 in pct."`
}

// tilsynFiles are the paths of the three files, empty where a file is not given.
type tilsynFiles struct{ ydelsesgrad, forrige, milepaele string }

// files returns the paths, or what is wrong with the flags.
func (t tilsynFlags) files() (f tilsynFiles, err error) {
	for _, flag := range []struct {
		name  string
		value *string
		path  *string
	}{{"--ydelsesgrad", t.Ydelsesgrad, &f.ydelsesgrad}, {"--tilsyn-forrige", t.TilsynForrige, &f.forrige}, {"--milepaele", t.Milepaele, &f.milepaele}} {
		switch {
		case flag.value == nil:
			continue
		case *flag.value == "":
			return f, fmt.Errorf("%s is empty: give a file, or leave the flag out", flag.name)
		}
		*flag.path = *flag.value
	}
	if f.milepaele != "" && f.ydelsesgrad == "" && f.forrige == "" {
		return f, errors.New("--milepaele is of use with --tilsyn-forrige or --ydelsesgrad alone: without them no kommune is in recovery")
	}
	return f, nil
}

// tilsynInput is what the three files say. Without grader, no tilsyn is decided: forrige is
// then of use in a year that is not over, whose resultatmål does not exist yet.
type tilsynInput struct {
	grader    []schemas.Ydelsesgrad
	forrige   []schemas.TilsynForrige
	milepaele []schemas.Milepael
	// files are those that were read, for run.json.
	files []publish.SmallInput
}

// readTilsyn reads the files that are given.
func readTilsyn(c config) (in tilsynInput, err error) {
	f := c.tilsyn
	if in.grader, err = readInto(&in, publish.SmallYdelsesgrad, f.ydelsesgrad, read.Ydelsesgrader); err != nil {
		return in, err
	}
	if in.forrige, err = readInto(&in, publish.SmallTilsynForrige, f.forrige, c.forrige); err != nil {
		return in, err
	}
	in.milepaele, err = readInto(&in, publish.SmallMilepaele, f.milepaele, read.Milepaele)
	return in, err
}

// readInto reads a file, if it is given, and takes note of it.
func readInto[T any](in *tilsynInput, name publish.SmallName, path string, from func(string) ([]T, read.SmallFile, error)) ([]T, error) {
	if path == "" {
		return nil, nil
	}
	rows, file, err := from(path)
	if err != nil {
		return nil, err
	}
	in.files = append(in.files, publish.SmallInput{Name: name, Path: file.Path, Bytes: file.Bytes, SHA256: file.SHA256})
	return rows, nil
}

// warnings are what is to be said of the files.
func (in *tilsynInput) warnings() []string {
	if len(in.grader) > 0 && len(in.forrige) == 0 {
		return []string{"no --tilsyn-forrige: every kommune begins the year at ingen"}
	}
	return nil
}

// after are the files of a year whose tilsyn is decided on the one before it, which is in a
// folder of the same run.
func (in *tilsynInput) after(before *publish.Folder) []publish.SmallInput {
	var files []publish.SmallInput
	for _, f := range in.files {
		if f.Name != publish.SmallTilsynForrige {
			files = append(files, f)
		}
		if f.Name == publish.SmallYdelsesgrad {
			files = append(files, publish.TilsynForrigeIn(before))
		}
	}
	return files
}

// decided are the figures of a year and what follows from them: how far the kommuner are from
// the goals and how stable that is, and, with a resultatmål, the tilsyn.
type decided struct {
	opgoerelse *statement.Opgoerelse
	afstande   []statement.Kommuneafstand
	stabilitet []statement.Stabilitetstal
	// tilsyn is nil without a resultatmål; genopretning and minimumskrav are empty then.
	tilsyn       *statement.Tilsyn
	genopretning []statement.Genopretningstal
	minimumskrav []statement.Minimumskrav
}

// enough is an error for a year that is over and cannot be decided for want of a resultatmål.
func (in *tilsynInput) enough(opgoerelser []*statement.Opgoerelse) error {
	for _, o := range opgoerelser {
		if len(in.grader) == 0 && len(in.forrige) > 0 && !o.Daekning.Foreloebig() {
			return &failure{exitInput, fmt.Errorf("deciding the tilsyn on %d, which is over: expected the resultatmål beside --tilsyn-forrige, found none", o.Aar),
				"give the resultatmål of the year (--ydelsesgrad, make YDELSESGRAD=…)"}
		}
	}
	return nil
}

// decide decides on the figures of years that follow each other, each on the one before. The
// tilsyn of all of them is nil without a resultatmål. An error is a [*statement.InputError].
func decide(l *lov.Lov, opgoerelser []*statement.Opgoerelse, in *tilsynInput) (years []decided, tilsyn *statement.Aarraekke, err error) {
	if err := in.enough(opgoerelser); err != nil {
		return nil, nil, err
	}
	if len(in.grader)+len(in.forrige) > 0 {
		if tilsyn, err = statement.AfgoerAarene(l, opgoerelser, in.grader, in.forrige); err != nil {
			return nil, nil, err
		}
	}
	forrige := in.forrige
	for i, o := range opgoerelser {
		d := decided{opgoerelse: o, afstande: statement.Afstande(l, o)}
		if d.stabilitet, err = statement.Stabilitet(l, o, in.grader, forrige); err != nil {
			return nil, nil, err
		}
		if tilsyn != nil {
			d.tilsyn = tilsyn.Aar[i]
			d.genopretning = statement.Genopretninger(l, o, d.tilsyn, in.milepaele)
			d.minimumskrav = statement.Minimumskravene(l, o, d.tilsyn)
			forrige = d.tilsyn.Videre()
		}
		years = append(years, d)
	}
	return years, tilsyn, nil
}

// tables are the tasks of writing the tables that follow from the figures.
func (d *decided) tables(f *publish.Folder, mem memory.Allocator) []func() error {
	o := d.opgoerelse
	tables := []func() error{
		func() error { return publish.Afstand(f, o.Aar, d.afstande, mem) },
		func() error { return publish.Stabilitet(f, o, d.stabilitet, mem) },
	}
	if d.tilsyn != nil {
		tables = append(tables,
			func() error { return publish.Tilsyn(f, d.tilsyn, mem) },
			func() error { return publish.Genopretning(f, o.Aar, d.genopretning, mem) },
			func() error { return publish.Minimumskravene(f, o.Aar, d.minimumskrav, mem) })
	}
	return tables
}

// rows is the number of rows of the tables, those of the figures among them.
func (d *decided) rows() int {
	o := d.opgoerelse
	rows := len(o.Maanedlig) + len(o.Aarlig) + len(o.Trin) + len(o.Grunde) + len(o.Varighed)
	rows += len(d.afstande) + len(d.stabilitet) + len(d.genopretning) + len(d.minimumskrav)
	for i := range d.afstande {
		rows += len(d.afstande[i].Maaneder)
	}
	if d.tilsyn != nil {
		rows += len(d.tilsyn.Raekker)
	}
	return rows
}
