package gaeldende

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/kontroller"
	"fokusmaal/stages/publish"
)

// shelfOfThree is an output folder with three publications of three runs. It is made once
// for each test, which changes copies of it.
func shelfOfThree(t *testing.T) string {
	t.Helper()
	out := t.TempDir()
	for i := range 3 {
		folder := makeRun(t, out)
		if i == 1 {
			writeKontrol(t, folder, kontrolText(t, folder, "ens"))
		}
		mustPut(t, out, noted(fmt.Sprint("nummer ", i+1)))
	}
	return out
}

func copied(t *testing.T, out string) string {
	t.Helper()
	again := t.TempDir()
	ready(t, os.CopyFS(again, os.DirFS(out)))
	return again
}

func TestEveryKindOfFileIsFoundThatIsNotAsItWas(t *testing.T) {
	whole := shelfOfThree(t)
	ready(t, verifyShelf(whole))
	const first, second, third = "runs/20260401T083000Z/", "runs/20260401T083000Z-2/", "runs/20260401T083000Z-3/"
	swap := func(a, b string) func(string) error {
		return func(shelf string) error {
			return errors.Join(os.Rename(shelf+a, shelf+"x"), os.Rename(shelf+b, shelf+a), os.Rename(shelf+"x", shelf+b))
		}
	}
	bit := func(path string) func(string) error {
		return func(shelf string) error { flip(t, shelf+path); return nil }
	}
	remove := func(path string) func(string) error {
		return func(shelf string) error { return os.Remove(shelf + path) }
	}
	write := func(path string) func(string) error {
		return func(shelf string) error { return os.WriteFile(shelf+path, nil, 0o600) }
	}
	for name, c := range map[string]struct {
		change func(shelf string) error
		want   string
	}{
		"a bit of a table in CSV":         {bit(first + "grunde.csv"), "grunde.csv: expected the file as it was published (SHA-256 in run.json), found other bytes"},
		"a bit of a table in Parquet":     {bit(second + "tilsyn.parquet"), "tilsyn.parquet: expected the file as it was published (SHA-256 in run.json), found other bytes"},
		"a bit of the persons":            {bit(third + "intern/personer.parquet"), "intern/personer.parquet: expected the file as it was published (SHA-256 in run.json), found other bytes"},
		"a bit of a run's record":         {bit(first + "run.json"), "run.json: expected the record of "},
		"a bit of the first publication":  {bit("publikationer/0001.json"), "publikationer/0001.json: expected "},
		"a bit of the last publication":   {bit("publikationer/0003.json"), "publikationer/0003.json: expected "},
		"a bit of the second calculation": {bit("kontrol/20260401T083000Z-2.json"), "kontrol/20260401T083000Z-2.json: expected "},
		"a table less":                    {remove(third + "afstemning.csv"), "afstemning.csv: expected the file as it was published, found nothing"},
		"a file more":                     {write(third + "tilsyn_2.csv"), "tilsyn_2.csv: expected files that are in run.json, found one that is not"},
		"a file more beside the persons":  {write(third + "intern/flere.csv"), "flere.csv: expected files that are in run.json, found one that is not"},
		"a link in place of a file": {func(s string) error {
			return errors.Join(os.Remove(s+third+"grunde.csv"), os.Symlink("../20260401T083000Z/grunde.csv", s+third+"grunde.csv"))
		}, "grunde.csv: expected files that are in run.json, found something that is no file"},
		"a run less":                                 {func(s string) error { return os.RemoveAll(s + first) }, "run.json: expected the record of a run, found nothing"},
		"runs that have changed places":              {swap("runs/20260401T083000Z", "runs/20260401T083000Z-2"), "found that of a run with another run_id than the name of its folder"},
		"the second calculation is gone":             {remove("kontrol/20260401T083000Z-2.json"), "expected the record of the second calculation of the run, found nothing"},
		"the first publication is gone":              {remove("publikationer/0001.json"), "0001.json: expected the record of publication 1, found something else in its place"},
		"one between is gone":                        {remove("publikationer/0002.json"), "0002.json: expected the record of publication 2, found something else in its place"},
		"the last is gone":                           {remove("publikationer/0003.json"), "gaeldende: expected a link to runs/20260401T083000Z-2, the run of publication 2, which is the last, found something else"},
		"all are gone":                               {func(s string) error { return os.RemoveAll(s + "publikationer") }, "gaeldende: expected no link, since nothing is published, found something else"},
		"a gap is closed":                            {func(s string) error { return os.Rename(s+"publikationer/0003.json", s+"publikationer/0002.json") }, "0002.json: expected the record that follows the one before it, by number and SHA-256, found another one"},
		"records that have changed places":           {swap("publikationer/0001.json", "publikationer/0002.json"), "0001.json: expected the record that follows the one before it, by number and SHA-256, found another one"},
		"a file that is no record":                   {write("publikationer/0004.json"), "0004.json: expected the record of a publication (publikation.schema.json), found JSON of another form"},
		"a file with another name":                   {write("publikationer/laes.txt"), "found something else in its place: one is missing, or there is a file that is no record"},
		"gaeldende at the run before":                {func(s string) error { return publish.PointLink(s, inForce, "runs/20260401T083000Z-2") }, "gaeldende: expected a link to runs/20260401T083000Z-3, the run of publication 3, which is the last, found something else"},
		"no gaeldende":                               {remove("gaeldende"), "gaeldende: expected a link to runs/20260401T083000Z-3"},
		"gaeldende is a folder":                      {func(s string) error { return errors.Join(os.Remove(s+"gaeldende"), os.Mkdir(s+"gaeldende", 0o700)) }, "gaeldende: expected a link to runs/20260401T083000Z-3"},
		"a record of other figures with right sums":  {record(t, "0001.json", func(p *Publikation) { p.RunSHA256 = strings.Repeat("0", 64) }), "0002.json: expected the record that follows the one before it"},
		"the last record of other figures, resealed": {record(t, "0003.json", func(p *Publikation) { p.RunSHA256 = strings.Repeat("0", 64) }), "run.json: expected the record of the run as it was published (SHA-256 in publication 3), found other bytes"},
		"the last record of another run, resealed":   {record(t, "0003.json", func(p *Publikation) { p.RunID = "20260401T083000Z" }), "gaeldende: expected a link to runs/20260401T083000Z, the run of publication 3"},
		"the last record of another year, resealed":  {record(t, "0003.json", func(p *Publikation) { p.Aar = 2024 }), "0003.json: expected the record that follows the one before it"},
	} {
		t.Run(name, func(t *testing.T) {
			out := copied(t, whole)
			ready(t, c.change(filepath.Join(out, "2025")+"/"))
			wantError(t, verifyShelf(out), c.want)
		})
	}
}

