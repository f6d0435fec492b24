package read

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

const (
	// headerRoom is more than a page header takes, the statistics in it included.
	headerRoom = 64 << 10
	// largestPage is what a page may have after decompression when the column's data
	// together are stated to be less: a damaged header shall not take all memory, and
	// a writer that states too little shall not be turned away.
	largestPage = 64 << 20
	// mostRatio is how far a column's data can come to be larger than they lie in the file,
	// beyond largestPage: what the header of a file states is not to be believed alone.
	mostRatio = 1 << 10
)

// page is a page as it lies in the file, decompressed. Its bytes are valid until the
// next page is asked for, and behind them there is room for slack.
type page struct {
	dictionary bool
	rows       int // of a dictionary page: entries
	nulls      int // as the header states, -1 if it does not
	encoding   format.Encoding
	levels     []byte // nil where there are none, since no value can be null
	values     []byte
}

// pages reads the pages of a chunk, one after the other.
type pages struct {
	window
	chunk  chunk
	buffer []byte // of decompressed data
}

func (p *pages) open(f *File, c chunk, mem memory.Allocator) {
	p.chunk = c
	p.window.open(f.handle, c.offset, c.length, mem)
}

func (p *pages) close() {
	p.free()
	if p.buffer != nil {
		p.mem.Free(p.buffer)
		p.buffer = nil
	}
}

// next returns the next page with rows or a dictionary; ok is false behind the last.
func (p *pages) next() (pg page, ok bool, err error) {
	for p.left() > 0 {
		h, err := p.header()
		if err != nil {
			return page{}, false, err
		}
		n := int(h.CompressedPageSize)
		b, err := p.need(n)
		if err != nil {
			return page{}, false, err
		}
		body := b[: n : n+slack]
		p.pass(n)
		if pg, ok, err = p.page(h, body); ok || err != nil {
			return pg, ok, err
		}
	}
	return page{}, false, nil
}

// header decodes a page header and compares its sizes with those of the chunk.
func (p *pages) header() (*format.PageHeader, error) {
	b, err := p.need(int(min(p.left(), headerRoom)))
	if err != nil {
		return nil, err
	}
	n, err := skim(b)
	if err != nil {
		return nil, errPageHeader
	}
	h, protocol := new(format.PageHeader), thrift.CompactProtocol{}
	if err := thrift.NewDecoder(protocol.NewReaderFromBytes(b[:n])).Decode(h); err != nil {
		return nil, errPageHeader
	}
	p.pass(n)
	if h.CompressedPageSize < 0 || int64(h.CompressedPageSize) > p.left() ||
		h.UncompressedPageSize < 0 || int64(h.UncompressedPageSize) > p.largest() {
		return nil, errPageSizes
	}
	return h, nil
}

// largest is how many bytes a page of the chunk may have after decompression.
func (p *pages) largest() int64 { return max(min(p.chunk.size, p.chunk.length*mostRatio), largestPage) }

// page makes a page of its header and its bytes; ok is false for kinds of pages that
// hold no rows.
func (p *pages) page(h *format.PageHeader, body []byte) (pg page, ok bool, err error) {
	if h.CRC != 0 && crc32.ChecksumIEEE(body) != uint32(h.CRC) {
		return page{}, false, errChecksum
	}
	switch {
	case h.Type == format.DictionaryPage && h.DictionaryPageHeader.Valid:
		pg, err = p.dictionaryPage(h, body)
	case h.Type == format.DataPage && h.DataPageHeader.Valid:
		pg, err = p.dataPage(h, body)
	case h.Type == format.DataPageV2 && h.DataPageHeaderV2.Valid:
		pg, err = p.dataPageV2(h, body)
	case h.Type == format.IndexPage:
		return page{}, false, nil
	default:
		return page{}, false, errPageHeader
	}
	if err == nil && pg.rows < 0 {
		err = errPageHeader
	}
	return pg, err == nil && (pg.rows > 0 || pg.dictionary), err
}

func (p *pages) dictionaryPage(h *format.PageHeader, body []byte) (page, error) {
	d := &h.DictionaryPageHeader.V
	values, err := p.decompress(body, 0, int(h.UncompressedPageSize), true)
	if d.Encoding == plainDictionary {
		d.Encoding = format.Plain
	}
	return page{dictionary: true, rows: int(d.NumValues), encoding: d.Encoding, values: values}, err
}

