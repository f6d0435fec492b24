package check

import (
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
)

// words are the cells that random rows are made of: good ones often enough that many
// rows are kept, bad ones of every sort, and the extremes of each type.
var words = map[schemas.Type][]string{
	schemas.ID: {"1", "2", "2", "3", "3", "3", "-"},
	schemas.DATE: {"2024-02-01", "2024-02-01", "2024-02-01", "2024-02-01", "2024-02-01", "2024-02-15", "2024-02-29", "2024-03-01",
		"2024-01-31", "0001-01-01", "0000-12-01", "5461-12-01", "5462-01-01", "d-2147483648", "d-2147483647", "d2147483647", "-"},
	schemas.STRING:  {"dagpenge", "sygedagpenge", "su", "jobsamtale", "andet", "andet", "andet", "brev", "brev", "brev", "mentor", "x", "-"},
	schemas.INT32:   {"0", "0", "0", "0", "1", "15", "29", "30", "101", "101", "860", "255", "256", "-1", "-2147483648", "2147483647", "-"},
	schemas.BOOLEAN: {"ja", "nej", "ja", "nej", "-"},
	schemas.Hours:   {"0.00", "37.50", "744.00", "-744.00", "744.01", "-744.01", "99999999999999999999.99", "-"},
}

// good are the words that fit a column where the type's words rarely do.
var good = map[string][]string{
	"maaned": {"2024-02-01"}, "kommune": {"101", "860"}, "ydelse": {"dagpenge", "su"}, "form": {"brev"},
	"fra": {"2024-02-01", "2024-02-15"}, "til": {"2024-02-15", "2024-02-29"}, "dato": {"2024-02-15"},
	"fritaget_dage": {"0", "1"}, "standby_dage": {"0"}, "barsel_dage": {"0"}, "type": {"andet"},
}

func drawRows(t *rapid.T, id schemas.TableID) [][]string {
	rows := make([][]string, rapid.IntRange(1, 30).Draw(t, "rows"))
	for r := range rows {
		for _, c := range schemas.Input(id).Columns {
			from := words[c.Type]
			if better := good[c.Name]; better != nil && rapid.IntRange(0, 9).Draw(t, "good") > 0 {
				from = better
			}
			rows[r] = append(rows[r], rapid.SampledFrom(from).Draw(t, c.Name))
		}
	}
	return rows
}

// TestTheFastPassAndTheRulesAgree checks random rows both ways: what the fast pass keeps
// is what the judge keeps, row by row, with the values that a row has by itself.
func TestTheFastPassAndTheRulesAgree(t *testing.T) {
	for id := range schemas.TableID(schemas.Tables) {
		for name, hours := range map[string]arrow.DataType{"decimal": schemas.HoursDecimal, "double": schemas.HoursDouble} {
			t.Run(id.String()+" "+name, func(t *testing.T) {
				rapid.Check(t, func(rt *rapid.T) {
					agree(rt, t, id, shape{arrow.PrimitiveTypes.Int64, hours}, drawRows(rt, id))
				})
			})
		}
	}
}

func agree(rt *rapid.T, t *testing.T, id schemas.TableID, s shape, rows [][]string) {
	rejects, shared := NewRejects(id, s.ids, memory.NewGoAllocator(), 100), NewRun()
	switch id {
	case schemas.YdelseTable:
		c := NewYdelse(shared, rejects)
		defer c.Close()
		agreeOn(rt, t, id, s, rows, doemYdelse, rejects, c.Check, func(row []cell) schemas.YdelseRow { return ydelseOf(shared, row) })
	case schemas.SamtalerTable:
		c := NewSamtaler(rejects)
		defer c.Close()
		agreeOn(rt, t, id, s, rows, doemSamtale, rejects, c.Check, samtaleOf)
	case schemas.TilbudTable:
		c := NewTilbud(rejects)
		defer c.Close()
		agreeOn(rt, t, id, s, rows, doemTilbud, rejects, c.Check, tilbudOf)
	case schemas.LoentimerTable:
		c := NewLoentimer(rejects)
		defer c.Close()
		agreeOn(rt, t, id, s, rows, doemLoentimer, rejects, c.Check, loentimerOf)
	}
}

