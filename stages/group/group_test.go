package group

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

// fact is a row of one of the four tables, for a person.
type fact struct {
	id    string
	table schemas.TableID
	n     int // tells rows of a person apart
}

func (f fact) ydelse() schemas.YdelseRow {
	r := schemas.YdelseRow{Ydelse: schemas.Kontanthjaelp, Fra: 1, Til: uint8(1 + f.n%28)}
	r.SetMaaned(schemas.MonthOf(2024, 1+f.n%12))
	return r
}

func (f fact) samtale() schemas.Samtale {
	return schemas.Samtale{Dato: schemas.Date(f.n), Type: schemas.Jobsamtale, Form: schemas.Fremmoede}
}

// batch makes a dictionary of the facts' ids, each once, with a null-free dictionary that
// also holds an id without rows, and the runs.
func batch[T any](facts []fact, row func(fact) T) (*schemas.KeptRows[T], func()) {
	b := array.NewStringBuilder(memory.DefaultAllocator)
	defer b.Release()
	places := map[string]int32{}
	number := func(id string) int32 {
		n, ok := places[id]
		if !ok {
			n = int32(len(places))
			places[id] = n
			b.Append(id)
		}
		return n
	}
	number("someone without rows")
	kept := &schemas.KeptRows[T]{}
	for i, f := range facts {
		kept.Rows = append(kept.Rows, row(f))
		kept.Runs = append(kept.Runs, schemas.Run{ID: number(f.id), End: int32(i + 1)})
	}
	ids := b.NewArray()
	kept.IDs = ids
	return kept, ids.Release
}

// country makes facts of persons with ids that are easily mistaken for each other, the
// empty one among them.
func country(persons, rows int, seed uint64) []fact {
	r := rand.New(rand.NewPCG(seed, 1))
	facts := make([]fact, rows)
	for i := range facts {
		id := strings.Repeat("a", r.IntN(3)) + fmt.Sprint(r.IntN(persons))
		if r.IntN(50) == 0 {
			id = ""
		}
		facts[i] = fact{id, schemas.TableID(r.IntN(schemas.Tables)), r.IntN(300)}
	}
	return facts
}

// telling writes down the persons as they come, so that texts are in the order of the ids.
func telling(to *[]string) Person {
	return func(id schemas.PersonBytes, h *schemas.Historik) error {
		slices.SortFunc(h.Tilbud, func(a, b schemas.Tilbud) int { return int(a.Fra - b.Fra) })
		slices.SortFunc(h.Loentimer, func(a, b schemas.Loentimer) int { return int(a.TimerHundreddele - b.TimerHundreddele) })
		*to = append(*to, fmt.Sprintf("%x %v %v %v %v", string(id), h.Ydelser, h.Samtaler, h.Tilbud, h.Loentimer))
		return nil
	}
}

func of(facts []fact, table schemas.TableID) []fact {
	return slices.DeleteFunc(slices.Clone(facts), func(f fact) bool { return f.table != table })
}

func tilbud(f fact) schemas.Tilbud { return schemas.Tilbud{Fra: schemas.Date(f.n)} }

func loentimer(f fact) schemas.Loentimer { return schemas.Loentimer{TimerHundreddele: int32(f.n)} }

// hashed groups the facts by hash, in batches of a size.
func hashed(t *testing.T, facts []fact, size int) ([]string, Duplicates) {
	t.Helper()
	d := NewDealer(int64(len(facts)), Room{})
	if err := dealBatches(d, slices.Chunk(facts, size)); err != nil {
		t.Fatal(err)
	}
	if err := d.Dealt(); err != nil {
		t.Fatal(err)
	}
	told, duplicates, err := gatherAll(d)
	if err != nil {
		t.Fatal(err)
	}
	return told, duplicates
}

// dealBatches deals batches of facts with a hand of its own.
func dealBatches(d *Dealer, batches iter.Seq[[]fact]) error {
	h := d.Hand()
	defer h.Close()
	for facts := range batches {
		y, releaseY := batch(of(facts, schemas.YdelseTable), fact.ydelse)
		s, releaseS := batch(of(facts, schemas.SamtalerTable), fact.samtale)
		tb, releaseT := batch(of(facts, schemas.TilbudTable), tilbud)
		l, releaseL := batch(of(facts, schemas.LoentimerTable), loentimer)
		err := errors.Join(h.Ydelser(y), h.Samtaler(s), h.Tilbud(tb), h.Loentimer(l))
		releaseY()
		releaseS()
		releaseT()
		releaseL()
		if err != nil {
			return err
		}
	}
	return nil
}

