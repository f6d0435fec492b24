package check

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"fokusmaal/schemas"
)

// lookup is a column as the fast pass sees it: table[index[i]] is the value of row i,
// ready for use. The last entry of the table is that of a null, since the slots under a
// null hold the length of the dictionary (see schemas.BatchSchema).
type lookup[V any] struct {
	index []int32 // borrowed from the batch at hand
	table []V
	// made is the dictionary that the table was made of. It is retained, so that no
	// other dictionary can appear at its address while the table is in use.
	made arrow.ArrayData
}

// look points a lookup at a column of the batch.
func look[V any](c *bench, b arrow.RecordBatch, at Position, column int, l *lookup[V], fill func(arrow.Array, []V) error) error {
	if err := l.take(b.Column(column).(*array.Dictionary), fill); err != nil {
		return fmt.Errorf("checking table %s: %s, rows from %d, column %s: %w",
			c.table, at.File, at.FirstRow, schemas.Input(c.table).Columns[column].Name, err)
	}
	return nil
}

// take points the lookup at a column. fill gets the dictionary's values and a table
// with one entry for each and one more for null; it is called only when the dictionary
// is another than last time.
func (l *lookup[V]) take(column *array.Dictionary, fill func(values arrow.Array, table []V) error) error {
	l.index = column.Indices().(*array.Int32).Int32Values()
	if column.Len() == 0 {
		return nil
	}
	if err := checkNulls(column, l.index); err != nil {
		return err
	}
	data := column.Data().Dictionary()
	if data == l.made {
		return nil
	}
	l.close()
	l.table = slices.Grow(l.table[:0], data.Len()+1)[:data.Len()+1]
	if err := fill(column.Dictionary(), l.table); err != nil {
		return err
	}
	data.Retain()
	l.made = data
	return nil
}

var errNulls = errors.New("expected the length of the dictionary in the slots under a null, found something else; this is a fault of the program, report it")

// checkNulls makes sure that no null can pass for a value: the fast pass does not look
// at the validity bitmap.
func checkNulls(column *array.Dictionary, index []int32) error {
	nulls := column.NullN()
	if nulls == 0 {
		return nil
	}
	null := int32(column.Data().Dictionary().Len())
	values := 0
	for _, i := range index {
		values += int(uint32(i-null) >> 31) // the sign: 1 where i < null
	}
	if values+nulls != len(index) {
		return errNulls
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// close lets go of the dictionary.
func (l *lookup[V]) close() {
	if l.made != nil {
		l.made.Release()
		l.made = nil
	}
}

// kalender is a month as the fast pass needs it. Days == 0 is a month that breaks a
// rule: no day lies in it.
type kalender struct {
	first schemas.Date
	days  uint32
	month schemas.Month
}

// daysInto returns the days from the first of the month to d. A day outside the month
// is k.days into it or more: the difference is taken modulo 2^32, and no month lies so
// near the ends of Date that wrapping around could bring a day into it.
func (k kalender) daysInto(d schemas.Date) uint32 { return uint32(d - k.first) }

// last is the month's last day.
func (k kalender) last() schemas.Date { return k.first + schemas.Date(k.days) - 1 }

func fillMaaned(values arrow.Array, table []kalender) error {
	days := values.(*array.Date32).Date32Values()
	for i, d := range days {
		table[i] = kalenderOf(schemas.Date(d))
	}
	table[len(days)] = kalender{}
	return nil
}

func kalenderOf(d schemas.Date) kalender {
	if maanedIkkeDenFoerste(d) || maanedUdenForKalenderen(d) {
		return kalender{}
	}
	m := d.Month()
	return kalender{first: d, days: uint32(m.Days()), month: m}
}

// fillDato maps a null to NoDate. The one day that NoDate is, five million years ago,
// becomes the day after it, so that a null stays a null and no other row is one.
func fillDato(values arrow.Array, table []schemas.Date) error {
	days := values.(*array.Date32).Date32Values()
	for i, d := range days {
		table[i] = max(schemas.Date(d), schemas.NoDate+1)
	}
	table[len(days)] = schemas.NoDate
	return nil
}

// fillKode maps texts to codes; 0 is both an unknown code and a null.
func fillKode[K ~uint8](fraKode func(string) K) func(arrow.Array, []K) error {
	return func(values arrow.Array, table []K) error {
		texts := values.(*array.String)
		for i := range texts.Len() {
			table[i] = fraKode(texts.Value(i))
		}
		table[texts.Len()] = 0
		return nil
	}
}

// ingenKommune is a null or a code outside the 98.
const ingenKommune schemas.Kommune = 255

func fillKommune(values arrow.Array, table []schemas.Kommune) error {
	codes := values.(*array.Int32).Int32Values()
	for i, code := range codes {
		table[i] = ingenKommune
		if k, found := schemas.KommuneFraKode(code); found {
			table[i] = k
		}
	}
	table[len(codes)] = ingenKommune
	return nil
}

// forMangeDage is a number of days that no month has room for: it stands for a null, a
// negative number and anything over 31.
const forMangeDage uint8 = 255

func fillDage(values arrow.Array, table []uint8) error {
	numbers := values.(*array.Int32).Int32Values()
	for i, n := range numbers {
		table[i] = forMangeDage
		if 0 <= n && n <= 31 {
			table[i] = uint8(n)
		}
	}
	table[len(numbers)] = forMangeDage
	return nil
}

// fillMaalgruppe is for table tilbud, where the number itself counts. The one number
// that stands for null becomes its neighbour; both are no § 6 nr.
func fillMaalgruppe(values arrow.Array, table []int32) error {
	numbers := values.(*array.Int32).Int32Values()
	for i, n := range numbers {
		table[i] = max(n, schemas.NoMaalgruppe+1)
	}
	table[len(numbers)] = schemas.NoMaalgruppe
	return nil
}

// flags is a boolean column, a byte a row: 0 is false, 1 is true, flagNull is null.
type flags []uint8

const flagNull uint8 = 2

// take reads a boolean column; the memory is reused.
func (f *flags) take(column arrow.Array) {
	booleans := column.(*array.Boolean)
	rows := booleans.Len()
	*f = slices.Grow((*f)[:0], rows)[:rows]
	if rows == 0 {
		return
	}
	bits, offset := booleans.Data().Buffers()[1].Bytes(), booleans.Offset()
	unpack(*f, bits, uint(offset))
	if booleans.NullN() == 0 {
		return
	}
	for i := range *f {
		if booleans.IsNull(i) {
			(*f)[i] = flagNull
		}
	}
}

// unpack writes the bits from offset on, one byte each. Eight at a time: the product
// puts the byte of bits in all eight places, the mask leaves one bit in each, and the
// sum carries it to the top of its place.
func unpack(to []uint8, bits []byte, offset uint) {
	const everyPlace, oneBitEach, belowTop = 0x0101010101010101, 0x8040201008040201, 0x7f7f7f7f7f7f7f7f
	i := uint(0)
	if offset%8 == 0 {
		for ; i+8 <= uint(len(to)); i += 8 {
			spread := uint64(bits[(offset+i)/8]) * everyPlace & oneBitEach
			binary.LittleEndian.PutUint64(to[i:], (spread+belowTop)>>7&everyPlace)
		}
	}
	for ; i < uint(len(to)); i++ {
		to[i] = bits[(offset+i)/8] >> ((offset + i) % 8) & 1
	}
}
