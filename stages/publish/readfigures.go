package publish

import (
	"context"

	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

// ReadFigures reads the counts of a year from the folder of a run: those of every month, by
// ydelse, by length of the spell, by step and by ground. What follows from them, shares and
// means and verdicts, is not in it. A table that is not as the run wrote it is a
// [*ReadError].
func ReadFigures(ctx context.Context, folder string, run Run) (*statement.Opgoerelse, error) {
	o := &statement.Opgoerelse{Aar: run.Aar, Daekning: statement.Daekning{Sidste: schemas.MonthOf(run.Aar, 12)}}
	counts := func(row parquet.Row) measure.Celle {
		return measure.Celle{Personer: row[3].Int64(), UdenTilbud: row[4].Int64(), FaerreEnd4Samtaler: row[5].Int64()}
	}
	for _, t := range []struct {
		schemas.Result
		code  string
		codes []string
		rest  []string
		take  func(m schemas.Month, area statement.Omraade, code int, row parquet.Row)
	}{
		{schemas.FokusmaalMaaned, "ydelse", groups(), threeCounts, func(m schemas.Month, a statement.Omraade, code int, row parquet.Row) {
			o.Maanedlig = append(o.Maanedlig, statement.Maanedstal{Maaned: m, Omraade: a, Ydelse: groups()[code], Celle: counts(row)})
		}},
		{schemas.FokusmaalVarighed, "varighed", numbered[schemas.Varighed](schemas.AntalVarigheder), threeCounts, func(m schemas.Month, a statement.Omraade, code int, row parquet.Row) {
			o.Varighed = append(o.Varighed, statement.Varighedstal{Maaned: m, Omraade: a, Varighed: schemas.Varighed(code + 1), Celle: counts(row)})
		}},
		{schemas.Afstemning, "trin", numbered[schemas.Trin](schemas.AntalTrin), threeCounts[:1], func(m schemas.Month, a statement.Omraade, code int, row parquet.Row) {
			o.Trin = append(o.Trin, statement.Trintal{Maaned: m, Omraade: a, Trin: schemas.Trin(code + 1), Personer: row[3].Int64()})
		}},
		{schemas.Grundene, "grund", numbered[schemas.Grund](schemas.AntalGrunde), threeCounts[:1], func(m schemas.Month, a statement.Omraade, code int, row parquet.Row) {
			o.Grunde = append(o.Grunde, statement.Grundtal{Maaned: m, Omraade: a, Grund: schemas.Grund(code + 1), Personer: row[3].Int64()})
		}},
	} {
		if err := readCounts(ctx, folder, run, t.Result, t.code, t.codes, t.rest, t.take); err != nil {
			return nil, err
		}
	}
	return o, nil
}

var threeCounts = []string{"personer", "uden_tilbud", "faerre_end_4_samtaler"}

// groups are the codes of the ydelser in the order of the tables.
func groups() []string {
	return append(numbered[schemas.Gruppe](schemas.Grupper), schemas.Alle)
}

// numbered are the codes of an enumeration from 1 on.
func numbered[T interface {
	~uint8
	String() string
}](n int) (codes []string) {
	for i := range n {
		codes = append(codes, T(i+1).String())
	}
	return codes
}

// readCounts goes through a table of counts, which is in order of month, area and code, and
// leaves no place out.
func readCounts(ctx context.Context, folder string, run Run, t schemas.Result, code string, codes, rest []string,
	take func(schemas.Month, statement.Omraade, int, parquet.Row)) error {
	p, err := OpenTable(ctx, folder, run, t)
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // it was only read
	n := 0
	expected := 12 * (schemas.Kommuner + 1) * len(codes)
	err = p.each(ctx, append([]string{"maaned", "kommune", code}, rest...), func(row parquet.Row) error {
		if n == expected {
			return p.differs("no row more than places", "one")
		}
		m := schemas.MonthOf(run.Aar, 1+n/len(codes)/(schemas.Kommuner+1))
		area, at := areaAt(n/len(codes)%(schemas.Kommuner+1)), n%len(codes)
		if row[0].Int32() != int32(m.First()) || row[1].Int32() != area.Kode || string(row[2].ByteArray()) != codes[at] {
			return p.differs("every month, area and code in order", "another one")
		}
		n++
		take(m, area, at, row)
		return nil
	})
	if err == nil && n != expected {
		err = p.differs("a row for each month, area and code", "fewer")
	}
	return err
}

// areaAt is Hele landet, or the kommune before that number.
func areaAt(n int) statement.Omraade {
	if n == 0 {
		return statement.Omraade{Kode: schemas.HeleLandet, Navn: schemas.HeleLandetNavn}
	}
	k := schemas.Kommune(n - 1)
	return statement.Omraade{Kode: k.Kode(), Navn: k.Navn()}
}