// gatherAll gathers all partitions and tells of the persons in order.
func gatherAll(d *Dealer) ([]string, Duplicates, error) {
	var told []string
	var duplicates Duplicates
	g := d.Gatherer()
	for p := range d.Partitions() {
		more, err := g.Gather(p, telling(&told))
		if err != nil {
			return nil, duplicates, err
		}
		duplicates = duplicates.Plus(more)
	}
	slices.Sort(told)
	return told, duplicates, nil
}

// piecesOf cuts the facts of a table, in order of person, into row groups.
func piecesOf[T any](t *testing.T, facts []fact, table schemas.TableID, size int, row func(fact) T, groups *[]RowGroup) []*Piece[T] {
	t.Helper()
	sorted := of(facts, table)
	slices.SortStableFunc(sorted, func(a, b fact) int { return strings.Compare(a.id, b.id) })
	var pieces []*Piece[T]
	for rows := range slices.Chunk(sorted, size) {
		p := NewPiece[T]()
		for part := range slices.Chunk(rows, max(1, size/3)) {
			kept, release := batch(part, row)
			if err := p.Add(kept); err != nil {
				t.Fatal(err)
			}
			release()
		}
		g := RowGroup{Table: table, Rows: int64(len(rows)), Lo: schemas.PersonID(rows[0].id), Hi: schemas.PersonID(rows[len(rows)-1].id)}
		if err := p.Check(g); err != nil {
			t.Fatal(err)
		}
		*groups = append(*groups, g)
		pieces = append(pieces, p)
	}
	return pieces
}

// sorted groups the facts range by range, from row groups of a size.
func sorted(t *testing.T, facts []fact, size int) ([]string, Duplicates) {
	t.Helper()
	var groups []RowGroup
	y := piecesOf(t, facts, schemas.YdelseTable, size, fact.ydelse, &groups)
	s := piecesOf(t, facts, schemas.SamtalerTable, size, fact.samtale, &groups)
	tb := piecesOf(t, facts, schemas.TilbudTable, size, tilbud, &groups)
	l := piecesOf(t, facts, schemas.LoentimerTable, size, loentimer, &groups)
	plan := MakePlan(groups)
	if !plan.Sorted {
		t.Fatal("sorted row groups were not planned to be merged")
	}
	var told []string
	var duplicates Duplicates
	var m Merger
	for _, r := range plan.Ranges {
		var p Pieces
		for _, n := range r.RowGroups {
			switch i := n; {
			case i < len(y):
				p.Ydelser = append(p.Ydelser, y[i])
			case i < len(y)+len(s):
				p.Samtaler = append(p.Samtaler, s[i-len(y)])
			case i < len(y)+len(s)+len(tb):
				p.Tilbud = append(p.Tilbud, tb[i-len(y)-len(s)])
			default:
				p.Loentimer = append(p.Loentimer, l[i-len(y)-len(s)-len(tb)])
			}
		}
		more, err := m.Merge(r, p, telling(&told))
		if err != nil {
			t.Fatal(err)
		}
		duplicates = duplicates.Plus(more)
	}
	if !slices.IsSorted(told) {
		t.Error("the persons do not come in order")
	}
	return told, duplicates
}

func TestBothWaysGiveTheSameHistories(t *testing.T) {
	facts := country(200, 5000, 1)
	want, wantDuplicates := hashed(t, facts, len(facts))
	if len(want) < 300 || wantDuplicates.Ydelse == 0 || wantDuplicates.Samtaler == 0 {
		t.Fatalf("the country shows too little: %d persons, %v", len(want), wantDuplicates)
	}
	for _, size := range []int{1, 7, 100, 2000} {
		got, duplicates := hashed(t, facts, size)
		if diff := cmp.Diff(want, got); diff != "" || duplicates != wantDuplicates {
			t.Errorf("hashed in batches of %d: %v %s", size, duplicates, diff)
		}
	}
	for _, size := range []int{1, 10, 100, 10000} {
		got, duplicates := sorted(t, facts, size)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" || duplicates != wantDuplicates {
			t.Errorf("sorted in row groups of %d: %v %s", size, duplicates, diff)
		}
	}
}

