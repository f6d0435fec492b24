package read

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/format"

	"fokusmaal/schemas"
)

// largestCorpus is what all inputs of the fuzz targets may take together.
const largestCorpus = 300 << 10

// TestTheCorpusHasAFileOfEachSort makes sure that the fuzz targets begin with files of each
// encoding, compression and version of pages, and with damaged ones; UPDATE=1 writes them
// anew. Beside them lies what fuzzing has found.
func TestTheCorpusHasAFileOfEachSort(t *testing.T) {
	for target, inputs := range map[string]map[string]string{
		"FuzzAFileOfADeliveryIsReadOrRejectedWhole": fileSeeds(t),
		"FuzzASmallFileIsReadOrRejectedWhole":       smallSeeds(t),
		"FuzzAManifestIsReadOrRejectedWhole":        manifestSeeds(t),
	} {
		folder := filepath.Join("testdata", "fuzz", target)
		for name, input := range inputs {
			path := filepath.Join(folder, name)
			if os.Getenv("UPDATE") == "1" {
				must(t, os.MkdirAll(folder, 0o755), os.WriteFile(path, []byte("go test fuzz v1\n"+input), 0o644))
			}
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%v: write it with UPDATE=1", err)
			}
		}
	}
	var sum int64
	files, err := filepath.Glob("testdata/fuzz/*/*")
	must(t, err)
	for _, path := range files {
		info, err := os.Stat(path)
		must(t, err)
		sum += info.Size()
	}
	if sum > largestCorpus {
		t.Errorf("the corpus takes %d bytes, expected at most %d", sum, largestCorpus)
	}
}

// input is how the arguments of a target that takes bytes are kept.
func input(content []byte) string { return fmt.Sprintf("[]byte(%q)\n", content) }

// fileSeeds are small files of the tables, most of them without checksums: behind one
// fuzzing never comes.
func fileSeeds(t *testing.T) map[string]string {
	seeds := map[string]string{}
	add := func(name string, table schemas.TableID, content []byte) {
		seeds[name] = fmt.Sprintf("byte('\\x%02x')\n", int(table)) + input(content)
	}
	codecs := []compress.Codec{&parquet.Uncompressed, &parquet.Snappy, &parquet.Zstd, &parquet.Gzip, &parquet.Brotli}
	hours := []string{"INT64", "BYTE_ARRAY", "FIXED(5)", "DOUBLE", "INT32"}
	for i, encoding := range []string{"dictionary", "plain", "delta", "mixed", "split"} {
		for version := 1; version <= 2; version++ {
			codec := codecs[(i+2*version)%len(codecs)]
			f := fileOf(schemas.LoentimerTable, []string{"STRING", "INT64"}[(i+version)%2], hours[i])
			f.encoding, f.version, f.codec, f.optional, f.pageBytes = encoding, version, codec, i%2 == version%2, 60
			f.rows = testRows(&f, 14, f.optional)
			seed := fileWithoutChecksums(t, f.bytes(t))
			add(fmt.Sprintf("%s-v%d-%s", encoding, version, codec), f.table, seed)
			folder := t.TempDir()
			must(t, os.WriteFile(filepath.Join(folder, f.table.String()+ending), seed, 0o600))
			if _, rows, err := readAlone(t, folder, f.table, 64); err != nil || rows != 14 {
				t.Errorf("%s, version %d, %s: %d rows, %v", encoding, version, codec, rows, err)
			}
		}
	}
	for table := range schemas.TableID(schemas.Tables) {
		f := fileOf(table, "STRING", "DOUBLE")
		f.rows, f.rowsPerGroup = testRows(&f, 6, false), 4
		sound := f.bytes(t)
		add(table.String(), table, sound)
		add(table.String()+"-cut", table, sound[:len(sound)/2])
		flipped := bytes.Clone(sound)
		flipped[60] ^= 4
		add(table.String()+"-flipped", table, flipped)
		add(table.String()+"-empty", table, nil)
	}
	return seeds
}

