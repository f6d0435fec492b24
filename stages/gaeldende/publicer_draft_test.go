package gaeldende

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/spells"
	"fokusmaal/stages/statement"
)

// draft is a run that a test makes, and may change before it is written.
type draft struct {
	figures     *statement.Opgoerelse
	tilsyn      []statement.Tilsynstal
	fortolkning []string
	udenKontrol bool
	aar         int
	sidste      schemas.Month
	controls    publish.Controls
	// udenPublikation leaves out what is for the public, glemsom the publications before it.
	udenPublikation, glemsom bool
	// offentligt are the files in publikation/ and what stands in them.
	offentligt map[string]string
}

// twoKommuner are figures of 2025 in which København has persons without tilbud, and
// Frederiksberg a person with everything.
func twoKommuner(t *testing.T, sidste schemas.Month) *statement.Opgoerelse {
	t.Helper()
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	tal := measure.Ny(schemas.MonthOf(2024, 2), schemas.MonthOf(2025, 12))
	for m := schemas.MonthOf(2025, 1); m <= sidste; m++ {
		for i := range 4 {
			d := lov.Dom{Maaned: m, Kommune: 0, Trin: schemas.Population, Forloeb: &spells.Forloeb{Ydelse: schemas.Dagpenge, Maaneder: []spells.Maaned{{Anciennitet: 12}}},
				Maal1: lov.Maal1{UdenTilbud: true, Grund: schemas.GrundUdenTilbud}, Maal2: lov.Maal2{FaerreEnd4Samtaler: true, Grund: schemas.GrundSamtaler(0, 0)}}
			if i == 3 {
				d.Kommune, d.Maal1, d.Maal2 = 1, lov.Maal1{Grund: schemas.GrundTilbud}, lov.Maal2{Grund: schemas.GrundMindst4}
			}
			tal.Tael(&d)
		}
		tal.Tael(&lov.Dom{Maaned: m, Kommune: 1, Trin: schemas.DoedMaaned})
	}
	return statement.Opgoer(l, tal, &measure.Raekkevidde{}, statement.Daekning{Sidste: sidste}, 2025)
}

// alleIngen are decisions of 2025 on all kommuner: none.
func alleIngen() []statement.Tilsynstal {
	rows := make([]statement.Tilsynstal, schemas.Kommuner)
	for k := range rows {
		rows[k] = statement.Tilsynstal{Aar: 2025, Kommune: schemas.Kommune(k), Foer: schemas.TilsynForrige{Status: schemas.IngenTilsyn},
			Status: schemas.IngenTilsyn, Begrundelse: "Intet, og \"ikke mere\".", Frister: ingenFrister()}
	}
	return rows
}

