package group

import (
	"errors"
	"io"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
)

// memoryStore is a store in memory. From the byte fullAt on it is full; 0 is never.
type memoryStore struct {
	mu     sync.Mutex
	bytes  []byte
	fullAt int64
}

var errFull = errors.New("the store is full")

func (s *memoryStore) WriteAt(p []byte, at int64) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fullAt > 0 && at+int64(len(p)) > s.fullAt {
		return 0, errFull
	}
	s.bytes = append(s.bytes[:at], p...)
	return len(p), nil
}

func (s *memoryStore) ReadAt(p []byte, at int64) (int, error) {
	if at >= int64(len(s.bytes)) {
		return 0, io.EOF
	}
	n := copy(p, s.bytes[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// dealByMany deals the facts with so many hands at once, and returns the dealer and the
// first error of each hand and of the end.
func dealByMany(facts []fact, size, hands int, room Room) (*Dealer, []error) {
	d := NewDealer(int64(len(facts)), room)
	var all []fact
	all = append(all, facts...)
	parts := slices.Collect(slices.Chunk(all, max(1, (len(all)+hands-1)/hands)))
	wrong := make([]error, len(parts)+1)
	var wait sync.WaitGroup
	for i, part := range parts {
		wait.Go(func() { wrong[i] = dealBatches(d, slices.Chunk(part, size)) })
	}
	wait.Wait()
	wrong[len(parts)] = d.Dealt()
	return d, wrong
}

func TestTheRoomAndTheHandsChangeNothing(t *testing.T) {
	facts := country(100, 1500, 7)
	want, wantDuplicates := hashed(t, facts, 500)
	mostLayers := 0
	rapid.Check(t, func(t *rapid.T) {
		room := rapid.Int64Range(1, 60_000).Draw(t, "room")
		size := rapid.IntRange(20, 400).Draw(t, "size")
		hands := rapid.IntRange(1, 5).Draw(t, "hands")
		store := &memoryStore{}
		d, wrong := dealByMany(facts, size, hands, Room{room, store})
		if err := errors.Join(wrong...); err != nil {
			t.Fatal(err)
		}
		mostLayers = max(mostLayers, len(d.layers))
		if (len(d.layers) > 0) != (d.Stored() > 0) || d.Stored() != int64(len(store.bytes)) || len(d.layers) > 0 && d.Used() != 0 {
			t.Fatalf("%d layers, %d bytes stored of %d, %d used", len(d.layers), d.Stored(), len(store.bytes), d.Used())
		}
		got, duplicates, err := gatherAll(d)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" || duplicates != wantDuplicates {
			t.Errorf("%d layers: %v %s", len(d.layers), duplicates, diff)
		}
	})
	if mostLayers < 10 {
		t.Errorf("there were %d layers at most", mostLayers)
	}
}

func TestRowsThatFitStayInMemory(t *testing.T) {
	facts := country(50, 1000, 8)
	d, wrong := dealByMany(facts, 100, 2, Room{64 << 20, nil}) // a store that is used would be a panic
	if err := errors.Join(wrong...); err != nil || d.Stored() != 0 || d.Used() == 0 {
		t.Errorf("%d bytes stored, %d used, %v", d.Stored(), d.Used(), err)
	}
}

// Whenever the store is full every hand comes back, and who finds out says so.
func TestAStoreThatIsFullStopsEveryHand(t *testing.T) {
	facts := country(300, 6000, 9)
	for _, hands := range []int{1, 4} {
		_, wrong := dealByMany(facts, 100, hands, Room{1, &memoryStore{}})
		if err := errors.Join(wrong...); err != nil {
			t.Fatal(err)
		}
		for _, fullAt := range []int64{1, 3_000, 30_000} {
			_, wrong := dealByMany(facts, 100, hands, Room{1, &memoryStore{fullAt: fullAt}})
			if !errors.Is(wrong[len(wrong)-1], errFull) || hands == 1 && !errors.Is(wrong[0], errFull) {
				t.Errorf("%d hands, full at %d: %v", hands, fullAt, wrong)
			}
		}
	}
}

// The batches of a row group share their ids, whose numbers are others in the next layer.
func TestTheBatchesOfARowGroupMayBeInSeveralLayers(t *testing.T) {
	facts := of(country(50, 400, 11), schemas.YdelseTable)
	kept, release := batch(facts, fact.ydelse)
	defer release()
	other, releaseOther := batch(country(70, 100, 12), fact.samtale)
	defer releaseOther()
	d := NewDealer(1000, Room{1, &memoryStore{}})
	h := d.Hand()
	row := int32(0)
	for _, run := range kept.Runs {
		part := &schemas.KeptRows[schemas.YdelseRow]{IDs: kept.IDs, Rows: kept.Rows[row:run.End], Runs: []schemas.Run{{ID: run.ID, End: run.End - row}}}
		row = run.End
		if err := h.Ydelser(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Samtaler(other); err != nil {
		t.Fatal(err)
	}
	h.Close()
	if err := d.Dealt(); err != nil {
		t.Fatal(err)
	}
	if len(d.layers) < 50 {
		t.Errorf("%d layers", len(d.layers))
	}
	want := map[string]map[schemas.YdelseRow]bool{}
	for _, f := range facts {
		if want[f.id] == nil {
			want[f.id] = map[schemas.YdelseRow]bool{}
		}
		want[f.id][f.ydelse()] = true
	}
	g := d.Gatherer()
	for p := range d.Partitions() {
		_, err := g.Gather(p, func(id schemas.PersonBytes, h *schemas.Historik) error {
			if len(h.Ydelser) != len(want[string(id)]) {
				t.Errorf("a person has %d rows, not %d", len(h.Ydelser), len(want[string(id)]))
			}
			for _, r := range h.Ydelser {
				if !want[string(id)][r] {
					t.Error("a person has a row of another")
				}
			}
			delete(want, string(id))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(want) > 0 {
		t.Errorf("%d persons are gone", len(want))
	}
}

// Rows a century apart are not put in order by a table of all the months between them.
func TestRowsFarApartAreNotCountedByMonth(t *testing.T) {
	for _, c := range []struct {
		last   uint32
		counts bool
	}{{7 + mostMonths - 1, true}, {7 + mostMonths, false}} {
		g := gathered[packedSamtale, schemas.Samtale]{months: []uint32{c.last, 7}}
		if got := g.sortByMonth(); got != c.counts {
			t.Errorf("%d months: %t", c.last, got)
		}
	}
}

// No byte of the store can be another, or be gone, without being seen.
func TestAStoreThatChangesIsFoundOut(t *testing.T) {
	facts := country(100, 2000, 10)
	store := &memoryStore{}
	d, wrong := dealByMany(facts, 100, 2, Room{1, store})
	if err := errors.Join(wrong...); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(store.bytes); i += 1009 {
		store.bytes[i] ^= 16
		if _, _, err := gatherAll(d); !errors.Is(err, ErrStore) {
			t.Fatalf("byte %d of %d is another one: %v", i, len(store.bytes), err)
		}
		store.bytes[i] ^= 16
	}
	store.bytes = store.bytes[:len(store.bytes)-1]
	if _, _, err := gatherAll(d); !errors.Is(err, ErrStore) {
		t.Errorf("the last byte is gone: %v", err)
	}
}
