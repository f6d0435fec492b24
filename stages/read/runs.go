package read

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/bitutil"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// idReader makes run-end-encoded arrays of person_id: one run for each unbroken sequence
// of rows with the same entry of the dictionary.
type idReader struct {
	indexes
	dataType *arrow.RunEndEncodedType
	rows     []int32 // index of each row
	ends     []int32 // end of each run
	runs     []int32 // index of each run

	bounds bounds

	pseudonyms *Pseudonyms // nil without a key
	keyed      arrow.Array // the chunk's dictionary as pseudonyms; nil until it is made
}

func (r *idReader) array(n int) (arrow.Array, error) {
	if cap(r.rows) < n {
		r.rows, r.ends, r.runs = make([]int32, n), make([]int32, 0, n), make([]int32, 0, n)
	}
	r.rows = r.rows[:n]
	if err := r.read(r.rows); err != nil {
		return nil, err
	}
	r.findRuns()
	values, err := r.values()
	if err != nil {
		return nil, err
	}
	defer values.Release()
	ends := r.copyOf(r.ends)
	endArray := arrayOf(arrow.PrimitiveTypes.Int32, len(r.ends), ends)
	defer endArray.Release()
	return array.NewRunEndEncodedArrayWithType(r.dataType, endArray, values, n, 0), nil
}

// findRuns makes ends and runs of rows. It writes for every row, and goes on where the next
// run begins.
func (r *idReader) findRuns() {
	ends, runs := r.ends[:len(r.rows)], r.runs[:len(r.rows)]
	n, last := 0, r.rows[0]
	for i, v := range r.rows {
		if v != last {
			n++
		}
		ends[n], runs[n] = int32(i+1), v
		last = v
	}
	r.ends, r.runs = ends[:n+1], runs[:n+1]
}

// values makes the array of the runs' ids. Its validity has a bit per run, not per row.
func (r *idReader) values() (arrow.Array, error) {
	if r.absent > 0 {
		r.bitmapOfRuns()
	}
	indexes := r.copyOf(r.runs)
	defer indexes.Release()
	dictionary, err := r.idDictionary()
	if err != nil {
		return nil, err
	}
	defer dictionary.Release()
	return r.assemble(r.dataType.Encoded(), len(r.runs), indexes, dictionary), nil
}

// bitmapOfRuns puts a bitmap of the runs in the place of that of the rows.
func (r *idReader) bitmapOfRuns() {
	r.dropBitmap()
	r.bitmap = room(r.mem, int(bitutil.BytesForBits(int64(len(r.runs)))))
	bits := r.bitmap.Bytes()
	clear(bits)
	null := int32(r.length())
	r.absent = 0
	for i, v := range r.runs {
		if v == null {
			r.absent++
		} else {
			bitutil.SetBit(bits, i)
		}
	}
}

func (r *idReader) copyOf(values []int32) *memory.Buffer {
	b := room(r.mem, arrow.Int32Traits.BytesRequired(len(values)))
	copy(arrow.Int32Traits.CastFromBytes(b.Bytes()), values)
	return b
}

// checkBounds makes sure that the ids of the runs lie inside the bounds. The shared
// dictionary is looked at as a whole and once; its entries that no row has may lie
// outside, and only then every batch is looked at.
func (r *idReader) checkBounds(dictionary arrow.Array) error {
	if !r.bounds.stated {
		return nil
	}
	if !r.local {
		if !r.bounds.looked {
			r.bounds.looked, r.bounds.safe = true, r.bounds.holdAll(dictionary)
		}
		if r.bounds.safe {
			return nil
		}
	}
	for _, i := range r.runs {
		if int(i) < dictionary.Len() && !r.bounds.hold(dictionary, int(i)) {
			return errBounds
		}
	}
	return nil
}
