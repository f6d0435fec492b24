package read

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// A Parquet file begins with the magic, and ends with the footer, the footer's length
// in four bytes, and the magic once more.
const (
	magic          = "PAR1"
	magicEncrypted = "PARE"
	tailLength     = 8
	smallestFile   = len(magic) + tailLength
)

// footer reads and decodes the file's footer.
func (f *File) footer() (*format.FileMetaData, error) {
	length, err := f.footerLength()
	if err != nil {
		return nil, err
	}
	b := make([]byte, length)
	if _, err := f.handle.ReadAt(b, f.Bytes-tailLength-length); err != nil {
		return nil, system(doingHeader, f.Path, err)
	}
	n, err := skim(b)
	if err != nil {
		return nil, f.wrap(doingHeader, 0, "", err)
	}
	meta, protocol := new(format.FileMetaData), new(thrift.CompactProtocol)
	if err := thrift.NewDecoder(protocol.NewReaderFromBytes(b[:n])).Decode(meta); err != nil {
		return nil, f.wrap(doingHeader, 0, "", errSkim)
	}
	if meta.EncryptionAlgorithm.Value != nil {
		return nil, f.encrypted()
	}
	return meta, nil
}

func (f *File) footerLength() (int64, error) {
	if f.Bytes == 0 {
		return 0, &Error{Doing: doingOpen, File: f.Path, Expected: "a Parquet file", Found: "an empty file", Hint: "write it or fetch it again"}
	}
	var head [len(magic)]byte
	if _, err := f.handle.ReadAt(head[:min(int64(len(head)), f.Bytes)], 0); err != nil {
		return 0, system(doingOpen, f.Path, err)
	}
	switch string(head[:]) {
	case magic:
	case magicEncrypted:
		return 0, f.encrypted()
	default:
		return 0, &Error{Doing: doingOpen, File: f.Path, Expected: "a Parquet file", Found: "something else",
			Hint: "write the table as Parquet; a new ending does not make it one"}
	}
	var tail [tailLength]byte
	if f.Bytes >= int64(smallestFile) {
		if _, err := f.handle.ReadAt(tail[:], f.Bytes-tailLength); err != nil {
			return 0, system(doingOpen, f.Path, err)
		}
	}
	if !bytes.HasSuffix(tail[:], []byte(magic)) {
		return 0, &Error{Doing: doingOpen, File: f.Path, Expected: "the end of a Parquet file", Found: "a file that is cut short",
			Hint: "write it or fetch it again"}
	}
	length := int64(binary.LittleEndian.Uint32(tail[:]))
	if length > f.Bytes-int64(smallestFile) {
		return 0, f.wrap(doingHeader, 0, "", errSkim)
	}
	return length, nil
}

func (f *File) encrypted() error {
	return &Error{Doing: doingOpen, File: f.Path, Expected: "a Parquet file in the clear", Found: "an encrypted one",
		Hint: "write it without Parquet's own encryption, on an encrypted disk"}
}

// chunk is one column of one row group: where its pages lie and what the header says
// of them.
type chunk struct {
	column               *column
	offset, length, size int64 // length as it lies in the file, size before compression
	codec                format.CompressionCodec
	least, greatest      []byte // of the statistics; not there: nil
}

// locate makes the row groups and compares what the header says of them.
func (f *File) locate(meta *format.FileMetaData, leaves int) error {
	for i := range meta.RowGroups {
		g := RowGroup{Table: f.table.ID, File: f, Index: i, FirstRow: f.Rows, Rows: meta.RowGroups[i].NumRows}
		if g.Rows < 0 || g.Rows > math.MaxInt64-f.Rows || len(meta.RowGroups[i].Columns) != leaves {
			return f.wrap(doingHeader, i+1, "", errSkim)
		}
		for c := range f.columns {
			chunk, err := f.chunk(&f.columns[c], &meta.RowGroups[i])
			if err != nil {
				return f.wrap(doingHeader, i+1, f.columns[c].name, err)
			}
			g.chunks = append(g.chunks, chunk)
		}
		f.rowGroups = append(f.rowGroups, g)
		f.Rows += g.Rows
	}
	if f.Rows != meta.NumRows {
		return f.wrap(doingHeader, 0, "", fmt.Errorf("expected %d rows in its row groups, found %d", meta.NumRows, f.Rows))
	}
	return nil
}

func (f *File) chunk(c *column, g *format.RowGroup) (chunk, error) {
	from := &g.Columns[c.leaf]
	m := &from.MetaData
	start := m.DataPageOffset
	if m.DictionaryPageOffset > 0 && m.DictionaryPageOffset < start {
		start = m.DictionaryPageOffset
	}
	switch {
	case from.FilePath != "":
		return chunk{}, unsupported{"expected the column's data in the file itself, found a reference to another file", "write the file as one"}
	case from.CryptoMetadata.Value != nil:
		return chunk{}, unsupported{"expected data in the clear, found an encrypted column", "write it without Parquet's own encryption"}
	case m.Type != c.physical:
		return chunk{}, fmt.Errorf("expected physical type %s as in the schema, found %s", c.physical, m.Type)
	case m.NumValues != g.NumRows:
		return chunk{}, fmt.Errorf("expected %d values as the row group has rows, found %d", g.NumRows, m.NumValues)
	case start < int64(len(magic)), m.TotalCompressedSize < 0, m.TotalCompressedSize > f.Bytes-start, m.TotalUncompressedSize < 0:
		return chunk{}, errPageSizes
	}
	if err := checkCodec(m.Codec); err != nil {
		return chunk{}, err
	}
	return chunk{column: c, offset: start, length: m.TotalCompressedSize, size: m.TotalUncompressedSize, codec: m.Codec,
		least: m.Statistics.MinValue, greatest: m.Statistics.MaxValue}, nil
}
