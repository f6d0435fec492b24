package offentlig

// led is a cell of a table.
type led struct {
	tabel *Tabel
	celle int
}

// summerne hands over every sum of a month of the tables of counts: cells that add up to 0 when
// each is taken times its factor. They are what netvaerk.go has as a network.
func summerne(tabeller []Tabel, m int, med func(sum []led, faktor []int64)) {
	maaned, varighed := find(tabeller, Maaned), find(tabeller, Varighed)
	for x := range optalt {
		for o := range omraader {
			hel := led{maaned, maaned.celleNr(x, m, o, alle)}
			delt(med, hel, dele(maaned, x, m, o, 0, alle))
			delt(med, hel, dele(varighed, x, m, o, 0, len(varighed.Akser[2].Vaerdier)))
		}
		landet(med, maaned, x, m, serier)
		landet(med, varighed, x, m, len(varighed.Akser[2].Vaerdier))
	}
	for _, id := range []string{Afstemning, Grunde, Udeladt} {
		t := find(tabeller, id)
		landet(med, t, 0, m, len(t.Akser[2].Vaerdier))
	}
	grunde := find(tabeller, Grunde)
	for o := range omraader {
		delt(med, led{maaned, maaned.celleNr(2, m, o, alle)}, dele(grunde, 0, m, o, nulSamtaler, mindst4))
		delt(med, led{maaned, maaned.celleNr(0, m, o, alle)}, dele(grunde, 0, m, o, medTilbud, nulSamtaler))
	}
}

// dele are the cells of some groups of an area.
func dele(t *Tabel, maal, m, o, fra, til int) (ud []led) {
	for g := fra; g < til; g++ {
		ud = append(ud, led{t, t.celleNr(maal, m, o, g)})
	}
	return ud
}

// landet are the sums of the kommuner, each of which is Hele landet, of the first groups.
func landet(med func([]led, []int64), t *Tabel, maal, m, grupper int) {
	for g := range grupper {
		var kommuner []led
		for o := 1; o < omraader; o++ {
			kommuner = append(kommuner, led{t, t.celleNr(maal, m, o, g)})
		}
		delt(med, led{t, t.celleNr(maal, m, 0, g)}, kommuner)
	}
}

// delt is a sum of parts that is a whole.
func delt(med func([]led, []int64), hel led, dele []led) {
	faktor := make([]int64, len(dele)+1)
	for i := range dele {
		faktor[i] = 1
	}
	faktor[len(dele)] = -1
	med(append(dele, hel), faktor)
}
