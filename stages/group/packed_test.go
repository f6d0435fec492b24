package group

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fokusmaal/schemas"
)

// packedAndBack packs rows and unpacks them, in their own order.
func packedAndBack[P, T any](rows []T, pack func([]T, []P), unpack func([]P, []uint32, []T)) (packed []P, back []T) {
	packed, back = make([]P, len(rows)), make([]T, len(rows))
	pack(rows, packed)
	var numbers []uint32
	for i := range rows {
		numbers = append(numbers, uint32(i))
	}
	unpack(packed, numbers, back)
	return packed, back
}

// bounds are the least and the greatest value that a control lets a column have (SPEC 2, 3).
type bounds[V any] struct{ least, most V }

var (
	monthBounds    = bounds[schemas.Month]{schemas.FirstMonth, schemas.LastMonth}
	dateBounds     = bounds[schemas.Date]{schemas.NoDate, math.MaxInt32}
	samtaleBounds  = bounds[schemas.Date]{schemas.FirstMonth.First(), schemas.LastMonth.Last()}
	ydelseBounds   = bounds[schemas.Ydelse]{1, schemas.Ydelse(schemas.AntalYdelser - 1)}
	kommuneBounds  = bounds[schemas.Kommune]{0, schemas.Kommuner - 1}
	dayBounds      = bounds[uint8]{1, 31}
	dageBounds     = bounds[uint8]{0, 31}
	typeBounds     = bounds[schemas.SamtaleType]{schemas.Jobsamtale, schemas.AndenSamtale}
	formBounds     = bounds[schemas.Form]{schemas.Fremmoede, schemas.Brev}
	hoursBounds    = bounds[int32]{-74_400, 74_400}
	maalgruppeEnds = bounds[uint16]{0, math.MaxUint16}
)

// endOr draws one of the bounds, or a value between them.
func endOr[V ~int32 | ~uint8 | ~uint16](t *rapid.T, name string, b bounds[V]) V {
	return V(rapid.OneOf(rapid.SampledFrom([]int64{int64(b.least), int64(b.most)}), rapid.Int64Range(int64(b.least), int64(b.most))).Draw(t, name))
}

func TestEveryRowThatAControlKeepsComesBackAsItWasPacked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := schemas.YdelseRow{
			ForloebFra: endOr(t, "forloeb_fra", dateBounds), Maalgruppe: endOr(t, "maalgruppe", maalgruppeEnds),
			Ydelse: endOr(t, "ydelse", ydelseBounds), Kommune: endOr(t, "kommune", kommuneBounds),
			Fra: endOr(t, "fra", dayBounds), Til: endOr(t, "til", dayBounds), FritagetDage: endOr(t, "fritaget", dageBounds),
			StandbyDage: endOr(t, "standby", dageBounds), BarselDage: endOr(t, "barsel", dageBounds),
			Introduktionsprogram: rapid.Bool().Draw(t, "introduktionsprogram"),
		}
		y.SetMaaned(endOr(t, "month of ydelse", monthBounds))
		packed, ydelser := packedAndBack([]schemas.YdelseRow{y, {}, y}, packYdelser, unpackYdelser)
		if ydelser[0] != y || ydelser[1] != (schemas.YdelseRow{}) || ydelser[2] != y {
			t.Errorf("ydelse %+v came back as %+v", y, ydelser)
		}
		months := make([]uint32, 1)
		if monthsOfYdelser(packed[:1], months); schemas.Month(months[0]) != y.Maaned() {
			t.Errorf("a row of %v is taken to be of %v", y.Maaned(), schemas.Month(months[0]))
		}

		l := schemas.Loentimer{TimerHundreddele: endOr(t, "timer", hoursBounds), Ordinaer: rapid.Bool().Draw(t, "ordinaer")}
		l.SetMaaned(endOr(t, "month of loentimer", monthBounds))
		_, loentimer := packedAndBack([]schemas.Loentimer{l, {}, l}, packLoentimer, unpackLoentimer)
		if loentimer[0] != l || loentimer[1] != (schemas.Loentimer{}) || loentimer[2] != l {
			t.Errorf("loentimer %+v came back as %+v", l, loentimer)
		}
	})
}

// Packed samtaler are numbers, whose order is that of the rows.
func TestSamtalerComeBackAndKeepTheirOrderPacked(t *testing.T) {
	draw := func(t *rapid.T, name string) schemas.Samtale {
		return schemas.Samtale{Dato: endOr(t, "dato "+name, samtaleBounds), Type: endOr(t, "type "+name, typeBounds), Form: endOr(t, "form "+name, formBounds)}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw(t, "a"), draw(t, "b")
		if rapid.Bool().Draw(t, "on one day") {
			b.Dato = a.Dato
		}
		packed, back := packedAndBack([]schemas.Samtale{a, b}, packSamtaler, unpackSamtaler)
		if back[0] != a || back[1] != b {
			t.Errorf("%+v and %+v came back as %+v", a, b, back)
		}
		if cmp.Compare(packed[0], packed[1]) != a.Compare(b) {
			t.Errorf("%+v and %+v have another order packed", a, b)
		}
		months := make([]uint32, 2)
		if monthsOfSamtaler(packed, months); a.Compare(b) < 0 && months[0] > months[1] {
			t.Errorf("%+v is taken to be of a later month than %+v", a, b)
		}
	})
}

