package syntetisk

// personsOfBlock is how many persons a worker draws at a time: some tens of thousands
// of rows.
const personsOfBlock = 4096

// block are persons with consecutive numbers, all of one part.
type block struct {
	first, end uint32
	part       int
}

// blocks cuts the persons into parts of the same number of persons, and these into blocks.
func (c *country) blocks(parts int) []block {
	var all []block
	for part := range parts {
		end := uint32(uint64(c.persons) * uint64(part+1) / uint64(parts))
		first := uint32(uint64(c.persons) * uint64(part) / uint64(parts))
		for ; first < end; first += min(personsOfBlock, end-first) {
			all = append(all, block{first, min(first+personsOfBlock, end), part})
		}
	}
	return all
}

// rowsOf draws the persons of a block and their rows.
func (c *country) rowsOf(p *person, b block) *rows {
	r := &rows{
		ydelse:   make([]ydelseRow, 0, 16*personsOfBlock),
		samtaler: make([]samtaleRow, 0, 4*personsOfBlock),
		tilbud:   make([]tilbudRow, 0, 2*personsOfBlock),
		timer:    make([]timerRow, 0, 4*personsOfBlock),
	}
	for number := b.first; number < b.end; number++ {
		p.draw(c, number)
		p.write(c, r)
	}
	r.countPersons(c)
	return r
}

// write adds a person's rows.
func (p *person) write(c *country, r *rows) {
	ydelse, samtaler, tilbud, timer := len(r.ydelse), len(r.samtaler), len(r.tilbud), len(r.timer)
	r.ydelse = p.ydelser(c, r.ydelse)
	r.samtaler = p.samtaler(c, r.samtaler)
	r.tilbud = p.tilbud(c, r.tilbud)
	r.timer = p.loentimer(c, r.timer)
	p.duplicates(r, ydelse, samtaler)
	p.faults(r, ydelse, samtaler, tilbud, timer)
}