// record changes the last record and makes it one that is whole in itself.
func record(t *testing.T, name string, change func(*Publikation)) func(string) error {
	return func(shelf string) error {
		path := filepath.Join(shelf, publications, name)
		r, err := readRecord(path)
		ready(t, err)
		change(&r.Publikation)
		r.SelfSHA256, err = r.selfSum()
		ready(t, err)
		text, err := r.encode()
		return errors.Join(err, os.WriteFile(path, text, 0o600))
	}
}

func TestARecordIsExactlyWhatTheProgramWrites(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	path := mustPut(t, out, noted("en note")).Path
	sound, err := os.ReadFile(path)
	ready(t, err)
	for from, to := range map[string]string{
		`"number": 1,`:      `"number": 1, "number": 1,`,
		`"note": "en note"`: `"note": "en anden note"`,
		`"note"`:            `"NOTE"`,
		`"aar": 2025,`:      `"aar": 2025, "ekstra": 1,`,
		`"changed": []`:     `"changed": null`,
		"\n}\n":             "\n}\n\n",
		`"who": "Æ. `:       `"who": "\u00c6. `,
	} {
		text := strings.Replace(string(sound), from, to, 1)
		ready(t, os.WriteFile(path, []byte(text), 0o600))
		_, err := readRecord(path)
		if text == string(sound) {
			t.Errorf("there is no %q", from)
		}
		wantError(t, err, "0001.json: expected the record of a publication (publikation.schema.json)", "put back what they were")
	}
	for want, change := range map[string]func(*Publikation){
		"number and aar":           func(p *Publikation) { p.Number = 0 },
		"run_id and run_sha256":    func(p *Publikation) { p.RunID = "../x" },
		"who and note":             func(p *Publikation) { p.Note = "\x1b[2J" },
		"when, in UTC":             func(p *Publikation) { p.When = "2026-04-02T09:00:00+02:00" },
		"kontrol_sha256 and prev":  func(p *Publikation) { p.PreviousSHA256 = strings.Repeat("a", 64) },
		"kontrol_sha256 and previ": func(p *Publikation) { p.KontrolSHA256 = "a" },
		"changed in order":         func(p *Publikation) { p.Changed = []int32{147, 101} },
		"changed as codes":         func(p *Publikation) { p.Changed = []int32{7} },
	} {
		ready(t, os.WriteFile(path, sound, 0o600), record(t, "0001.json", change)(filepath.Dir(filepath.Dir(path))))
		_, err := readRecord(path)
		wantError(t, err, "found one without "+want)
	}
}

