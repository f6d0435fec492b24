package read

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"

	"fokusmaal/schemas"
)

// A page header states how large the page is when it is decompressed, and room is made for
// that before it is: what a few bytes state may not take all memory.
func TestAPageOfFewBytesThatStatesVeryManyIsRejectedBeforeRoomIsMade(t *testing.T) {
	f := fileOf(schemas.TilbudTable, "STRING", "")
	f.codec, f.rows = &parquet.Zstd, testRows(&f, 10, false)
	g := &openWith(t, &f).Tables[f.table].RowGroups[0]
	sound := chunkBytes(t, g, schemas.TilbudFra)
	g.chunks[schemas.TilbudFra].size = math.MaxInt64
	for stated, want := range map[int32]error{largestPage: errDecompress, largestPage + 1: errPageSizes, math.MaxInt32: errPageSizes} {
		n, err := skim(sound)
		must(t, err)
		h, protocol := new(format.PageHeader), new(thrift.CompactProtocol)
		must(t, thrift.NewDecoder(protocol.NewReaderFromBytes(sound[:n])).Decode(h))
		h.UncompressedPageSize = stated
		var changed bytes.Buffer
		must(t, thrift.NewEncoder(protocol.NewWriter(&changed)).Encode(h))
		changed.Write(sound[n:])
		before := allocated()
		_, err = readChunk(g, schemas.TilbudFra, changed.Bytes(), Options{}.withDefaults())
		if err == nil || !strings.Contains(err.Error(), want.Error()) && !strings.Contains(err.Error(), errSize.Error()) {
			t.Errorf("%d bytes stated: %v, want %v", stated, err, want)
		}
		if taken := allocated() - before; want == errPageSizes && taken > 1<<20 {
			t.Errorf("%d bytes stated: %d bytes of memory taken", stated, taken)
		}
	}
}
