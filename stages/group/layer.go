package group

import (
	"errors"
	"hash/crc32"
	"io"
	"unsafe"

	"fokusmaal/schemas"
)

// Store keeps bytes for this process alone, while it runs: a file, most often. They are
// about persons. Written is one piece behind the other; read is by many at once.
type Store interface {
	io.WriterAt
	io.ReaderAt
}

// ErrStore says that the store does not give back what was written to it.
var ErrStore = errors.New("the temporary file does not hold what was written to it")

// layer is what was dealt until the memory was used up, in the store, partition by
// partition. It has numbers of persons of its own, and the ids that they stand for.
type layer struct{ parts []part }

// part is a partition of a layer: where it is in the store, what is in it, and its sum.
//
//	ids      where each ends (4 bytes), then their bytes; person n of the part is the nth
//	a table  the number of the person of each row (2 bytes), then the rows as they lie in
//	         memory: nobody but this process reads them
type part struct {
	at      int64
	persons uint32
	bytes   uint32 // of the ids
	rows    [schemas.Tables]uint32
	sum     uint32 // CRC-32C of all bytes of the part
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// raw returns the memory of a slice.
func raw[T any](s []T) []byte {
	var element T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(s))), len(s)*int(unsafe.Sizeof(element)))
}

// writeLayer writes what is dealt to the store and empties the partitions. No hand deals
// meanwhile.
func (d *Dealer) writeLayer() error {
	w := layerWriter{store: d.room.Store, at: d.end, buffer: make([]byte, 0, writtenAtOnce)}
	l := layer{make([]part, len(d.partitions))}
	for p := range d.partitions {
		ids := &d.partitions[p].ids
		w.sum = 0
		part := part{at: w.at + int64(len(w.buffer)), persons: uint32(ids.len()), bytes: uint32(len(ids.bytes))}
		w.add(raw(ids.ends))
		w.add(ids.bytes)
		part.rows[schemas.YdelseTable] = addRows(&w, &d.ydelser, p)
		part.rows[schemas.SamtalerTable] = addRows(&w, &d.samtaler, p)
		part.rows[schemas.TilbudTable] = addRows(&w, &d.tilbud, p)
		part.rows[schemas.LoentimerTable] = addRows(&w, &d.loentimer, p)
		part.sum = w.sum
		l.parts[p] = part
	}
	w.flush()
	if w.err != nil {
		return w.err
	}
	d.end = w.at
	d.layers = append(d.layers, l)
	d.again()
	return nil
}

// again empties the partitions and keeps their memory.
func (d *Dealer) again() {
	d.ydelser.again()
	d.samtaler.again()
	d.tilbud.again()
	d.loentimer.again()
	used := int64(0)
	for p := range d.partitions {
		d.partitions[p].again()
		used += d.partitions[p].size()
	}
	if used > d.room.Bytes/4*3 {
		clear(d.partitions) // nearly no room would be left for rows
		used = 0
	}
	d.used.Store(used)
}

// addRows writes the rows of a partition of a table and returns how many they are.
func addRows[T any](w *layerWriter, from *dealt[T], partition int) (rows uint32) {
	for i := range from.batches {
		persons, _ := from.batches[i].of(partition)
		w.add(raw(persons))
		rows += uint32(len(persons))
	}
	for i := range from.batches {
		_, of := from.batches[i].of(partition)
		w.add(raw(of))
	}
	return rows
}

// writtenAtOnce is how many bytes are written at a time.
const writtenAtOnce = 1 << 20

// layerWriter writes a layer piece by piece. err is the first error.
type layerWriter struct {
	store  Store
	at     int64
	buffer []byte
	sum    uint32
	err    error
}

func (w *layerWriter) add(b []byte) {
	w.sum = crc32.Update(w.sum, castagnoli, b)
	for len(b) > 0 {
		n := min(len(b), cap(w.buffer)-len(w.buffer))
		w.buffer = append(w.buffer, b[:n]...)
		if b = b[n:]; len(w.buffer) == cap(w.buffer) {
			w.flush()
		}
	}
}

func (w *layerWriter) flush() {
	if w.err == nil {
		_, w.err = w.store.WriteAt(w.buffer, w.at)
	}
	w.at += int64(len(w.buffer))
	w.buffer = w.buffer[:0]
}

// partReader reads the parts of layers; it belongs to one gatherer.
type partReader struct {
	bytes []byte
	rest  []byte
}

// read fetches a part and holds it against its sum.
func (r *partReader) read(store Store, p *part) error {
	r.bytes = resize(r.bytes, int(p.size()))
	if n, err := store.ReadAt(r.bytes, p.at); n < len(r.bytes) && err != nil {
		if errors.Is(err, io.EOF) {
			return ErrStore
		}
		return err
	}
	if crc32.Checksum(r.bytes, castagnoli) != p.sum {
		return ErrStore
	}
	r.rest = r.bytes
	return nil
}

// take fills a slice with what comes next.
func take[T any](r *partReader, to []T) {
	b := raw(to)
	copy(b, r.rest)
	r.rest = r.rest[len(b):]
}

// size is how many bytes the part has in the store.
func (p *part) size() int64 {
	return int64(p.persons)*4 + int64(p.bytes) +
		int64(p.rows[schemas.YdelseTable])*rowSize[packedYdelse]() +
		int64(p.rows[schemas.SamtalerTable])*rowSize[packedSamtale]() +
		int64(p.rows[schemas.TilbudTable])*rowSize[schemas.Tilbud]() +
		int64(p.rows[schemas.LoentimerTable])*rowSize[packedLoentimer]()
}

// rowSize is how many bytes a row takes, with the number of its person.
func rowSize[T any]() int64 {
	var row T
	return 2 + int64(unsafe.Sizeof(row))
}
