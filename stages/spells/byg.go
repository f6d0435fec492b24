package spells

import "fokusmaal/schemas"

// Bygger builds the spells of one person after the other, in memory that it reuses.
type Bygger struct {
	regler  Regler
	lister  []Ydelsesliste
	forloeb []Forloeb
	program []Programmaaned
	barsel  []schemas.Month
	// seneste is the latest spell of each kind, as its number in forloeb plus one.
	seneste [antalSlags]int
}

// Programmaaned is a month with a row under the introduktionsprogram: the row with the
// latest til, then the longest, then the lowest kommune code.
type Programmaaned struct {
	Maaned   schemas.Month
	Fra, Til uint8
	Kommune  schemas.Kommune
}

// NewBygger returns a builder for the rules.
func NewBygger(regler Regler) *Bygger { return &Bygger{regler: regler, lister: regler.lister()} }

// Byg returns the spells that the rows make up to and including the month til, in the
// order in which they began, and the months on the introduktionsprogram. The rows are in
// order of month, without duplicates (schemas.Historik). Both results are valid until
// the next call.
func (b *Bygger) Byg(rows []schemas.YdelseRow, til schemas.Month) ([]Forloeb, []Programmaaned) {
	b.forloeb, b.program, b.barsel = b.forloeb[:0], b.program[:0], b.barsel[:0]
	b.seneste = [antalSlags]int{}
	var forrige *Forloeb
	liste := 0 // the one that holds in the row's month
	for i := range rows {
		r := &rows[i]
		if r.Maaned() > til {
			break
		}
		for r.Maaned() > b.lister[liste].TilMaaned {
			liste++
		}
		switch {
		case r.Ydelse == schemas.Barselsdagpenge:
			b.barsel = append(b.barsel, r.Maaned())
		case !b.lister[liste].Maalt[r.Ydelse]:
		case r.Introduktionsprogram:
			b.noterProgram(r)
		default:
			if forrige == nil || !forrige.fortsaetter(r, &b.regler) {
				forrige = b.find(r)
			}
			forrige.tilfoej(r)
		}
	}
	for i := range b.forloeb {
		b.forloeb[i].opgoer(&b.regler)
	}
	return b.forloeb, b.program
}

// noterProgram notes a row under the introduktionsprogram, which is in no spell (STAR
// Q&A 16-01-2020).
func (b *Bygger) noterProgram(r *schemas.YdelseRow) {
	n := len(b.program)
	if n == 0 || b.program[n-1].Maaned != r.Maaned() {
		b.program = append(b.program, Programmaaned{Maaned: r.Maaned(), Fra: r.Fra, Til: r.Til, Kommune: r.Kommune})
		return
	}
	if p := &b.program[n-1]; foer(r, p.Til, p.Fra, p.Kommune) {
		p.Fra, p.Til, p.Kommune = r.Fra, r.Til, r.Kommune
	}
}

// fortsaetter says that a row goes on with the spell that the row before it was added to:
// the same benefit and forloeb_fra, in the same month or the next. So does nearly every
// row; of the others find says which spell they belong to.
func (f *Forloeb) fortsaetter(r *schemas.YdelseRow, regler *Regler) bool {
	return r.Ydelse == f.Ydelse && r.Maaned() <= sidste(f)+1 &&
		(r.ForloebFra == f.ForloebFra || !regler.foelgerForloebFra(f.slags))
}

// find returns the spell that a row belongs to: the one it continues, or a new one.
func (b *Bygger) find(r *schemas.YdelseRow) *Forloeb {
	s := b.regler.slags(r.Ydelse)
	if b.regler.foelgerForloebFra(s) {
		for i := range b.forloeb {
			if f := &b.forloeb[i]; f.slags == s && f.ForloebFra == r.ForloebFra {
				return f
			}
		}
		return b.begynd(r, s, r.ForloebFra)
	}
	if f := b.senesteAf(s); f != nil && b.ubrudt(sidste(f), r.Maaned()) {
		return f
	}
	f := b.begynd(r, s, schemas.NoDate)
	if gammelt := b.forgaenger(f.Gruppe(), r.Maaned()); gammelt != nil {
		f.overtag(gammelt)
	}
	return f
}

// begynd begins a spell with no months yet.
func (b *Bygger) begynd(r *schemas.YdelseRow, s slags, forloebFra schemas.Date) *Forloeb {
	if n := len(b.forloeb); n < cap(b.forloeb) {
		b.forloeb = b.forloeb[:n+1]
	} else {
		b.forloeb = append(b.forloeb, Forloeb{})
	}
	f := &b.forloeb[len(b.forloeb)-1]
	*f = Forloeb{Ydelse: r.Ydelse, ForloebFra: forloebFra, Maaneder: f.Maaneder[:0], slags: s}
	b.seneste[s] = len(b.forloeb)
	return f
}

func (b *Bygger) senesteAf(s slags) *Forloeb {
	if n := b.seneste[s]; n > 0 {
		return &b.forloeb[n-1]
	}
	return nil
}

// forgaenger returns the spell whose months a new spell of the group takes over when it
// begins in the month, or nil: of several the one with the latest month, then the order
// of § 2 stk. 2 (SPEC 4 point 4).
func (b *Bygger) forgaenger(gruppe schemas.Gruppe, begynder schemas.Month) *Forloeb {
	var bedst *Forloeb
	for _, v := range b.regler.Viderefoerelser {
		if v.Til != gruppe || begynder < v.FraMaaned || begynder > v.TilMaaned {
			continue
		}
		f := b.senesteAf(slags(v.Fra))
		if f == nil || !b.ubrudt(sidste(f), begynder) {
			continue
		}
		if bedst == nil || sidste(f) > sidste(bedst) ||
			sidste(f) == sidste(bedst) && f.Gruppe() < bedst.Gruppe() {
			bedst = f
		}
	}
	return bedst
}

// sidste returns the latest month of a spell so far.
func sidste(f *Forloeb) schemas.Month { return f.Maaneder[len(f.Maaneder)-1].Maaned }

// ubrudt says that no whole calendar month lies between two months, months with
// barselsdagpenge apart (»død periode«, SPEC 4 point 3).
func (b *Bygger) ubrudt(sidste, naeste schemas.Month) bool {
	for m := sidste + 1; m < naeste; m++ {
		if !b.harBarsel(m) {
			return false
		}
	}
	return true
}

func (b *Bygger) harBarsel(maaned schemas.Month) bool {
	for i := len(b.barsel) - 1; i >= 0 && b.barsel[i] >= maaned; i-- {
		if b.barsel[i] == maaned {
			return true
		}
	}
	return false
}