func TestTwoFormatsThatDifferAreNamedByRowAndColumnWithoutTheirValues(t *testing.T) {
	whole := t.TempDir()
	makeRun(t, whole)
	for name, c := range map[string]struct {
		file, from, to string
		want           string
	}{
		"a count":            {"fokusmaal_maaned.csv", "2025-03-01,101,København,dagpenge,3,", "2025-03-01,101,København,dagpenge,77,", "expected in column personer of row 1792 (maaned 2025-03-01, kommune 101) what the Parquet file has, found something else"},
		"a share":            {"fokusmaal_maaned.csv", ",0.75,", ",0.7500,", "expected in column andel_uden_tilbud of row"},
		"a null":             {"fokusmaal_aar.csv", "860,Hjørring,0,,,,,", "860,Hjørring,0,0,,,,", "expected in column andel_uden_tilbud of row 99 (aar 2025, kommune 860)"},
		"a text with quotes": {"tilsyn.csv", `""ikke mere""`, `""ikke meer""`, "expected in column begrundelse of row 1 (aar 2025, kommune 101)"},
		"a row less":         {"grunde.csv", "2025-12-01,860,2,4_samtaler_eller_flere,0\n", "", "expected in column maaned of row 42768 (maaned 2025-12-01, kommune 860)"},
		"a row more":         {"grunde.csv", "2025-12-01,860,2,4_samtaler_eller_flere,0\n", "2025-12-01,860,2,4_samtaler_eller_flere,0\n2025-12-01,860,2,4_samtaler_eller_flere,0\n", "expected the rows of the Parquet file, found more"},
		"a column":           {"grunde.csv", "personer", "persons", "expected the columns of the Parquet file, found others"},
		"a person":           {"intern/personer.csv", "p000002", "p000777", "expected in column id of row 25 what the Parquet file has, found something else"},
		"a line end":         {"afstemning.csv", "\n", "\r\n", "expected the columns of the Parquet file, found others"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(copied(t, whole), "2025", "runs", "20260401T083000Z")
			change(t, folder, c.file, c.from, c.to)
			_, _, err := VerifyRun(context.Background(), folder)
			wantError(t, err, c.file+": "+c.want)
			if err == nil {
				return
			}
			said := strings.ReplaceAll(err.Error(), folder, "") // which may have any digits in it
			if strings.Contains(said, "777") || strings.Contains(said, "p0000") || strings.Contains(said, "77,") {
				t.Errorf("a value is shown: %v", err)
			}
		})
	}
}

func TestWhatIsForThePublicHasShapesOfItsOwnAndIsHeldAgainstItsBytes(t *testing.T) {
	out := t.TempDir()
	folder := makeRun(t, out, func(m *draft) {
		m.offentligt = map[string]string{"data/x.parquet": "no table of figures", "data/x.csv": "a,a_maerke\n", "jobindsats/x.csv": "Periode;A\n"}
	})
	mustPut(t, out, act)
	ready(t, verifyShelf(out))
	flip(t, filepath.Join(folder, publish.Publikationsmappe, "jobindsats", "x.csv"))
	wantError(t, verifyShelf(out), "publikation/jobindsats/x.csv: expected", "found other bytes")
}

func TestAParquetFileThatIsNoneIsSaidPlainly(t *testing.T) {
	out := t.TempDir()
	folder := makeRun(t, out)
	path := filepath.Join(folder, "grunde.parquet")
	sound, err := os.ReadFile(path)
	ready(t, err)
	for _, damage := range []func([]byte) []byte{
		func(b []byte) []byte { return b[:len(b)/2] },
		func(b []byte) []byte { b[len(b)/3] ^= 0x55; return b },
		func(b []byte) []byte { return nil },
		func(b []byte) []byte { copy(b[len(b)-200:], make([]byte, 150)); return b },
	} {
		ready(t, os.WriteFile(path, damage(append([]byte{}, sound...)), 0o600))
		rehash(t, folder, "grunde.parquet")
		_, _, err := VerifyRun(context.Background(), folder)
		wantError(t, err, "grunde.")
	}
}

