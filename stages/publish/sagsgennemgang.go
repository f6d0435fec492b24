package publish

import (
	"context"
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// Afgjort is what table tilsyn of a run says of a kommune.
type Afgjort struct {
	Status schemas.Tilsynsstatus
	// SagsgennemgangSenest is the last day of the review of its cases, or
	// [schemas.NoDate].
	SagsgennemgangSenest schemas.Date
}

// Afgjort reads what table tilsyn of a year says of a kommune. A table without exactly one
// row for it, of that year and with a status that there is, is a [*ReadError].
func (p *PublishedTable) Afgjort(ctx context.Context, aar int, k schemas.Kommune) (a Afgjort, err error) {
	rows := 0
	err = p.each(ctx, []string{"aar", "kommune", "status", "sagsgennemgang_senest"}, func(row parquet.Row) error {
		if row[1].Int32() != k.Kode() {
			return nil
		}
		rows++
		a = Afgjort{schemas.TilsynsstatusFraKode(string(row[2].ByteArray())), schemas.NoDate}
		if !row[3].IsNull() {
			a.SagsgennemgangSenest = schemas.Date(row[3].Int32())
		}
		if int(row[0].Int32()) != aar || a.Status == schemas.UkendtStatus {
			return p.differs(fmt.Sprintf("a decision on kommune %d after %d", k.Kode(), aar), "one of another year or with no status that there is")
		}
		return nil
	})
	if err == nil && rows != 1 {
		err = p.differs(fmt.Sprintf("one row of kommune %d", k.Kode()), fmt.Sprint(rows))
	}
	return a, err
}

// Sagsgennemgang writes table sagsgennemgang of a kommune, sealed for a recipient: the
// persons of December in whom at least one fokusmål is not met, from table intern/personer
// of the year, and returns how many they are. Persons are in memory one batch at a time.
func Sagsgennemgang(ctx context.Context, f *Folder, personer *PublishedTable, aar int, k schemas.Kommune, to Recipient, mem memory.Allocator) (Sagstal, error) {
	csv, err := NewSealedCSV(f, schemas.Sagsgennemgang, personer.ids, to)
	if err != nil {
		return Sagstal{}, err
	}
	c := newCases(csv, aar, k, personer.ids, mem)
	defer c.rows.builder.Release()
	december := schemas.MonthOf(aar, 12).First()
	err = personer.each(ctx, caseColumns, func(row parquet.Row) error {
		if row[caseMaaned].Int32() != int32(december) || row[caseKommune].Int32() != k.Kode() {
			return nil
		}
		return c.take(row)
	})
	if err == nil {
		err = c.write()
	}
	if err != nil {
		return Sagstal{}, err
	}
	_, err = csv.Close()
	return c.tal, err
}

// caseColumns are the columns of intern/personer that a sagsgennemgang is made of, and the
// constants are their places.
var caseColumns = []string{"maaned", "kommune", "person_id", "ydelse", "uden_tilbud", "faerre_end_4_samtaler"}

const (
	caseMaaned = iota
	caseKommune
	casePerson
	caseYdelse
	caseUdenTilbud
	caseFaerreEnd4
)

// casesAtOnce is how many rows are gathered before they are written.
const casesAtOnce = 4096

// cases gathers the rows of a sagsgennemgang.
type cases struct {
	csv      *CSVFile
	aar      int
	kommune  schemas.Kommune
	rows     row
	gathered int
	tal      Sagstal
}

func newCases(csv *CSVFile, aar int, k schemas.Kommune, ids arrow.DataType, mem memory.Allocator) *cases {
	return &cases{csv: csv, aar: aar, kommune: k, rows: row{builder: array.NewRecordBuilder(mem, schemas.Sagsgennemgang.ArrowSchema(ids))}}
}

// take takes a person-month of the kommune in December, if a fokusmål is not met in it.
func (c *cases) take(month parquet.Row) error {
	uden, faerre := month[caseUdenTilbud].Boolean(), month[caseFaerreEnd4].Boolean()
	if !uden && !faerre {
		return nil
	}
	c.tal.Personer++
	if uden {
		c.tal.UdenTilbud++
	}
	if faerre {
		c.tal.FaerreEnd4Samtaler++
	}
	c.rows.year(c.aar)
	c.rows.kommune(c.kommune)
	c.rows.person(month[casePerson])
	c.rows.string(string(month[caseYdelse].ByteArray()))
	c.rows.boolean(uden)
	c.rows.boolean(faerre)
	if c.gathered++; c.gathered < casesAtOnce {
		return nil
	}
	return c.write()
}

func (c *cases) write() error {
	batch := c.rows.builder.NewRecordBatch()
	defer batch.Release()
	c.gathered = 0
	return c.csv.Write(batch)
}

// person appends a person_id, a text or a number.
func (r *row) person(id parquet.Value) {
	switch field := r.field().(type) {
	case *array.StringBuilder:
		field.BinaryBuilder.Append(id.ByteArray())
	case *array.Int64Builder:
		field.Append(id.Int64())
	}
}