// fileWithoutChecksums returns a file whose pages have no checksums.
func fileWithoutChecksums(t *testing.T, b []byte) []byte {
	t.Helper()
	var out []byte
	footer := withFooter(t, b, func(meta *format.FileMetaData) {
		out = []byte(magic)
		for g := range meta.RowGroups {
			for c := range meta.RowGroups[g].Columns {
				m := &meta.RowGroups[g].Columns[c].MetaData
				start, data, size := m.DataPageOffset, m.DataPageOffset, m.TotalCompressedSize
				if m.DictionaryPageOffset > 0 {
					start = m.DictionaryPageOffset
					m.DictionaryPageOffset = int64(len(out))
				}
				from := len(out)
				out = append(out, withoutChecksums(t, b[start:data], nil)...)
				m.DataPageOffset = int64(len(out))
				out = append(out, withoutChecksums(t, b[data:start+size], nil)...)
				m.TotalCompressedSize = int64(len(out) - from)
			}
		}
	})
	end := len(b) - tailLength
	return append(out, footer[end-int(binary.LittleEndian.Uint32(b[end:])):]...)
}

func smallSeeds(t *testing.T) map[string]string {
	sound := ydelsesgradParquet(t)
	rows := []map[string]any{{"aar": int32(2022), "kommune": int32(101), "faktisk": 9.1, "forventet": 9.2}}
	columns := smallColumns{"aar": parquet.Leaf(parquet.Int32Type), "kommune": parquet.Leaf(parquet.Int32Type), "faktisk": parquet.Leaf(parquet.DoubleType), "forventet": parquet.Leaf(parquet.DoubleType)}
	seeds := map[string]string{
		"csv":            "aar,kommune,faktisk,forventet\n2022,101,9.1,9.2\n",
		"csv-dansk":      "\uFEFFAar;Kommune;Faktisk;Forventet\r\n2022;101;\"9,1\";9,2\r\n",
		"csv-milepaele":  "kommune;maaned;maal1;maal2\n101;2024-06;30;\n",
		"csv-tilsyn":     tilsynCSV(nil)[:900],
		"json-tabel":     `[{"Variables":[{"Label":"Area"},"Periode"],"Data":[["Fanø","2022QMAT04"]]}]`,
		"json-raekker":   `{"columns":["Periode","Område","Ydelsesgrupper","x: Faktisk andel (pct.)","Forventet andel (pct.)"],"rows":[["2022QMAT04","Fanø","Ydelsesgrupper i alt",9.1,"9,2"]]}`,
		"json-fejl":      `{"code":422,"cause":"x"}`,
		"json-dyb":       "[[[[[[[[[[[[[[[[",
		"parquet":        smallParquet(t, columns, rows),
		"parquet-v2":     smallParquet(t, columns, rows, parquet.DataPageVersion(2), parquet.Compression(&parquet.Snappy)),
		"parquet-cut":    sound[:len(sound)/2],
		"empty":          "",
		"not-utf-8":      "aar;\xe6\n",
		"parquet-no-crc": string(fileWithoutChecksums(t, []byte(smallParquet(t, columns, rows, parquet.Compression(&parquet.Zstd))))),
	}
	for name, content := range seeds {
		seeds[name] = input([]byte(content))
	}
	return seeds
}

func manifestSeeds(t *testing.T) map[string]string {
	_, text := delivered(t)
	return map[string]string{
		"sound": input([]byte(text)), "cut": input([]byte(text[:len(text)/2])), "empty": input(nil), "null": input([]byte("null")),
		"later":  input([]byte(`{"version": 2, "files": []}`)),
		"nested": input([]byte(`{"version": 1, "files": [[[[[[[{"path": {}}]]]]]]]}`)),
		"twice":  input([]byte(`{"version": 1, "version": 1, "files": [{"path": "ydelse.parquet", "bytes": 1e3, "rows": -1, "sha256": ""}]}`)),
	}
}