// makeRun makes a run with figures, decisions and rows about persons, to which kandidat
// then points.
func makeRun(t *testing.T, out string, changes ...func(*draft)) (folder string) {
	t.Helper()
	m := draft{aar: 2025, sidste: schemas.MonthOf(2025, 12), tilsyn: alleIngen()}
	for _, change := range changes {
		change(&m) // for when the data end
	}
	m.figures = twoKommuner(t, m.sidste)
	for _, change := range changes {
		change(&m)
	}
	f, err := publish.NewFolder(out, publish.ShelfOf(2025), publish.RunID(start), m.fortolkning)
	if err != nil {
		t.Fatal(err)
	}
	mem := memory.NewGoAllocator()
	for _, write := range publish.Figures(f, m.figures, mem) {
		err = errors.Join(err, write())
	}
	if m.tilsyn != nil {
		err = errors.Join(err, publish.Tilsyn(f, &statement.Tilsyn{Aar: 2025, Raekker: m.tilsyn}, mem))
	}
	err = errors.Join(err, publish.Table(f, persons(), arrow.BinaryTypes.String, personsBatch(3000)))
	for path, text := range m.offentligt {
		err = errors.Join(err, f.WriteFile(publish.Publikationsmappe+"/"+path, []byte(text), 0))
	}
	if err != nil {
		t.Fatal(err)
	}
	run := exampleRun(t)
	run.Aar, run.Controls, run.SecondCalculation = m.aar, m.controls, publish.SecondOf(len(m.fortolkning), m.udenKontrol)
	run.Disclosure = m.disclosure(t, out)
	folder, err = f.Publish(run)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// disclosure says that the run was held against everything that is published.
func (m *draft) disclosure(t *testing.T, out string) *publish.Disclosure {
	t.Helper()
	if m.udenPublikation {
		return nil
	}
	d := &publish.Disclosure{Fewest: 3, FewestBase: 5, Owner: "den dataansvarlige"}
	for year := m.aar - 1; year <= m.aar+1 && !m.glemsom; year++ {
		published, err := Published(out, year)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range published {
			d.Earlier = append(d.Earlier, publish.EarlierRun{Aar: year, RunID: p.Run.RunID})
		}
	}
	return d
}

// changeRecord changes the record of the run and what it says.
func changeRecord(t *testing.T, folder string, change func(*publish.Run)) {
	t.Helper()
	run := readRun(t, folder)
	change(&run)
	text, err := publish.EncodeRecord(run)
	if err := errors.Join(err, os.WriteFile(publish.RunFile(folder), text, 0o600)); err != nil {
		t.Fatal(err)
	}
}

// rehash lets the record of a run say of a file what it is now.
func rehash(t *testing.T, folder, name string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	changeRecord(t, folder, func(r *publish.Run) {
		at := slices.IndexFunc(r.Outputs, func(o publish.Output) bool { return o.Path == name })
		r.Outputs[at].Bytes, r.Outputs[at].SHA256 = int64(len(text)), publish.SHA256Of(text)
	})
}

var act = Act{Who: "Æ. Statistiker", When: time.Date(2026, 4, 2, 9, 0, 0, 0, time.UTC), UdenKontrol: true}

func noted(note string) Act {
	a := act
	a.Note = note
	return a
}

func put(out string, a Act) (Effect, error) { return PutInForce(context.Background(), out, 2025, a) }

func mustPut(t *testing.T, out string, a Act) Effect {
	t.Helper()
	e, err := put(out, a)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func verifyShelf(out string) error {
	_, err := VerifyShelf(context.Background(), filepath.Join(out, "2025"))
	return err
}

func inForceNow(t *testing.T, out string) string {
	t.Helper()
	target, err := publish.LinkTarget(filepath.Join(out, "2025"), inForce)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(out, "2025", inForce)); target != "" && err != nil {
		t.Fatalf("gaeldende dangles: %v", err)
	}
	return target
}

func wantError(t *testing.T, err error, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
	}
}

// lessInKoebenhavn lets København meet fokusmål 2.
func lessInKoebenhavn(m *draft) {
	if m.figures != nil {
		m.figures.Aarlig[1].Maal2Opfyldt = true
	}
}

// raise counts one person more in København than in Hele landet.
func raise(m *draft) {
	if m.figures == nil {
		return
	}
	for i := range m.figures.Maanedlig {
		if r := &m.figures.Maanedlig[i]; r.Kode == 101 && r.Ydelse == "dagpenge" {
			r.Personer++
			return
		}
	}
}

func ready(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// flip changes a bit in the middle of a file.
func flip(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	ready(t, err)
	text[len(text)/2] ^= 1
	ready(t, os.WriteFile(path, text, 0o600))
}

// change changes a text file of a run and lets its record say so.
func change(t *testing.T, folder, name, from, to string) {
	t.Helper()
	path := filepath.Join(folder, name)
	text, err := os.ReadFile(path)
	ready(t, err)
	if !strings.Contains(string(text), from) {
		t.Fatalf("there is no %q in %s", from, name)
	}
	ready(t, os.WriteFile(path, []byte(strings.Replace(string(text), from, to, 1)), 0o600))
	rehash(t, folder, name)
}
