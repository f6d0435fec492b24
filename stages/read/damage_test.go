package read

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"

	"fokusmaal/schemas"
)

// readAll reads a delivery and returns the number of rows of a table.
func readAll(t *testing.T, dir string, id schemas.TableID) (rows int64, err error) {
	t.Helper()
	d, err := Open(dir)
	if err != nil {
		return 0, err
	}
	defer func() { must(t, d.Close()) }()
	mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
	defer mem.AssertSize(t, 0)
	for i := range d.Tables[id].RowGroups {
		g := &d.Tables[id].RowGroups[i]
		if _, _, _, err := g.Bounds(); err != nil {
			return rows, err
		}
		err := g.Read(context.Background(), Options{Allocator: mem, BatchRows: 50}, func(b arrow.RecordBatch) error {
			rows += b.NumRows()
			b.Release()
			return nil
		})
		if err != nil {
			return rows, err
		}
	}
	return rows, nil
}

// checkDamaged says that a damaged file either gives all its rows or an error that names
// the file and nothing else that could be data.
func checkDamaged(t *testing.T, rows, want int64, err error) {
	t.Helper()
	if err == nil && rows != want {
		t.Errorf("expected %d rows or an error, found %d rows", want, rows)
	}
	if err != nil && !strings.Contains(err.Error(), "ydelse.parquet") {
		t.Errorf("the error does not name the file: %v", err)
	}
}

func TestAFlippedBitNeverPanicsAndNeverLosesRows(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for i, encoding := range []string{"dictionary", "plain", "delta", "mixed"} {
		f := fileOf(schemas.YdelseTable, []string{"STRING", "INT64"}[i%2], "")
		f.encoding, f.optional, f.version, f.pageBytes, f.rowsPerGroup = encoding, true, 1+i%2, 300, 70
		f.rows = testRows(&f, 100, true)
		dir := t.TempDir()
		writeSmallDelivery(t, dir, f.ids, "DOUBLE")
		sound := f.bytes(t)
		for range 150 {
			b := bytes.Clone(sound)
			b[random.IntN(len(b))] ^= 1 << random.IntN(8)
			must(t, os.WriteFile(filepath.Join(dir, "ydelse.parquet"), b, 0o600))
			rows, err := readAll(t, dir, f.table)
			checkDamaged(t, rows, 100, err)
		}
	}
}

func TestATruncatedFileIsRejected(t *testing.T) {
	f := fileOf(schemas.YdelseTable, "STRING", "")
	f.rows = testRows(&f, 100, false)
	dir := t.TempDir()
	writeSmallDelivery(t, dir, f.ids, "DOUBLE")
	sound := f.bytes(t)
	for n := 0; n < len(sound); n += 1 + len(sound)/150 {
		must(t, os.WriteFile(filepath.Join(dir, "ydelse.parquet"), sound[:n], 0o600))
		if _, err := readAll(t, dir, f.table); err == nil {
			t.Errorf("no error with %d of %d bytes", n, len(sound))
		}
	}
}

// withoutChecksums returns the pages of a chunk without their checksums, and with one
// byte behind the header of a page changed if change is not nil.
func withoutChecksums(t *testing.T, data []byte, change func(page int, body []byte)) []byte {
	t.Helper()
	var out bytes.Buffer
	protocol := new(thrift.CompactProtocol)
	for page := 0; len(data) > 0; page++ {
		n, err := skim(data)
		must(t, err)
		h := new(format.PageHeader)
		must(t, thrift.NewDecoder(protocol.NewReaderFromBytes(data[:n])).Decode(h))
		h.CRC = 0
		must(t, thrift.NewEncoder(protocol.NewWriter(&out)).Encode(h))
		body := bytes.Clone(data[n : n+int(h.CompressedPageSize)])
		if change != nil {
			change(page, body)
		}
		out.Write(body)
		data = data[n+int(h.CompressedPageSize):]
	}
	return out.Bytes()
}

