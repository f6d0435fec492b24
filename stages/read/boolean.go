package read

import (
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/bitutil"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go/format"
)

// booleanReader makes boolean arrays.
type booleanReader struct {
	cursor
	values hybrid
	packed []byte // scratch: the values of the rows that have one
}

func (r *booleanReader) array(n int) (arrow.Array, error) {
	bits := room(r.mem, int(bitutil.BytesForBits(int64(n))))
	defer bits.Release()
	clear(bits.Bytes())
	r.begin(n)
	for at := 0; at < n; {
		if r.left == 0 {
			if err := r.turn(); err != nil {
				return nil, err
			}
		}
		k := min(r.left, n-at)
		if err := r.decode(bits.Bytes(), at, k); err != nil {
			return nil, err
		}
		at += k
	}
	nulls, validity := r.absent, r.validity()
	if validity != nil {
		defer validity.Release()
	}
	data := array.NewData(arrow.FixedWidthTypes.Boolean, n, []*memory.Buffer{validity, bits}, nil, nulls, 0)
	defer data.Release()
	return array.NewBooleanData(data), nil
}

// decode decodes k rows into bits, from at on; a null is false.
func (r *booleanReader) decode(bits []byte, at, k int) error {
	values, err := r.present(at, k)
	if err != nil {
		return err
	}
	if values == k {
		return r.values.bits(bits, at, k)
	}
	packed := sized(&r.packed, int(bitutil.BytesForBits(int64(values))))
	if err := r.values.bits(packed, 0, values); err != nil {
		return err
	}
	next := 0
	for i := at; i < at+k; i++ {
		if bitutil.BitIsSet(r.bitmap.Bytes(), i) {
			bitutil.SetBitTo(bits, i, bitutil.BitIsSet(packed, next))
			next++
		}
	}
	return nil
}

// turn goes to the next page with rows.
func (r *booleanReader) turn() error {
	pg, ok, err := r.next()
	switch {
	case err != nil:
		return err
	case !ok:
		return errFewRows
	case pg.dictionary:
		return unsupported{"expected a BOOLEAN without a dictionary, found a dictionary page", "write the file with plain encoding for this column"}
	}
	values, err := r.enter(pg)
	if err != nil || values == 0 {
		return err
	}
	switch pg.encoding {
	case format.Plain:
		if len(pg.values) < int(bitutil.BytesForBits(int64(values))) {
			return errFewValues
		}
		r.values.openBits(pg.values)
		return nil
	case format.RLE:
		data, _, err := prefixed(pg.values)
		if err != nil {
			return err
		}
		return r.values.openBooleans(data)
	}
	return unsupported{fmt.Sprintf("expected an encoding that BOOLEAN can have, found %s", pg.encoding), "write the file with plain encoding for this column"}
}
