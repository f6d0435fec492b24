package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"
	"sync"
	"unsafe"

	"fokusmaal/schemas"
	"fokusmaal/stages/group"
)

// keptRows are the rows of intern/personer on the hashed way, which come in no order and
// are written in that of the persons. What the memory cannot hold is written in order to a
// temporary file, a run of each year, and the runs are merged at the end.
type keptRows struct {
	room int64 // bytes; 0 is no bound
	file func() *scratchStore

	mu     sync.Mutex
	bytes  int64
	blocks [][]*personBlock // by year
	runs   [][]keptRun
}

// keptRun are persons in order in a file: so many bytes, and their sum.
type keptRun struct {
	file *scratchStore
	size int64
	sum  uint32 // CRC-32C
}

// leastKeptRoom is the least room for kept rows: with less, the runs are too many.
const leastKeptRoom = 4 * mib

// keptRoom is how much of a room is left for kept rows by what is dealt. 0 is no bound.
func keptRoom(room, dealt int64) int64 {
	if room == 0 {
		return 0
	}
	return max(room-dealt, room/8, min(room, leastKeptRoom))
}

func newKeptRows(years int, room int64, file func() *scratchStore) *keptRows {
	return &keptRows{room: room, file: file, blocks: make([][]*personBlock, years), runs: make([][]keptRun, years)}
}

// add keeps a copy of the rows of each year.
func (k *keptRows) add(years []personBlock) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	for y := range years {
		block := years[y].clone()
		k.blocks[y] = append(k.blocks[y], block)
		k.bytes += block.size()
	}
	if k.room == 0 || k.bytes < k.room {
		return nil
	}
	for y := range k.blocks {
		run, err := k.write(inOrder(k.blocks[y]))
		if err != nil {
			return err
		}
		k.runs[y] = append(k.runs[y], run)
		k.blocks[y] = nil
	}
	k.bytes = 0
	return nil
}

// size is how many bytes of memory the block takes, with what putting it in order takes.
func (b *personBlock) size() int64 {
	const row, person = int64(unsafe.Sizeof(personRow{})), int64(unsafe.Sizeof(blockPerson{}))
	return int64(cap(b.ids)+4*cap(b.idEnds)+4*cap(b.rowEnds)) + row*int64(cap(b.rows)) + 2*person*int64(len(b.idEnds))
}

// runBuffer is how many bytes of a run are written, or read, at a time.
const runBuffer = 128 * kib

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// write writes persons to a file of their own.
func (k *keptRows) write(persons []blockPerson) (keptRun, error) {
	run := keptRun{file: k.file()}
	var buffer []byte
	flush := func() error {
		n, err := run.file.WriteAt(buffer, run.size)
		run.sum = crc32.Update(run.sum, castagnoli, buffer)
		run.size += int64(n)
		buffer = buffer[:0]
		return err
	}
	for _, p := range persons {
		buffer = appendPerson(buffer, p.block.id(p.n), p.block.rowsOf(p.n))
		if len(buffer) >= runBuffer {
			if err := flush(); err != nil {
				return run, err
			}
		}
	}
	return run, flush()
}

// inOrder gives the persons of a year in order of id, and forgets them.
func (k *keptRows) inOrder(y int, person func(id schemas.PersonBytes, rows []personRow) error) error {
	var queues []personQueue
	for _, run := range k.runs[y] {
		queues = append(queues, newRunReader(run))
	}
	queues = append(queues, &blockQueue{persons: inOrder(k.blocks[y])})
	k.blocks[y], k.runs[y] = nil, nil
	return mergePersons(queues, person)
}

// personQueue gives persons in order of id.
type personQueue interface {
	// next goes to the next person; false is none.
	next() (bool, error)
	// at is the person at hand, until next.
	at() (id []byte, rows []personRow)
}

// mergePersons gives the persons of all queues in order of id. No person is in two.
func mergePersons(queues []personQueue, person func(id schemas.PersonBytes, rows []personRow) error) error {
	var open []personQueue
	for _, q := range queues {
		more, err := q.next()
		if err != nil {
			return err
		}
		if more {
			open = append(open, q)
		}
	}
	for len(open) > 0 {
		first := 0
		id, rows := open[0].at()
		for i, q := range open[1:] {
			if other, otherRows := q.at(); bytes.Compare(other, id) < 0 {
				first, id, rows = i+1, other, otherRows
			}
		}
		if err := person(id, rows); err != nil {
			return err
		}
		more, err := open[first].next()
		if err != nil {
			return err
		}
		if !more {
			open = slices.Delete(open, first, first+1)
		}
	}
	return nil
}