func TestARunWithoutOneOfTwoFormatsOrWithAnOutputTwiceIsNotWhole(t *testing.T) {
	out := t.TempDir()
	folder := makeRun(t, out)
	sound, err := os.ReadFile(publish.RunFile(folder))
	ready(t, err)
	for want, change := range map[string]func(*publish.Run){
		"found one without grunde.parquet among its outputs": func(r *publish.Run) { r.Outputs = without(r.Outputs, "grunde.parquet") },
		"found one without tilsyn.csv among its outputs": func(r *publish.Run) {
			r.Outputs = without(r.Outputs, "tilsyn.csv")
			_ = os.Remove(filepath.Join(folder, "tilsyn.csv"))
		},
		"found one with an output twice": func(r *publish.Run) { r.Outputs = append(r.Outputs, r.Outputs[0]) },
	} {
		changeRecord(t, folder, change)
		_, _, err := VerifyRun(context.Background(), folder)
		wantError(t, err, want)
		ready(t, os.WriteFile(publish.RunFile(folder), sound, 0o600))
	}
}

func TestARecordCannotMakeTheReadingsOfItsFilesOthers(t *testing.T) {
	for what, readings := range map[string][2][]string{
		"an alternative made the default": {{"R04"}, {}},
		"the default made an alternative": {nil, {"R04"}},
		"an alternative made another":     {{"R04"}, {"R05"}},
	} {
		t.Run(what, func(t *testing.T) {
			out := t.TempDir()
			folder := makeRun(t, out, func(m *draft) { m.fortolkning = readings[0] })
			if _, _, err := VerifyRun(context.Background(), folder); err != nil {
				t.Fatal(err)
			}
			changeRecord(t, folder, func(r *publish.Run) {
				r.Fortolkning, r.SecondCalculation = readings[1], publish.SecondOf(len(readings[1]), false)
			})
			_, _, err := VerifyRun(context.Background(), folder)
			wantError(t, err, "expected the readings that run.json says the run was made under, found others")
		})
	}
}

func without(outputs []publish.Output, name string) (left []publish.Output) {
	for _, o := range outputs {
		if o.Path != name {
			left = append(left, o)
		}
	}
	return left
}

