package read

import (
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go/format"
)

// reader makes the arrays of one column, batch after batch.
type reader interface {
	// array makes an array of the next n rows; the caller releases it.
	array(n int) (arrow.Array, error)
	// finish makes sure that no rows are left.
	finish() error
	// close gives all memory back.
	close()
}

// indexes decodes a column as indexes into a dictionary. Batches whose pages all hold
// indexes share the chunk's own dictionary; a batch with other pages gets one of its
// own.
type indexes struct {
	cursor
	plain   plain
	hybrid  hybrid
	encoded bool        // the page holds indexes
	shared  arrow.Array // the chunk's dictionary; nil until its page was read
	own     vocabulary  // the dictionary of this batch, when local
	local   bool
	begun   bool // a page of rows was read
}

func (x *indexes) open(f *File, c chunk, mem memory.Allocator, apart bool) {
	x.pages.open(f, c, mem)
	x.plain.kind(c.column)
	x.own = newVocabulary(c.column.value, apart)
}

func (x *indexes) close() {
	if x.shared != nil {
		x.shared.Release()
		x.shared = nil
	}
	x.cursor.close()
}

// read decodes the next len(to) rows. A null becomes the length of the dictionary.
func (x *indexes) read(to []int32) error {
	x.begin(len(to))
	x.local = false
	for at := 0; at < len(to); {
		if x.left == 0 {
			if err := x.turn(); err != nil {
				return err
			}
		}
		n := min(x.left, len(to)-at)
		values, err := x.present(at, n)
		if err != nil {
			return err
		}
		if err := x.decode(to[:at], to[at:at+values]); err != nil {
			return err
		}
		if values < n {
			spread(to[at:at+n], values, x.bitmap.Bytes(), at)
		}
		at += n
	}
	if x.absent > 0 {
		markNulls(to, int32(x.length()))
	}
	return nil
}

// decode decodes the next values; before are the rows of the batch that came before.
func (x *indexes) decode(before, to []int32) error {
	switch {
	case len(to) == 0:
		return nil
	case x.encoded && !x.local:
		return x.hybrid.fill(to)
	case x.encoded:
		if err := x.hybrid.fill(to); err != nil {
			return err
		}
		x.own.adopt(x.shared, to)
		return nil
	case !x.local:
		x.local = true
		x.own.reset()
		if x.shared != nil {
			x.own.adopt(x.shared, before)
		}
	}
	return x.own.take(&x.plain, to)
}

// turn goes to the next page with rows.
func (x *indexes) turn() error {
	for {
		pg, ok, err := x.next()
		switch {
		case err != nil:
			return err
		case !ok:
			return errFewRows
		case !pg.dictionary:
			return x.load(pg)
		}
		if err := x.loadDictionary(pg); err != nil {
			return err
		}
	}
}

func (x *indexes) load(pg page) error {
	values, err := x.enter(pg)
	if err != nil {
		return err
	}
	x.begun, x.encoded = true, areIndexes(pg.encoding)
	switch {
	case values == 0:
		return nil
	case !x.encoded:
		return x.plain.load(pg.encoding, pg.values, values)
	case x.shared == nil:
		return errNoDict
	case len(pg.values) == 0:
		return errFewValues
	}
	return x.hybrid.open(pg.values[1:], int(pg.values[0]), uint32(x.shared.Len()))
}

func (x *indexes) loadDictionary(pg page) error {
	switch {
	case x.shared != nil:
		return errTwoDicts
	case x.begun: // entries of the batch's own dictionary may be in use
		return errLateDict
	}
	if pg.encoding != format.Plain {
		return unsupported{fmt.Sprintf("expected a dictionary as PLAIN, found %s", pg.encoding), "write the file with dictionary or plain encoding"}
	}
	var err error
	x.shared, err = x.own.page(&x.plain, pg.values, pg.rows, x.mem)
	return err
}

// length is the length of the batch's dictionary.
func (x *indexes) length() int {
	switch {
	case x.local:
		return x.own.len()
	case x.shared == nil:
		return 0
	}
	return x.shared.Len()
}

// dictionary returns the batch's dictionary; the caller releases it.
func (x *indexes) dictionary() (arrow.Array, error) {
	if x.local {
		return x.own.array(x.mem)
	}
	if x.shared == nil { // nothing but nulls so far
		x.own.reset()
		var err error
		if x.shared, err = x.own.array(x.mem); err != nil {
			return nil, err
		}
	}
	x.shared.Retain()
	return x.shared, nil
}

// spread moves values at the front of to onto the rows that have one, and puts -1 on
// the others. at is the place of to in the bitmap. Which row has none cannot be foreseen, so
// there is no branch on it; with findRuns and copyBits 6 % of decoding, of rows in no order 18 %.
func spread(to []int32, values int, bitmap []byte, at int) {
	for i := len(to) - 1; i >= values; i-- { // the values before that are where they belong
		bit := int(bitmap[(at+i)/8]>>((at+i)%8)) & 1
		values -= bit
		has := int32(-bit)
		to[i] = to[values]&has | ^has
	}
}

// markNulls puts the length of the dictionary on the rows without a value, as
// schemas.BatchSchema promises.
func markNulls(to []int32, length int32) {
	for i, v := range to {
		null := v >> 31
		to[i] = v&^null | length&null
	}
}

// dictionaryReader makes dictionary arrays.
type dictionaryReader struct {
	indexes
	dataType arrow.DataType
}

func (r *dictionaryReader) array(n int) (arrow.Array, error) {
	buffer := room(r.mem, arrow.Int32Traits.BytesRequired(n))
	defer buffer.Release()
	if err := r.read(arrow.Int32Traits.CastFromBytes(buffer.Bytes())); err != nil {
		return nil, err
	}
	dictionary, err := r.dictionary()
	if err != nil {
		return nil, err
	}
	defer dictionary.Release()
	return r.assemble(r.dataType, n, buffer, dictionary), nil
}

// assemble makes a dictionary array of n rows, with the validity of the batch.
func (x *indexes) assemble(dataType arrow.DataType, n int, buffer *memory.Buffer, dictionary arrow.Array) arrow.Array {
	nulls, validity := x.absent, x.validity()
	if validity != nil {
		defer validity.Release()
	}
	data := array.NewDataWithDictionary(dataType, n, []*memory.Buffer{validity, buffer}, nulls, 0, dictionary.Data().(*array.Data))
	defer data.Release()
	return array.NewDictionaryData(data)
}