// blockQueue are persons in memory.
type blockQueue struct {
	persons []blockPerson
	n       int
}

func (q *blockQueue) next() (bool, error) {
	q.n++
	return q.n <= len(q.persons), nil
}

func (q *blockQueue) at() ([]byte, []personRow) {
	p := q.persons[q.n-1]
	return p.block.id(p.n), p.block.rowsOf(p.n)
}

// runReader are the persons of a run.
type runReader struct {
	run    keptRun
	reader *bufio.Reader
	left   int64
	sum    uint32
	id     []byte
	rows   []personRow
	bytes  []byte
}

func newRunReader(run keptRun) *runReader {
	return &runReader{run: run, reader: bufio.NewReaderSize(io.NewSectionReader(run.file, 0, run.size), runBuffer), left: run.size}
}

// next reads a person; at the end the run is held against its sum.
func (r *runReader) next() (bool, error) {
	if r.left == 0 {
		if r.sum != r.run.sum {
			return false, group.ErrStore
		}
		return false, nil
	}
	head, err := r.take(personHead)
	if err != nil {
		return false, err
	}
	id, rows := int64(binary.LittleEndian.Uint32(head)), int64(binary.LittleEndian.Uint32(head[4:]))
	if id+rows*personRowBytes > r.left {
		return false, group.ErrStore
	}
	text, err := r.take(id)
	if err != nil {
		return false, err
	}
	r.id = append(r.id[:0], text...)
	packed, err := r.take(rows * personRowBytes)
	if err != nil {
		return false, err
	}
	r.rows = r.rows[:0]
	for ; len(packed) > 0; packed = packed[personRowBytes:] {
		r.rows = append(r.rows, unpackRow(packed))
	}
	return true, nil
}

func (r *runReader) at() ([]byte, []personRow) { return r.id, r.rows }

// take reads the next bytes, valid until the next call.
func (r *runReader) take(n int64) ([]byte, error) {
	if n > r.left {
		return nil, group.ErrStore
	}
	r.bytes = slices.Grow(r.bytes[:0], int(n))[:n]
	if _, err := io.ReadFull(r.reader, r.bytes); err != nil {
		return nil, err
	}
	r.left -= n
	r.sum = crc32.Update(r.sum, castagnoli, r.bytes)
	return r.bytes, nil
}

// personHead are the bytes before a person: those of the id, and the number of rows.
const personHead = 8

// appendPerson appends a person as a run holds it.
func appendPerson(to []byte, id []byte, rows []personRow) []byte {
	to = binary.LittleEndian.AppendUint32(to, uint32(len(id)))
	to = binary.LittleEndian.AppendUint32(to, uint32(len(rows)))
	to = append(to, id...)
	for i := range rows {
		to = appendRow(to, &rows[i])
	}
	return to
}

// personRowBytes is how many bytes a row takes in a run.
const personRowBytes = 8 + 4*5 + 3

func appendRow(to []byte, r *personRow) []byte {
	to = binary.LittleEndian.AppendUint64(to, uint64(r.timerHundreddele))
	for _, v := range [...]int32{int32(r.maaned), int32(r.start), r.anciennitet, r.tilbud, r.samtaler} {
		to = binary.LittleEndian.AppendUint32(to, uint32(v))
	}
	flags := byte(0)
	if r.udenTilbud {
		flags |= 1
	}
	if r.faerreEnd4 {
		flags |= 2
	}
	return append(to, byte(r.kommune), byte(r.gruppe), flags)
}

func unpackRow(b []byte) personRow {
	word := func(n int) int32 { return int32(binary.LittleEndian.Uint32(b[8+4*n:])) }
	return personRow{
		timerHundreddele: int64(binary.LittleEndian.Uint64(b)), maaned: schemas.Month(word(0)), start: schemas.Date(word(1)),
		anciennitet: word(2), tilbud: word(3), samtaler: word(4), kommune: schemas.Kommune(b[28]), gruppe: schemas.Gruppe(b[29]),
		udenTilbud: b[30]&1 != 0, faerreEnd4: b[30]&2 != 0,
	}
}