// Each change keeps the two formats the same: only the sums show it.
func TestEachLawOfConservationThatIsBrokenIsNamed(t *testing.T) {
	for want, change := range map[string]func(*draft){
		"fokusmaal_maaned.csv: expected the sums to hold: the kommuner are Hele landet in column personer, maaned 2025-01-01, ydelse dagpenge, found another sum": raise,
		"the ydelser are alle in column uden_tilbud, maaned 2025-01-01, kommune 0": func(m *draft) {
			at(m, 0, "alle").UdenTilbud--
			at(m, 101, "alle").UdenTilbud--
		},
		"column faerre_end_4_samtaler to be at most personer in maaned 2025-01-01, kommune 0, ydelse dagpenge, found more": func(m *draft) { at(m, 0, "dagpenge").FaerreEnd4Samtaler = 99 },
		"column uden_tilbud to be at most personer in maaned 2025-01-01, kommune 101, ydelse dagpenge, found more":         func(m *draft) { at(m, 101, "dagpenge").UdenTilbud = 99 },
		"afstemning.csv: expected the sums to hold: the kommuner are Hele landet, maaned 2025-01-01, trin doed_maaned":     func(m *draft) { m.figures.Trin[trinAt(m, 101, schemas.DoedMaaned)].Personer++ },
		"the last step is the population of fokusmaal_maaned, maaned 2025-01-01, kommune 0": func(m *draft) {
			m.figures.Trin[trinAt(m, 0, schemas.Population)].Personer++
			m.figures.Trin[trinAt(m, 101, schemas.Population)].Personer++
		},
		"grunde.csv: expected the sums to hold: the kommuner are Hele landet, maaned 2025-01-01, fokusmaal 1, grund tilbud": func(m *draft) { m.figures.Grunde[grundAt(m, 101, schemas.GrundTilbud)].Personer++ },
		"the grounds are the population of fokusmaal_maaned in fokusmaal 2, maaned 2025-01-01, kommune 0": func(m *draft) {
			m.figures.Grunde[grundAt(m, 0, schemas.GrundMindst4)].Personer++
			m.figures.Grunde[grundAt(m, 101, schemas.GrundMindst4)].Personer++
		},
		"the grounds that count are the numerator of fokusmaal_maaned in fokusmaal 1, maaned 2025-01-01, kommune 0": func(m *draft) {
			for _, kode := range []int32{0, 101} {
				m.figures.Grunde[grundAt(m, kode, schemas.GrundTilbud)].Personer++
				m.figures.Grunde[grundAt(m, kode, schemas.GrundUdenTilbud)].Personer--
			}
		},
		"fokusmaal_varighed.csv: expected the sums to hold: the kommuner are Hele landet in column personer, maaned 2025-01-01, varighed 12-17": func(m *draft) { lengthAt(m, 101, schemas.Varighed12Til17).Personer++ },
		"the varigheder are alle of fokusmaal_maaned in column uden_tilbud, maaned 2025-01-01, kommune 0": func(m *draft) {
			lengthAt(m, 0, schemas.Varighed12Til17).UdenTilbud--
			lengthAt(m, 101, schemas.Varighed12Til17).UdenTilbud--
		},
		"column faerre_end_4_samtaler to be at most personer in maaned 2025-01-01, kommune 0, varighed 36+, found more": func(m *draft) { lengthAt(m, 0, schemas.VarighedFra36).FaerreEnd4Samtaler++ },
		"fokusmaal_varighed.csv: expected 4752 rows, found 4751":                                                        func(m *draft) { m.figures.Varighed = m.figures.Varighed[1:] },
		"fokusmaal_maaned.csv: expected 10692 rows, found 10691":                                                        func(m *draft) { m.figures.Maanedlig = m.figures.Maanedlig[1:] },
		"grunde.csv: expected one row of maaned 2025-01-01, kommune 0, fokusmaal 1, grund kun_timer, found two":         func(m *draft) { m.figures.Grunde[0].Grund = schemas.GrundKunTimer },
		"fokusmaal_aar.csv: expected 99 rows, found 98":                                                                 func(m *draft) { m.figures.Aarlig = m.figures.Aarlig[:98] },
		"afstemning.csv: expected counts of persons in column personer, found something else; the result was ch":        func(m *draft) { m.figures.Trin[7].Personer = -1 },
	} {
		t.Run(want, func(t *testing.T) {
			folder := makeRun(t, t.TempDir(), func(m *draft) {
				if m.figures != nil {
					change(m)
				}
			})
			_, _, err := VerifyRun(context.Background(), folder)
			wantError(t, err, want)
		})
	}
}

func TestFilesOfPersonsThatMayNotBeReadAreCountedAndPassedOver(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	folder := makeRun(t, t.TempDir())
	ready(t, os.Chmod(filepath.Join(folder, "intern"), 0))
	defer os.Chmod(filepath.Join(folder, "intern"), 0o700) //nolint:errcheck // for the folder to be removed
	if _, v, err := VerifyRun(context.Background(), folder); err != nil || v.Unread != 2 || v.Files != 12 {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestAYearWithoutPublicationsIsItsCandidate(t *testing.T) {
	out := t.TempDir()
	shelf := filepath.Join(out, "2025")
	ready(t, os.MkdirAll(shelf, 0o700))
	wantError(t, verifyShelf(out), "kandidat: expected a published run, found nothing; give the folder of the results of a year")
	folder := makeRun(t, out)
	v, err := VerifyShelf(context.Background(), shelf)
	if err != nil || v.Runs != 1 || len(v.Publications) != 0 || v.Files != 14 {
		t.Errorf("%+v, %v", v, err)
	}
	flip(t, filepath.Join(folder, "grunde.csv"))
	wantError(t, verifyShelf(out), "grunde.csv: expected the file as it was published")
}

func TestVerifyingEndsWithItsContext(t *testing.T) {
	folder := makeRun(t, t.TempDir())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := VerifyRun(ctx, folder); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// What stopped a run lies beside the runs of its year, and is part of none.
func TestWhatStoppedARunDoesNotChangeHowItsYearStands(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	_, err := publish.Standset(out, publish.ShelfOf(2025), []kontroller.Fund{{Kode: 4, Alvor: kontroller.Fejl, Raekkegruppe: -1}}, memory.NewGoAllocator())
	ready(t, err, publish.Sweep(out), verifyShelf(out))
	if s, err := Stand(out, 2025); err != nil || s.Candidate == nil {
		t.Errorf("%+v: %v", s, err)
	}
}