// readChunk reads one column from other bytes than those of the file.
func readChunk(g *RowGroup, column int, data []byte, o Options) (rows int64, err error) {
	b := &batches{group: g, readers: []reader{g.reader(column, o.Allocator)}}
	defer b.close()
	switch r := b.readers[0].(type) {
	case *idReader:
		r.window.open(bytes.NewReader(data), 0, int64(len(data)), o.Allocator)
	case *dictionaryReader:
		r.window.open(bytes.NewReader(data), 0, int64(len(data)), o.Allocator)
	case *booleanReader:
		r.window.open(bytes.NewReader(data), 0, int64(len(data)), o.Allocator)
	}
	for rows < g.Rows {
		n := min(int64(o.BatchRows), g.Rows-rows)
		a, err := b.array(column, func() (arrow.Array, error) { return b.readers[0].array(int(n)) })
		if err != nil {
			return rows, err
		}
		rows += int64(a.Len())
		a.Release()
	}
	_, err = b.array(column, func() (arrow.Array, error) { return nil, b.readers[0].finish() })
	return rows, err
}

func chunkBytes(t *testing.T, g *RowGroup, column int) []byte {
	t.Helper()
	b := make([]byte, g.chunks[column].length)
	if _, err := g.File.handle.ReadAt(b, g.chunks[column].offset); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	return b
}

func TestAFlippedBitBehindAMissingChecksumNeverPanics(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	codecs := []compress.Codec{&parquet.Uncompressed, &parquet.Snappy, &parquet.Zstd, &parquet.Gzip, &parquet.Brotli}
	for i, encoding := range []string{"dictionary", "plain", "delta", "mixed", "split"} {
		for _, codec := range codecs {
			f := fileOf(schemas.LoentimerTable, []string{"STRING", "INT64"}[i%2], []string{"INT64", "BYTE_ARRAY", "FIXED(5)", "DOUBLE", "INT32"}[i])
			f.encoding, f.codec, f.optional, f.version, f.pageBytes = encoding, codec, true, 1+i%2, 300
			f.rows = testRows(&f, 100, true)
			g := &openWith(t, &f).Tables[f.table].RowGroups[0]
			for column := range g.chunks {
				checkFlips(t, random, g, column)
			}
		}
	}
}

func checkFlips(t *testing.T, random *rand.Rand, g *RowGroup, column int) {
	t.Helper()
	mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
	defer mem.AssertSize(t, 0)
	o := Options{Allocator: mem, BatchRows: 30}
	sound := withoutChecksums(t, chunkBytes(t, g, column), nil)
	if rows, err := readChunk(g, column, sound, o); err != nil || rows != g.Rows {
		t.Fatalf("%d rows, error %v", rows, err)
	}
	for range 40 {
		b := bytes.Clone(sound)
		b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		if rows, err := readChunk(g, column, b, o); err == nil && rows != g.Rows {
			t.Errorf("expected %d rows or an error, found %d rows", g.Rows, rows)
		}
	}
}

func TestAWrongChecksumIsAnError(t *testing.T) {
	f := fileOf(schemas.TilbudTable, "STRING", "")
	f.rows = testRows(&f, 10, false)
	g := &openWith(t, &f).Tables[f.table].RowGroups[0]
	b := chunkBytes(t, g, schemas.TilbudFra)
	b[len(b)-1] ^= 1
	_, err := readChunk(g, schemas.TilbudFra, b, Options{}.withDefaults())
	checkMessage(t, err, "reading tilbud.parquet, row group 1, column fra: expected the checksum that the page header states, found another; the file seems damaged: write it or fetch it again")
}

