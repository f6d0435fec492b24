package read

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// Entries that rows were given before must not be those of a page behind them, wherever a
// batch ends.
func TestADictionaryBehindRowsIsRefused(t *testing.T) {
	rows, dictionary := plainTexts("a", "b", "c"), plainTexts("x", "y", "z", "w")
	plain := pageOf(t, format.PageHeader{Type: format.DataPage, DataPageHeader: dataPage(format.Plain, 3)}, rows)
	entries := pageOf(t, format.PageHeader{Type: format.DictionaryPage,
		DictionaryPageHeader: thrift.New(format.DictionaryPageHeader{NumValues: 4, Encoding: format.Plain})}, dictionary)
	indexes := pageOf(t, format.PageHeader{Type: format.DataPage, DataPageHeader: dataPage(format.RLEDictionary, 2)}, []byte{2, 2 << 1, 0})
	for _, c := range []struct {
		name    string
		pages   [][]byte
		batches []int
		want    error
	}{
		{"before the rows", [][]byte{entries, indexes}, []int{2}, nil},
		{"before rows of both kinds", [][]byte{entries, indexes, plain}, []int{5}, nil},
		{"behind rows of the same batch", [][]byte{plain, entries, indexes}, []int{5}, errLateDict},
		{"behind rows of the batch before", [][]byte{plain, entries, indexes}, []int{3, 2}, errLateDict},
		{"two", [][]byte{entries, entries, indexes}, []int{2}, errTwoDicts},
	} {
		for _, apart := range []bool{false, true} {
			if err := readPages(t, c.pages, c.batches, apart); !errors.Is(err, c.want) {
				t.Errorf("%s (ids apart: %t): expected %v, found %v", c.name, apart, c.want, err)
			}
		}
	}
}

// readPages reads a chunk of these pages of texts, batch after batch.
func readPages(t *testing.T, pages [][]byte, batches []int, apart bool) error {
	t.Helper()
	var data []byte
	for _, p := range pages {
		data = append(data, p...)
	}
	path := filepath.Join(t.TempDir(), "chunk")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	handle, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer handle.Close() //nolint:errcheck // it was only read
	mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
	defer mem.AssertSize(t, 0)
	r := &dictionaryReader{dataType: &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}}
	r.open(&File{handle: handle}, chunk{column: &column{physical: format.ByteArray, value: arrow.BinaryTypes.String},
		length: int64(len(data)), size: int64(len(data)), codec: format.Uncompressed}, mem, apart)
	defer r.close()
	for _, rows := range batches {
		a, err := r.array(rows)
		if err != nil {
			return err
		}
		a.Release()
	}
	return r.finish()
}

func dataPage(encoding format.Encoding, values int32) thrift.Null[format.DataPageHeader] {
	return thrift.New(format.DataPageHeader{NumValues: values, Encoding: encoding, DefinitionLevelEncoding: format.RLE, RepetitionLevelEncoding: format.RLE})
}

func pageOf(t *testing.T, header format.PageHeader, body []byte) []byte {
	t.Helper()
	header.UncompressedPageSize, header.CompressedPageSize = int32(len(body)), int32(len(body))
	b, err := thrift.Marshal(new(thrift.CompactProtocol), &header)
	if err != nil {
		t.Fatal(err)
	}
	return append(b, body...)
}

// plainTexts are texts as PLAIN writes them, each behind its length.
func plainTexts(texts ...string) []byte {
	var data []byte
	for _, text := range texts {
		data = append(binary.LittleEndian.AppendUint32(data, uint32(len(text))), text...)
	}
	return data
}
