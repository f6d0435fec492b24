package read

import (
	"github.com/apache/arrow-go/v18/arrow/bitutil"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go/format"
)

// cursor goes through the rows of a chunk, page by page, and keeps which of them have a
// value. The pages of two columns need not line up, nor do pages and batches.
type cursor struct {
	pages
	levels hybrid
	left   int // rows of the page that are still to be used
	nulls  int // nulls in the page

	size   int            // rows of the batch
	bitmap *memory.Buffer // which rows of the batch have a value; nil while all have
	absent int            // nulls in the batch
}

// begin begins a batch of n rows.
func (c *cursor) begin(n int) {
	c.size, c.absent = n, 0
	c.dropBitmap()
}

func (c *cursor) dropBitmap() {
	if c.bitmap != nil {
		c.bitmap.Release()
		c.bitmap = nil
	}
}

// validity gives the batch's bitmap away; it is nil when all rows have a value.
func (c *cursor) validity() *memory.Buffer {
	if c.absent == 0 {
		return nil
	}
	b := c.bitmap
	c.bitmap = nil
	return b
}

// enter begins with a page and returns how many of its rows have a value.
func (c *cursor) enter(pg page) (int, error) {
	c.left, c.nulls = pg.rows, 0
	if pg.levels != nil {
		if err := c.levels.open(pg.levels, 1, 2); err != nil {
			return 0, err
		}
		ones, err := c.levels.ones(pg.rows)
		if err == errIndex {
			err = errLevels
		}
		if err != nil {
			return 0, err
		}
		c.nulls = pg.rows - ones
	}
	if pg.nulls >= 0 && pg.nulls != c.nulls {
		return 0, errNulls
	}
	return pg.rows - c.nulls, nil
}

// present uses n rows of the page as rows of the batch from at on, and returns how many
// of them have a value.
func (c *cursor) present(at, n int) (int, error) {
	c.left -= n
	if c.nulls == 0 {
		if c.bitmap != nil {
			bitutil.SetBitsTo(c.bitmap.Bytes(), int64(at), int64(n), true)
		}
		return n, nil
	}
	if c.bitmap == nil {
		c.bitmap = room(c.mem, int(bitutil.BytesForBits(int64(c.size))))
		clear(c.bitmap.Bytes())
		bitutil.SetBitsTo(c.bitmap.Bytes(), 0, int64(at), true)
	}
	if err := c.levels.bits(c.bitmap.Bytes(), at, n); err != nil {
		return 0, err
	}
	ones := bitutil.CountSetBits(c.bitmap.Bytes(), at, n)
	c.absent += n - ones
	return ones, nil
}

// finish makes sure that there are no more rows.
func (c *cursor) finish() error {
	if c.left > 0 {
		return errManyRows
	}
	for {
		pg, ok, err := c.next()
		switch {
		case err != nil:
			return err
		case !ok:
			return nil
		case !pg.dictionary:
			return errManyRows
		}
	}
}

func (c *cursor) close() {
	c.dropBitmap()
	c.pages.close()
}

// plainDictionary is PLAIN_DICTIONARY, the old name of RLE_DICTIONARY in data pages and
// of PLAIN in dictionary pages. Files still have it.
const plainDictionary format.Encoding = 2

// areIndexes says whether a data page holds indexes into a dictionary.
func areIndexes(e format.Encoding) bool { return e == format.RLEDictionary || e == plainDictionary }