func TestRowsThatAreMissingOrTooManyAreAnError(t *testing.T) {
	for _, encoding := range []string{"dictionary", "plain", "delta"} {
		for table := range schemas.TableID(schemas.Tables) {
			f := fileOf(table, "STRING", "INT64")
			f.encoding, f.optional, f.rows = encoding, true, testRows(&f, 20, true)
			d := openWith(t, &f)
			g := &d.Tables[table].RowGroups[0]
			for column, c := range g.chunks {
				for change, want := range map[int64]error{1: errFewRows, -1: errManyRows, -20: errManyRows} {
					g.Rows = 20 + change
					_, err := readChunk(g, column, chunkBytes(t, g, column), Options{}.withDefaults())
					checkMessage(t, err, fmt.Sprintf("reading %s.parquet, row group 1, column %s: %v; the file seems damaged: write it or fetch it again", table, c.column.name, want))
				}
			}
			g.Rows = 21
			err := g.Read(context.Background(), Options{}, func(b arrow.RecordBatch) error { b.Release(); return nil })
			if table != 0 || err == nil {
				continue
			}
			checkMessage(t, err, "reading ydelse.parquet, row group 1, column person_id: expected as many rows as the header states, found fewer; the file seems damaged: write it or fetch it again")
		}
	}
}

func TestAHeaderWhoseNumbersDisagreeIsRejected(t *testing.T) {
	cases := []struct {
		name   string
		change func(*format.FileMetaData)
		want   string
	}{
		{"rows of the file", func(m *format.FileMetaData) { m.NumRows++ },
			"checking the header of ydelse.parquet: expected 21 rows in its row groups, found 20"},
		{"rows of a column", func(m *format.FileMetaData) { m.RowGroups[0].Columns[0].MetaData.NumValues-- },
			"checking the header of ydelse.parquet, row group 1, column barsel_dage: expected 20 values as the row group has rows, found 19"},
		{"a chunk behind the end", func(m *format.FileMetaData) { m.RowGroups[0].Columns[0].MetaData.TotalCompressedSize += 1 << 40 },
			"checking the header of ydelse.parquet, row group 1, column barsel_dage: expected sizes that fit the column's data, found others in a page header"},
		{"a chunk before the beginning", func(m *format.FileMetaData) { m.RowGroups[0].Columns[0].MetaData.DataPageOffset = -1 },
			"checking the header of ydelse.parquet, row group 1, column barsel_dage: expected sizes that fit the column's data, found others in a page header"},
		{"another physical type", func(m *format.FileMetaData) { m.RowGroups[0].Columns[0].MetaData.Type = format.Int64 },
			"checking the header of ydelse.parquet, row group 1, column barsel_dage: expected physical type INT32 as in the schema, found INT64"},
		{"a column less", func(m *format.FileMetaData) { m.RowGroups[0].Columns = m.RowGroups[0].Columns[1:] },
			"checking the header of ydelse.parquet, row group 1: the header is not what a Parquet file has there"},
		{"more children than columns", func(m *format.FileMetaData) { m.Schema[0].NumChildren.V++ },
			"checking the header of ydelse.parquet: the header is not what a Parquet file has there"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := fileOf(schemas.YdelseTable, "STRING", "")
			f.rows = testRows(&f, 20, false)
			dir := t.TempDir()
			writeSmallDelivery(t, dir, "STRING", "DOUBLE")
			must(t, os.WriteFile(filepath.Join(dir, "ydelse.parquet"), withFooter(t, f.bytes(t), c.change), 0o600))
			_, err := Open(dir)
			checkMessage(t, err, c.want+"; the file seems damaged: write it or fetch it again")
		})
	}
}

// withFooter returns the file with a changed footer.
func withFooter(t *testing.T, b []byte, change func(*format.FileMetaData)) []byte {
	t.Helper()
	end := len(b) - tailLength
	start := end - int(binary.LittleEndian.Uint32(b[end:]))
	protocol, meta := new(thrift.CompactProtocol), new(format.FileMetaData)
	must(t, thrift.Unmarshal(protocol, b[start:end], meta))
	change(meta)
	footer, err := thrift.Marshal(protocol, meta)
	must(t, err)
	out := append(bytes.Clone(b[:start]), footer...)
	return append(binary.LittleEndian.AppendUint32(out, uint32(len(footer))), magic...)
}
