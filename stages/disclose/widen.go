package disclose

// Widen hides of what gave away the cells that an attack found: in each equation that they stand
// in, of what is shown and not known the cell that costs least. It says whether it hid
// anything. What is hidden by it is not proven; another attack says what has come of it.
func (t *Table) Widen(found []int) (hid bool) {
	for _, number := range found {
		for _, e := range t.cells[number].ends {
			if cheapest := t.cheapestShown(t.sums[e.sum]); cheapest != none {
				t.hide(cheapest)
				hid = true
			}
		}
	}
	return hid
}

// cheapestShown is of what is shown and not known the cell that costs least to hide, or none.
func (t *Table) cheapestShown(terms []Term) int {
	cheapest := none
	for _, own := range terms {
		if c := &t.cells[own.Cell]; c.state == Shown && !c.known && (cheapest == none || t.loss(own.Cell) < t.loss(cheapest)) {
			cheapest = own.Cell
		}
	}
	return cheapest
}