func (p *pages) dataPage(h *format.PageHeader, body []byte) (page, error) {
	d := &h.DataPageHeader.V
	pg := page{rows: int(d.NumValues), nulls: -1, encoding: d.Encoding}
	data, err := p.decompress(body, 0, int(h.UncompressedPageSize), true)
	if err != nil {
		return page{}, err
	}
	if p.chunk.column.optional {
		if d.DefinitionLevelEncoding != format.RLE {
			return page{}, unsupported{fmt.Sprintf("expected definition levels as RLE, found %s", d.DefinitionLevelEncoding), "write the file with a newer program"}
		}
		if pg.levels, data, err = prefixed(data); err != nil {
			return page{}, err
		}
	}
	pg.values = data
	return pg, nil
}

// prefixed splits data that begin with their own length off from what follows.
func prefixed(data []byte) (first, rest []byte, err error) {
	if len(data) < 4 {
		return nil, nil, errFewBytes
	}
	n := binary.LittleEndian.Uint32(data)
	if uint64(n) > uint64(len(data)-4) {
		return nil, nil, errFewBytes
	}
	return data[4 : 4+n], data[4+n:], nil
}

func (p *pages) dataPageV2(h *format.PageHeader, body []byte) (page, error) {
	d := &h.DataPageHeaderV2.V
	repetition, definition := int(d.RepetitionLevelsByteLength), int(d.DefinitionLevelsByteLength)
	if repetition < 0 || definition < 0 || repetition+definition > len(body) || repetition+definition > int(h.UncompressedPageSize) {
		return page{}, errPageSizes
	}
	if d.NumNulls < 0 || d.NumNulls > d.NumValues || d.NumRows != d.NumValues {
		return page{}, errPageHeader
	}
	compressed := !d.IsCompressed.Valid || d.IsCompressed.V
	levels := repetition + definition
	data, err := p.decompress(body, levels, int(h.UncompressedPageSize), compressed)
	if err != nil {
		return page{}, err
	}
	pg := page{rows: int(d.NumValues), nulls: int(d.NumNulls), encoding: d.Encoding, values: data[levels:]}
	if p.chunk.column.optional {
		if pg.levels = data[repetition:levels]; definition == 0 && pg.nulls == 0 {
			pg.levels = nil
		}
	}
	return pg, nil
}

// decompress returns the levels, which are never compressed, and behind them the rest,
// size bytes together. compressed is false where the page says so itself.
func (p *pages) decompress(body []byte, levels, size int, compressed bool) ([]byte, error) {
	switch {
	case p.chunk.codec == format.Uncompressed, !compressed:
		if size != len(body) {
			return nil, errSize
		}
		return body, nil
	case size == levels: // no value at all: writers differ in what they leave there
		return body[:size], nil
	case p.chunk.codec == format.Snappy && !statesLength(body[levels:], size-levels):
		return nil, errDecompress
	}
	if len(p.buffer) < size+slack {
		if p.buffer != nil {
			p.mem.Free(p.buffer)
		}
		p.buffer = nil
		p.buffer = p.mem.Allocate(size + slack)
	}
	room := p.buffer[copy(p.buffer, body[:levels]):size]
	out, err := parquet.LookupCompressionCodec(p.chunk.codec).Decode(room, body[levels:])
	if err != nil {
		return nil, errDecompress
	}
	if len(out) != len(room) {
		return nil, errSize
	}
	copy(room, out) // a decoder may have made a buffer of its own; else this is nothing
	return p.buffer[: size : size+slack], nil
}

// statesLength says whether snappy data begin with the length that is expected. The
// decoder makes room for whatever length they begin with.
func statesLength(data []byte, length int) bool {
	stated, n := binary.Uvarint(data)
	return n > 0 && stated == uint64(length)
}

// checkCodec says whether a compression can be read.
func checkCodec(codec format.CompressionCodec) error {
	switch codec {
	case format.Uncompressed, format.Snappy, format.Gzip, format.Zstd, format.Brotli:
		return nil
	}
	return unsupported{fmt.Sprintf("expected no compression, SNAPPY, GZIP, ZSTD or BROTLI, found %s", codec), "write the file with ZSTD"}
}