func TestTheOrderOfRowsChangesNothing(t *testing.T) {
	facts := country(50, 1000, 2)
	want, _ := hashed(t, facts, 100)
	rand.New(rand.NewPCG(3, 3)).Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
	got, _ := hashed(t, facts, 64)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAPersonWhoseHashIsTheSameIsAnother(t *testing.T) {
	var p persons
	same := func([]byte) uint64 { return 42 }
	for n := range uint16(1000) {
		id := []byte(fmt.Sprint("person ", n))
		if got := p.number(id, 42, same); got != n {
			t.Fatalf("person %d got number %d", n, got)
		}
	}
	if got := p.number([]byte("person 17"), 42, same); got != 17 {
		t.Errorf("person 17 got number %d", got)
	}
}

func TestRowsOutOfOrderAreFoundOut(t *testing.T) {
	for name, ids := range map[string][][]string{
		"within a batch":   {{"a", "c", "b"}},
		"between batches":  {{"a", "c"}, {"b"}},
		"back to the same": {{"a", "b", "a"}},
	} {
		p := NewPiece[schemas.Samtale]()
		var err error
		for _, part := range ids {
			var facts []fact
			for _, id := range part {
				facts = append(facts, fact{id: id})
			}
			kept, release := batch(facts, fact.samtale)
			if err == nil {
				err = p.Add(kept)
			}
			release()
		}
		if !errors.Is(err, ErrUnsorted) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIDsOutsideTheBoundsAreFoundOut(t *testing.T) {
	p := NewPiece[schemas.Samtale]()
	kept, release := batch([]fact{{id: "b"}, {id: "d"}}, fact.samtale)
	defer release()
	if err := p.Add(kept); err != nil {
		t.Fatal(err)
	}
	for bounds, want := range map[[2]string]error{{"b", "d"}: nil, {"a", "e"}: nil, {"c", "d"}: ErrUnsorted, {"b", "c"}: ErrUnsorted} {
		if err := p.Check(RowGroup{Lo: schemas.PersonID(bounds[0]), Hi: schemas.PersonID(bounds[1])}); !errors.Is(err, want) {
			t.Errorf("bounds %q: %v", bounds, err)
		}
	}
}

func TestThePlanIsToHashWhereRowGroupsOverlapTooMuch(t *testing.T) {
	everyone := RowGroup{Table: schemas.YdelseTable, Rows: 1 << 20, Lo: "a", Hi: "z"}
	few, many := slices.Repeat([]RowGroup{everyone}, 4), slices.Repeat([]RowGroup{everyone}, 5)
	if !MakePlan(few).Sorted {
		t.Error("four overlapping row groups fit in hand and are to be merged")
	}
	if MakePlan(many).Sorted {
		t.Error("five overlapping row groups do not fit in hand and are to be hashed")
	}
}

func TestEveryRowGroupWithPersonsIsInTheRangesItTouches(t *testing.T) {
	groups := []RowGroup{
		{Table: schemas.YdelseTable, Rows: 1, Lo: "b", Hi: "d"},
		{Table: schemas.YdelseTable, Rows: 1, Lo: "d", Hi: "f"},
		{Table: schemas.TilbudTable, Rows: 1, Lo: "a", Hi: "c"},
		{Table: schemas.TilbudTable, Rows: 1, Lo: "e", Hi: "z"},
		{Table: schemas.SamtalerTable, Empty: true},
	}
	want := []Range{
		{First: true, To: "d", RowGroups: []int{0, 2}},
		{From: "d", Last: true, RowGroups: []int{0, 1, 3}},
	}
	if diff := cmp.Diff(want, MakePlan(groups).Ranges, cmp.Comparer(func(a, b schemas.PersonID) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	if none := MakePlan(nil); !none.Sorted || len(none.Ranges) != 1 {
		t.Errorf("nothing is one empty range, not %v", none.Ranges)
	}
}

func TestNumbersAsIDsAreReadInTheirOrder(t *testing.T) {
	b := array.NewInt64Builder(memory.DefaultAllocator)
	defer b.Release()
	b.AppendValues([]int64{-5, 3, 40}, nil)
	ids := b.NewArray()
	defer ids.Release()
	kept := &schemas.KeptRows[schemas.Samtale]{IDs: arrow.Array(ids), Rows: make([]schemas.Samtale, 3),
		Runs: []schemas.Run{{ID: 0, End: 1}, {ID: 1, End: 2}, {ID: 2, End: 3}}}
	if err := NewPiece[schemas.Samtale]().Add(kept); err != nil {
		t.Error(err)
	}
}

func TestPersonStopsTheWay(t *testing.T) {
	stop := errors.New("stop")
	facts := country(5, 50, 4)
	d := NewDealer(50, Room{})
	h := d.Hand()
	kept, release := batch(of(facts, schemas.YdelseTable), fact.ydelse)
	if err := h.Ydelser(kept); err != nil {
		t.Fatal(err)
	}
	h.Close()
	release()
	seen := 0
	for p := range d.Partitions() {
		if _, err := d.Gatherer().Gather(p, func(schemas.PersonBytes, *schemas.Historik) error { seen++; return stop }); err != nil && !errors.Is(err, stop) {
			t.Error(err)
		}
	}
	if seen == 0 || seen > d.Partitions() {
		t.Errorf("%d persons were seen in %d partitions", seen, d.Partitions())
	}
}
