package syntetisk

import (
	"context"

	"fokusmaal/schemas"
)

// rowsInMemory is about how many rows of ydelse are held at once when the order is
// random, with the rows of the other tables that fall to the same share. Of 28 bytes
// each, and with the room that slices grow into, that is about a GB in all.
const rowsInMemory = 8_000_000

// deck deals the rows of a table to buckets, each row to any with the same chance, and
// keeps those of a range of buckets. Shuffled one by one and written in order, the
// buckets are the table in random order.
type deck[R any] struct {
	dice *dice
	// all is the number of buckets; kept are the rows of those from first on.
	all, first int
	kept       [][]R
}

func (k *deck[R]) deal(rows []R) {
	for i := range rows {
		if n := k.dice.IntN(k.all) - k.first; n >= 0 && n < len(k.kept) {
			k.kept[n] = append(k.kept[n], rows[i])
		}
	}
}

// begin makes the deck ready to see the whole table again, and keep other buckets.
func (k *deck[R]) begin(seed uint64, id schemas.TableID, all, first, n int) {
	if k.dice == nil {
		k.dice = newDice()
	}
	k.dice.seed(mix(seed^0x5eed), uint64(id))
	k.all, k.first = all, first
	for len(k.kept) < n {
		k.kept = append(k.kept, nil)
	}
	k.kept = k.kept[:n]
	for i := range k.kept {
		k.kept[i] = k.kept[i][:0]
	}
}

// writeTo shuffles the buckets that were kept and writes them to their parts.
func (k *deck[R]) writeTo(w *tableWriter[R], seed uint64, parts int) error {
	d := newDice()
	for n, rows := range k.kept {
		bucket := k.first + n
		d.seed(mix(seed^0xdec4), uint64(bucket)<<8|uint64(w.id))
		d.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		if err := w.write(bucket*parts/k.all, rows); err != nil {
			return err
		}
	}
	return nil
}

// decks are those of the four tables.
type decks struct {
	ydelse   deck[ydelseRow]
	samtaler deck[samtaleRow]
	tilbud   deck[tilbudRow]
	timer    deck[timerRow]
}

func (k *decks) begin(seed uint64, all, first, n int) {
	k.ydelse.begin(seed, schemas.YdelseTable, all, first, n)
	k.samtaler.begin(seed, schemas.SamtalerTable, all, first, n)
	k.tilbud.begin(seed, schemas.TilbudTable, all, first, n)
	k.timer.begin(seed, schemas.LoentimerTable, all, first, n)
}

// makeShuffled writes the country in random order. It is drawn again for each share of
// the buckets that fits in memory: drawing is cheaper than a temporary file, and there
// is none to clean up.
func makeShuffled(ctx context.Context, c *country, o Options, t *tables) (Summary, error) {
	var summary Summary
	passes := int(int64(o.Scale*personsAMonth)*int64(c.to-c.from+1)/rowsInMemory) + 1
	perPass := (o.Parts + passes - 1) / passes
	all := perPass * passes
	// A part is a whole number of buckets, so that all parts are of a size.
	for all%o.Parts != 0 {
		perPass++
		all = perPass * passes
	}
	k := &decks{}
	for pass := range passes {
		k.begin(o.Seed, all, pass*perPass, perPass)
		seen := Summary{}
		err := generate(ctx, c, c.blocks(1), o.Workers, func(_ block, r *rows) error {
			seen.add(r)
			return together(
				func() error { k.ydelse.deal(r.ydelse); return nil },
				func() error { k.samtaler.deal(r.samtaler); return nil },
				func() error { k.tilbud.deal(r.tilbud); return nil },
				func() error { k.timer.deal(r.timer); return nil },
			)
		})
		if err == nil {
			err = together(
				func() error { return k.ydelse.writeTo(t.ydelse, o.Seed, o.Parts) },
				func() error { return k.samtaler.writeTo(t.samtaler, o.Seed, o.Parts) },
				func() error { return k.tilbud.writeTo(t.tilbud, o.Seed, o.Parts) },
				func() error { return k.timer.writeTo(t.timer, o.Seed, o.Parts) },
			)
		}
		if err != nil {
			return summary, err
		}
		summary = seen
		o.tell(t)
	}
	return summary, nil
}
