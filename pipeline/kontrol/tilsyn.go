package main

import (
	"fmt"
	"math/big"
)

// The statuses of SPEC 8, Tilsyn.
const (
	none           = "ingen"
	strict         = "skaerpet_tilsyn"
	extended       = "forlaenget"
	administration = "administration"
	undecided      = "ikke_afgjort"
)

// shares are the exact annual shares of fokusmål 1 and 2; nil is one without any month with
// persons, which »counts as met«.
type shares [2]*big.Rat

// met says whether fokusmål 1 or 2 is.
func (s shares) met(goal int) bool {
	return s[goal-1] == nil || s[goal-1].Cmp(limits[goal]) < 0
}

// decisions are the year's, of every kommune.
type decisions struct {
	f     *figures
	small *smallFiles
}

// complete says whether every kommune has its resultatmål where one is needed.
func (d *decisions) complete() error {
	if !d.small.anyGrad || d.f.provisional() {
		return nil
	}
	for _, k := range kommuner[heleLandet+1:] {
		if _, known := d.small.grad[k.kode]; !known {
			return wrong("complete the file and make the run again", "reading the file that was given as ydelsesgrad: expected a row of every kommune in the year, found none of some")
		}
	}
	return nil
}

// asks says whether the year's decision asks about a fokusmål: »Both met in 2021 and 2022
// means fokusmål 2 alone«.
func (d *decisions) asks(goal int) bool {
	return goal == 2 || d.f.aar != 2021 && d.f.aar != 2022
}

// bothMet says whether every fokusmål that the year asks about is met.
func (d *decisions) bothMet(s shares) bool {
	return (s.met(1) || !d.asks(1)) && s.met(2)
}

// stood is where a kommune stood after the year before; »No tilsyn_forrige = all ingen«.
func (d *decisions) stood(kommune int64) standing {
	if s, known := d.small.before[kommune]; known {
		return s
	}
	return standing{status: none}
}

// status is what a kommune becomes with such shares: the table of SPEC 8.
func (d *decisions) status(kommune int64, s shares) string {
	before := d.stood(kommune)
	grad := d.small.grad[kommune]
	switch {
	case d.f.provisional():
		return undecided
	case before.status == none && (d.f.aar == 2020 || grad.faktisk.Cmp(grad.forventet) <= 0):
		return none
	case d.bothMet(s):
		return none
	case before.status == none:
		return strict
	case before.status == strict && d.halfway(before.base, s):
		return extended
	}
	return administration
}

// halfway says whether »each unmet one improved by at least half of (baseline − limit)«.
func (d *decisions) halfway(base, s shares) bool {
	for goal := 1; goal <= 2; goal++ {
		if !d.asks(goal) || s.met(goal) {
			continue
		}
		if base[goal-1] == nil || s[goal-1].Cmp(halfOf(base[goal-1], goal)) > 0 {
			return false
		}
	}
	return true
}

// halfOf is the middle between a baseline and the limit.
func halfOf(baseline *big.Rat, goal int) *big.Rat {
	sum := new(big.Rat).Add(baseline, limits[goal])
	return sum.Quo(sum, big.NewRat(2, 1))
}

// statusThen are the cells of stabilitet about the status with other shares.
func (d *decisions) statusThen(kommune int64, s shares) []any {
	if !d.small.anyGrad {
		return []any{nil, nil}
	}
	then := d.status(kommune, s)
	return []any{then, then != d.status(kommune, d.annual(kommune))}
}

// annual are a kommune's annual shares.
func (d *decisions) annual(kommune int64) shares {
	return shares{d.f.annual(kommune, 1), d.f.annual(kommune, 2)}
}

// table is the table tilsyn.
func (d *decisions) table() *table {
	t := newTable("tilsyn", 2, "aar", "kommune", "kommunenavn", "faktisk", "forventet", "resultatmaal_opfyldt", "maal1_andel",
		"maal1_opfyldt", "maal2_andel", "maal2_opfyldt", "status_foer", "status", "baseline_aar", "baseline_maal1", "baseline_maal2",
		"meddelelse_senest", "redegoerelse_senest", "genopretning_til", "sagsgennemgang_senest", "baseline_maal1_broek", "baseline_maal2_broek",
		"paragraf", "begrundelse")
	for _, k := range kommuner[heleLandet+1:] {
		s, before := d.annual(k.kode), d.stood(k.kode)
		status := d.status(k.kode, s)
		base := d.baseline(before, status, s)
		grad, known := d.small.grad[k.kode]
		reached := any(nil)
		if known {
			reached = grad.faktisk.Cmp(grad.forventet) <= 0
		}
		cells := []any{d.f.aar, k.kode, k.navn, nearest(grad.faktisk), nearest(grad.forventet), reached, nearest(s[0]), s.met(1),
			nearest(s[1]), s.met(2), before.status, status, base.year, nearest(base.base[0]), nearest(base.base[1])}
		cells = append(cells, d.deadlines(before.status, status)...)
		t.add(append(cells, fraction(base.base[0]), fraction(base.base[1]), d.paragraf(k.kode, s), d.begrundelse(k.kode, s))...)
	}
	return t
}

