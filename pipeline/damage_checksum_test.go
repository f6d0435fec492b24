package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"

	"fokusmaal/schemas"
)

// flippedUnchecked is how many bits are flipped in files of each compression whose pages
// have no checksum.
const flippedUnchecked = 100

// TestADamageWithoutChecksumsNeverPanics flips bits in files whose pages have no checksum,
// as many programs write them, and prints the share that is found without a manifest. It
// runs under PROEV=faults.
func TestADamageWithoutChecksumsNeverPanics(t *testing.T) {
	l := newDamageLab(t)
	checked := l.files
	for name, codec := range map[string]compress.Codec{"uncompressed": nil, "snappy": &parquet.Snappy, "zstd": &parquet.Zstd} {
		l.files = map[string][]byte{}
		for file, text := range checked {
			if filepath.Ext(file) == ".parquet" {
				l.files[file] = withoutPageChecksums(t, rewritten(t, text, writing{codec: codec, rowsPerGroup: 500}))
			}
		}
		if f, err := l.try(filepath.Join(labFolder(t), "lab"), damage{bytes: func(sound []byte) ([]byte, error) { return sound, nil }}, false); f != same || err != nil {
			t.Fatalf("%s: the sound files do not give the same results: %v", name, err)
		}
		fates := l.all(l.flips(rand.NewPCG(9, 10), flippedUnchecked), false)
		fmt.Printf("flipped bits in %s pages without checksums, without a manifest: %d of %d found (%.1f pct.); of the rest %d give the same results, %d give others in silence\n",
			name, fates[found], flippedUnchecked, 100*float64(fates[found])/flippedUnchecked, fates[same], fates[silent])
	}
}

// rewritten is a file written again in another way.
func rewritten(t *testing.T, text []byte, how writing) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "fil.parquet")
	err := os.WriteFile(path, text, 0o600)
	s, failed := readSheet(path)
	if err := errors.Join(err, failed); err != nil {
		t.Fatal(err)
	}
	if err := s.write(path, how); err != nil {
		t.Fatal(err)
	}
	text, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// withoutPageChecksums returns a Parquet file whose page headers have no checksum.
func withoutPageChecksums(t *testing.T, file []byte) []byte {
	t.Helper()
	end := len(file) - 8
	meta, protocol := new(format.FileMetaData), new(thrift.CompactProtocol)
	if err := thrift.Unmarshal(protocol, file[end-int(binary.LittleEndian.Uint32(file[end:])):end], meta); err != nil {
		t.Fatal(err)
	}
	out := bytes.NewBuffer(bytes.Clone(file[:4]))
	for g := range meta.RowGroups {
		for c := range meta.RowGroups[g].Columns {
			m := &meta.RowGroups[g].Columns[c].MetaData
			at, to, from := m.DataPageOffset, m.DataPageOffset+m.TotalCompressedSize, int64(out.Len())
			if d := m.DictionaryPageOffset; d > 0 {
				at, to, m.DictionaryPageOffset = d, d+m.TotalCompressedSize, from
			}
			for data := m.DataPageOffset; at < to; {
				if at == data {
					m.DataPageOffset = int64(out.Len())
				}
				at += pageWithoutChecksum(t, file[at:to], out)
			}
			m.TotalCompressedSize = int64(out.Len()) - from
		}
	}
	footer, err := thrift.Marshal(protocol, meta)
	if err != nil {
		t.Fatal(err)
	}
	out.Write(footer)
	return append(binary.LittleEndian.AppendUint32(out.Bytes(), uint32(len(footer))), file[:4]...)
}

// pageWithoutChecksum writes the page that data begin with, and returns its length there.
func pageWithoutChecksum(t *testing.T, data []byte, out *bytes.Buffer) int64 {
	t.Helper()
	h, rest := new(format.PageHeader), bytes.NewReader(data)
	err := thrift.NewDecoder(new(thrift.CompactProtocol).NewReader(rest)).Decode(h)
	if err == nil && h.CRC == 0 {
		err = errors.New("there is no checksum to be left out")
	}
	h.CRC = 0
	body := int64(len(data)-rest.Len()) + int64(h.CompressedPageSize)
	if failed := thrift.NewEncoder(new(thrift.CompactProtocol).NewWriter(out)).Encode(h); err != nil || failed != nil {
		t.Fatal(err, failed)
	}
	out.Write(data[body-int64(h.CompressedPageSize) : body])
	return body
}

// sizes are the bytes of the tables' files, and their sum.
func (l *damageLab) sizes() (sizes [schemas.Tables]int, sum int) {
	for id := range sizes {
		sizes[id] = len(l.files[schemas.TableID(id).String()+".parquet"])
		sum += sizes[id]
	}
	return sizes, sum
}