// A row that has no room is never another row: of each width one more is too much.
func TestARowThatDoesNotFitIsNotPacked(t *testing.T) {
	ydelse := func(r schemas.YdelseRow) func() {
		return func() { packedAndBack([]schemas.YdelseRow{{}, r, {}}, packYdelser, unpackYdelser) }
	}
	samtale := func(s schemas.Samtale) func() {
		return func() {
			packedAndBack([]schemas.Samtale{{Dato: 0}, s, {Dato: 0}}, packSamtaler, unpackSamtaler)
		}
	}
	timer := func(hundredths int32) func() {
		return func() {
			packedAndBack([]schemas.Loentimer{{}, {TimerHundreddele: hundredths}, {}}, packLoentimer, unpackLoentimer)
		}
	}
	for name, c := range map[string]struct{ most, tooMuch func() }{
		"ydelse":     {ydelse(schemas.YdelseRow{Ydelse: 31}), ydelse(schemas.YdelseRow{Ydelse: 32})},
		"kommune":    {ydelse(schemas.YdelseRow{Kommune: 127}), ydelse(schemas.YdelseRow{Kommune: 128})},
		"fra":        {ydelse(schemas.YdelseRow{Fra: 31}), ydelse(schemas.YdelseRow{Fra: 32})},
		"til":        {ydelse(schemas.YdelseRow{Til: 31}), ydelse(schemas.YdelseRow{Til: 32})},
		"fritaget":   {ydelse(schemas.YdelseRow{FritagetDage: 31}), ydelse(schemas.YdelseRow{FritagetDage: 32})},
		"standby":    {ydelse(schemas.YdelseRow{StandbyDage: 31}), ydelse(schemas.YdelseRow{StandbyDage: 32})},
		"barsel":     {ydelse(schemas.YdelseRow{BarselDage: 31}), ydelse(schemas.YdelseRow{BarselDage: 255})},
		"first dato": {samtale(schemas.Samtale{Dato: samtaleBounds.least}), samtale(schemas.Samtale{Dato: samtaleBounds.least - 1})},
		"last dato":  {samtale(schemas.Samtale{Dato: samtaleBounds.least + 1<<24 - 1}), samtale(schemas.Samtale{Dato: samtaleBounds.least + 1<<24})},
		"type":       {samtale(schemas.Samtale{Type: 15}), samtale(schemas.Samtale{Type: 16})},
		"form":       {samtale(schemas.Samtale{Form: 15}), samtale(schemas.Samtale{Form: 16})},
		"most hours": {timer(1<<22 - 1), timer(1 << 22)},
		"fewest":     {timer(-1 << 22), timer(-1<<22 - 1)},
	} {
		if panics(c.most) || !panics(c.tooMuch) {
			t.Errorf("%s: the most is refused (%t) or what is too much is not (%t)", name, panics(c.most), panics(c.tooMuch))
		}
	}
}

func panics(do func()) (did bool) {
	defer func() { did = recover() != nil }()
	do()
	return false
}

// A hand is full in the middle of a batch: no row is lost, twice there, or another's.
func TestAHandThatIsFullWithinABatchLosesNoRow(t *testing.T) {
	const persons, size = 701, 50_000
	const rows = 3 * size
	if rows <= rowsAtHand || rowsAtHand%size == 0 {
		t.Fatal("the hand is not full within a batch")
	}
	ids := make([]fact, persons)
	for i := range ids {
		ids[i].id = string(schemas.AppendInt64ID(nil, int64(i)))
	}
	dictionary, release := batch(ids, loentimer)
	defer release()
	d := NewDealer(rows, Room{})
	h := d.Hand()
	for first := 0; first < rows; first += size {
		kept := &schemas.KeptRows[schemas.Loentimer]{IDs: dictionary.IDs}
		for row := first; row < first+size; row += 2 { // two rows of a person, then another
			kept.Rows = append(kept.Rows, schemas.Loentimer{TimerHundreddele: int32(row)}, schemas.Loentimer{TimerHundreddele: int32(row + 1)})
			kept.Runs = append(kept.Runs, schemas.Run{ID: int32(1 + row/2%persons), End: int32(len(kept.Rows))})
		}
		if err := h.Loentimer(kept); err != nil {
			t.Fatal(err)
		}
	}
	h.Close()
	seen := make([]bool, rows)
	g := d.Gatherer()
	for p := range d.Partitions() {
		if _, err := g.Gather(p, func(id schemas.PersonBytes, h *schemas.Historik) error {
			for _, l := range h.Loentimer {
				row := int(l.TimerHundreddele)
				if seen[row] || string(id) != ids[row/2%persons].id {
					t.Errorf("row %d is there twice, or another person's", row)
				}
				seen[row] = true
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if slices.Contains(seen, false) {
		t.Error("rows are gone")
	}
}