// baseline is what the kommune is measured against from now on: »udvalgt: this year's shares
// become the baseline«.
func (d *decisions) baseline(before standing, status string, s shares) standing {
	switch {
	case status == none:
		return standing{}
	case before.status == none && status == strict:
		return standing{year: d.f.aar, base: s}
	}
	return before
}

// fraction is an exact number as text, nil of none.
func fraction(exact *big.Rat) any {
	if exact == nil {
		return nil
	}
	return exact.String()
}

// deadlines are »notice by 30 April, statement (redegørelse) … at the latest 31 July, recovery
// period to 31 December of the year after the measured year, extension + 12 months, case
// review (sagsgennemgang) 3 months after the notice«. SPEC does not say who gets a notice: here
// every kommune that has a measure or had one, so that its end is told, too.
func (d *decisions) deadlines(before, status string) []any {
	on := func(date string, does bool) any {
		if !does {
			return nil
		}
		return fmt.Sprintf("%d-%s", d.f.aar+1, date)
	}
	return []any{on("04-30", status != undecided && (status != none || before != none)),
		on("07-31", status == strict), on("12-31", status == strict || status == extended),
		on("07-31", status == administration)}
}

// genopretning is the table of those in skaerpet_tilsyn or forlaenget when the year began.
func (d *decisions) genopretning() *table {
	t := newTable("genopretning", 4, "aar", "kommune", "fokusmaal", "maaned", "kommunenavn", "udvaelger", "gns12", "baseline", "halvvejs",
		"graense", "opfyldt", "naaet_halvvejs", "uden_fremgang", "milepael", "naaet_milepael")
	for _, k := range kommuner[heleLandet+1:] {
		before := d.stood(k.kode)
		if before.status != strict && before.status != extended {
			continue
		}
		for goal := 1; goal <= 2; goal++ {
			for _, m := range d.f.months() {
				if !d.f.data[m] {
					continue
				}
				cells := []any{d.f.aar, k.kode, int64(goal), day(m), k.navn, d.asks(goal) && d.f.aar != 2020}
				t.add(append(cells, d.recovery(k.kode, m, goal, before.base[goal-1])...)...)
			}
		}
	}
	return t
}

// recovery are the cells of genopretning of one month.
func (d *decisions) recovery(kommune, m int64, goal int, baseline *big.Rat) []any {
	now := d.f.running(m, kommune, 0, goal)
	var halfway *big.Rat
	if baseline != nil && baseline.Cmp(limits[goal]) >= 0 {
		halfway = halfOf(baseline, goal)
	}
	plan := d.small.plans[milestone{kommune, day(m)[:7], goal}]
	cells := []any{nearest(now), nearest(baseline), nearest(halfway), nearest(limits[goal]), under(now, limits[goal]), nil, nil, nearest(plan), nil}
	if now == nil {
		return cells
	}
	there := halfway != nil && now.Cmp(halfway) <= 0
	if halfway != nil {
		cells[5] = there
	}
	cells[6] = now.Cmp(limits[goal]) >= 0 && !there && (baseline == nil || now.Cmp(baseline) >= 0)
	if plan != nil {
		cells[8] = now.Cmp(plan) < 0
	}
	return cells
}

// minimumskrav is the table of those under administration when the year began, or after it.
func (d *decisions) minimumskrav() *table {
	t := newTable("minimumskrav", 2, "aar", "kommune", "kommunenavn", "tilbud_andel", "tilbud_opfyldt", "samtaler_andel", "samtaler_opfyldt")
	for _, k := range kommuner[heleLandet+1:] {
		if d.stood(k.kode).status != administration && d.status(k.kode, d.annual(k.kode)) != administration {
			continue
		}
		var tilbud, samtaler []*big.Rat
		for _, c := range d.f.inMean(k.kode) {
			tilbud = append(tilbud, big.NewRat(c.medTilbud, c.personer))
			samtaler = append(samtaler, big.NewRat(c.med4Samtaler, c.personer))
		}
		one, two := mean(tilbud), mean(samtaler)
		t.add(d.f.aar, k.kode, k.navn, nearest(one), atLeast(one, big.NewRat(7, 10)), nearest(two), atLeast(two, big.NewRat(4, 5)))
	}
	return t
}

// atLeast says whether an exact number is a limit or more: »exactly 70 and 80 are enough«.
func atLeast(exact, limit *big.Rat) any {
	if exact == nil {
		return nil
	}
	return exact.Cmp(limit) >= 0
}