func agreeOn[T any](rt *rapid.T, t *testing.T, id schemas.TableID, s shape, rows [][]string, judge func([]cell) dom,
	rejects *Rejects, check func(arrow.RecordBatch, Position) (*schemas.KeptRows[T], error), rowOf func([]cell) T) {
	b := newBatch(t, memory.NewGoAllocator(), id, s, rows)
	defer b.Release()
	kept, err := check(b, Position{File: "f", FirstRow: 1})
	if err != nil {
		rt.Fatal(err)
	}
	wantKept, wantRejected, gotRejected := []T{}, []Count{}, []Count{}
	cells := make([]cell, len(schemas.Input(id).Columns))
	for i := range rows {
		readRow(cells, b, i)
		if d := judge(cells); d.code != schemas.Kept {
			wantRejected = append(wantRejected, Count{d.text(id), int64(i + 1)})
			continue
		}
		wantKept = append(wantKept, rowOf(cells))
	}
	for _, r := range rejects.rows {
		gotRejected = append(gotRejected, Count{r.dom.text(id), r.row})
	}
	if diff := cmp.Diff(wantRejected, gotRejected); diff != "" {
		rt.Fatalf("codes and row numbers (-judge +fast):\n%s", diff)
	}
	if diff := cmp.Diff(wantKept, kept.Rows, cmp.AllowUnexported(schemas.YdelseRow{}, schemas.Tilbud{}, schemas.Loentimer{})); diff != "" {
		rt.Fatalf("kept rows (-judge +fast):\n%s", diff)
	}
}

// The rows as one would make them by hand, a cell at a time.

func ydelseOf(s *Shared, row []cell) schemas.YdelseRow {
	kommune, _ := schemas.KommuneFraKode(int32(row[schemas.YdelseKommune].number))
	r := schemas.YdelseRow{
		ForloebFra:   dateOr(row[schemas.YdelseForloebFra]),
		Ydelse:       schemas.YdelseFraKode(row[schemas.YdelseYdelse].text),
		Kommune:      kommune,
		Fra:          uint8(row[schemas.YdelseFra].date().Day()),
		Til:          uint8(row[schemas.YdelseTil].date().Day()),
		FritagetDage: uint8(row[schemas.YdelseFritagetDage].number),
		StandbyDage:  uint8(row[schemas.YdelseStandbyDage].number),
		BarselDage:   uint8(row[schemas.YdelseBarselDage].number),

		Introduktionsprogram: row[schemas.YdelseIntroduktionsprogram].number == 1,
	}
	if m := row[schemas.YdelseMaalgruppe]; !m.null {
		r.Maalgruppe = s.number[int32(m.number)]
	}
	r.SetMaaned(row[schemas.YdelseMaaned].date().Month())
	return r
}

func samtaleOf(row []cell) schemas.Samtale {
	return schemas.Samtale{Dato: row[schemas.SamtalerDato].date(),
		Type: schemas.SamtaleTypeFraKode(row[schemas.SamtalerType].text), Form: schemas.FormFraKode(row[schemas.SamtalerForm].text)}
}

func tilbudOf(row []cell) schemas.Tilbud {
	r := schemas.Tilbud{Fra: max(row[schemas.TilbudFra].date(), schemas.NoDate+1), Til: dateOr(row[schemas.TilbudTil]), Maalgruppe: schemas.NoMaalgruppe,
		Type: schemas.TilbudTypeFraKode(row[schemas.TilbudTypeColumn].text)}
	if m := row[schemas.TilbudMaalgruppe]; !m.null {
		r.Maalgruppe = max(int32(m.number), schemas.NoMaalgruppe+1)
	}
	r.SetMaaned(row[schemas.TilbudMaaned].date().Month())
	return r
}

func loentimerOf(row []cell) schemas.Loentimer {
	timer := row[schemas.LoentimerTimer]
	r := schemas.Loentimer{Ordinaer: row[schemas.LoentimerOrdinaer].number == 1}
	if timer.kind == doubleCell {
		r.TimerHundreddele = exactHundreddele(timer.hours)
	} else {
		r.TimerHundreddele = int32(timer.hundredths.BigInt().Int64())
	}
	r.SetMaaned(row[schemas.LoentimerMaaned].date().Month())
	return r
}

// dateOr returns the cell's day, or NoDate for a null and for a null alone.
func dateOr(c cell) schemas.Date {
	if c.null {
		return schemas.NoDate
	}
	return max(c.date(), schemas.NoDate+1)
}
