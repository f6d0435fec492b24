package main

import "fmt"

// The orders that a cell names by their own name, because its § is in another than the year's
// own: which fokusmål a year selects on.
const (
	order2019 = "BEK nr. 1409 af 16/12/2019, som ændret ved BEK nr. 564 af 30/03/2021"
	order2023 = "BEK nr. 301 af 20/03/2023"
)

// paragraf is where a decision stands, nil where nothing is decided. SPEC 8: »ophørt, § 10«,
// »§ 11«, »§ 12«, »§ 13«; »§§ 6-13« is selection on, § 4 the resultatmål, § 5 the fokusmål.
func (d *decisions) paragraf(kommune int64, s shares) any {
	before, status := d.stood(kommune).status, d.status(kommune, s)
	switch {
	case status == undecided:
		return nil
	case before == none:
		return d.notUnder(kommune, status, s)
	case status == none && before == administration:
		return d.numbered(13)
	case status == none:
		return d.numbered(10)
	case status == extended:
		return d.numbered(11)
	}
	return d.numbered(12) + ", stk. 1"
}

// notUnder is paragraf of a kommune that stood at ingen.
func (d *decisions) notUnder(kommune int64, status string, s shares) string {
	grad := d.small.grad[kommune]
	switch {
	case d.f.aar == 2020: // »2020: no selection«
		return order2019 + ", § 15, stk. 2"
	case status == strict:
		return "§ 6, stk. 1"
	case grad.faktisk.Cmp(grad.forventet) <= 0:
		return "§ 4"
	case s.met(1) && s.met(2):
		return "§ 5"
	case d.f.aar == 2021: // »2021 and 2022: fokusmål 1 is computed but does not select«
		return order2019 + ", § 15, stk. 3"
	}
	return order2023 + ", § 14, stk. 3"
}

// numbered is a § of those on what becomes of a kommune under tilsyn. The numbers of SPEC are
// those of the order of 2023, which decides on 2022 and later; that of 2019 has one § more
// before them. Nobody is under tilsyn so early but by a tilsyn_forrige that says so.
func (d *decisions) numbered(paragraf int) string {
	if d.f.aar <= 2021 {
		paragraf++
	}
	return fmt.Sprintf("§ %d", paragraf)
}
