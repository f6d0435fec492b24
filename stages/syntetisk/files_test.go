package syntetisk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// The rows of the files as a reader that knows nothing of this package sees them.

type ydelseFile struct {
	PersonID             string `parquet:"person_id"`
	Maaned               int32  `parquet:"maaned,date"`
	Ydelse               string `parquet:"ydelse"`
	Kommune              int32  `parquet:"kommune"`
	Fra                  int32  `parquet:"fra,date"`
	Til                  int32  `parquet:"til,date"`
	ForloebFra           *int32 `parquet:"forloeb_fra,optional,date"`
	Maalgruppe           *int32 `parquet:"maalgruppe,optional"`
	FritagetDage         int32  `parquet:"fritaget_dage"`
	StandbyDage          int32  `parquet:"standby_dage"`
	BarselDage           int32  `parquet:"barsel_dage"`
	Introduktionsprogram bool   `parquet:"introduktionsprogram"`
}

type samtaleFile struct {
	PersonID string `parquet:"person_id"`
	Maaned   int32  `parquet:"maaned,date"`
	Dato     int32  `parquet:"dato,date"`
	Type     string `parquet:"type"`
	Form     string `parquet:"form"`
}

type tilbudFile struct {
	PersonID   string `parquet:"person_id"`
	Maaned     int32  `parquet:"maaned,date"`
	Type       string `parquet:"type"`
	Fra        int32  `parquet:"fra,date"`
	Til        *int32 `parquet:"til,optional,date"`
	Maalgruppe *int32 `parquet:"maalgruppe,optional"`
}

type timerFile struct {
	PersonID string `parquet:"person_id"`
	Maaned   int32  `parquet:"maaned,date"`
	Timer    int32  `parquet:"timer,decimal(2:7)"`
	Ordinaer bool   `parquet:"ordinaer"`
}

// files are the rows of a country as read back.
type files struct {
	ydelse   []ydelseFile
	samtaler []samtaleFile
	tilbud   []tilbudFile
	timer    []timerFile
}

// makeCountry makes a small country of the months 2020-01 to 2025-12 in a folder of the test.
func makeCountry(t *testing.T, change func(*Options)) (string, Summary) {
	t.Helper()
	o := Options{
		Out: filepath.Join(t.TempDir(), "land"), Scale: 0.005, Seed: 1, Workers: 2,
		From: schemas.MonthOf(2020, 1), To: schemas.MonthOf(2025, 12),
	}
	if change != nil {
		change(&o)
	}
	summary, err := Make(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return o.Out, summary
}

func readCountry(t *testing.T, folder string) files {
	t.Helper()
	return files{
		ydelse:   readTable[ydelseFile](t, folder, schemas.YdelseTable),
		samtaler: readTable[samtaleFile](t, folder, schemas.SamtalerTable),
		tilbud:   readTable[tilbudFile](t, folder, schemas.TilbudTable),
		timer:    readTable[timerFile](t, folder, schemas.LoentimerTable),
	}
}

func readTable[R any](t *testing.T, folder string, id schemas.TableID) []R {
	t.Helper()
	var all []R
	for _, path := range filesOf(t, folder, id) {
		some, err := parquet.ReadFile[R](path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, some...)
	}
	return all
}

func filesOf(t *testing.T, folder string, id schemas.TableID) []string {
	t.Helper()
	if single := filepath.Join(folder, id.String()+".parquet"); exists(single) {
		return []string{single}
	}
	paths, err := filepath.Glob(filepath.Join(folder, id.String(), "*.parquet"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files of table %s: %v", id, err)
	}
	return paths
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// text writes a row so that equal rows are equal texts; pointers are followed.
func (r ydelseFile) text() string {
	return fmt.Sprint(r.PersonID, r.Maaned, r.Ydelse, r.Kommune, r.Fra, r.Til, value(r.ForloebFra), value(r.Maalgruppe),
		r.FritagetDage, r.StandbyDage, r.BarselDage, r.Introduktionsprogram)
}

func (r samtaleFile) text() string { return fmt.Sprint(r) }

func (r tilbudFile) text() string {
	return fmt.Sprint(r.PersonID, r.Maaned, r.Type, r.Fra, value(r.Til), value(r.Maalgruppe))
}

func (r timerFile) text() string { return fmt.Sprint(r) }

func value(p *int32) string {
	if p == nil {
		return "null"
	}
	return fmt.Sprint(*p)
}
