package main

// steps are the names of section 5's steps by number.
var steps = []string{"introduktionsprogram", "doed_maaned", "under_12_maaneder", "fritaget", "population"}

// figures fetches the counts that the SQL made.
func (b *base) figures(aar int) (*figures, error) {
	f := &figures{aar: int64(aar), antal: map[place]counts{}, data: map[int64]bool{},
		rejects: map[[2]string]int64{}, duplicate: map[string]int64{}, persons: map[int64]int64{}}
	err := b.each("the counts", "SELECT m, kommune, gruppe, personer, uden_tilbud, faerre_end_4, med_tilbud, med_4_samtaler FROM antal",
		func(r []any) error {
			f.antal[place{whole(r[0]), whole(r[1]), whole(r[2])}] = counts{whole(r[3]), whole(r[4]), whole(r[5]), whole(r[6]), whole(r[7])}
			return nil
		})
	if err != nil {
		return nil, err
	}
	err = b.each("the months", "SELECT m FROM datamaaned", func(r []any) error { f.data[whole(r[0])] = true; return nil })
	if err != nil {
		return nil, err
	}
	err = b.each("the persons of each month", "SELECT m, sum(personer)::BIGINT FROM ydelsesperson GROUP BY m",
		func(r []any) error { f.persons[whole(r[0])] = whole(r[1]); return nil })
	if err != nil {
		return nil, err
	}
	return f, b.rowCounts(f)
}

// rowCounts fetches what was left out, the steps, the grounds and the lengths.
func (b *base) rowCounts(f *figures) error {
	err := b.each("the rejected rows", "SELECT tabel, kode, raekker FROM afvist_tal", func(r []any) error {
		f.rejects[[2]string{r[0].(string), r[1].(string)}] = whole(r[2])
		return nil
	})
	if err != nil {
		return err
	}
	err = b.each("the duplicates", "SELECT tabel, sum(raekker)::BIGINT FROM dublet GROUP BY tabel", func(r []any) error {
		f.duplicate[r[0].(string)] = whole(r[1])
		return nil
	})
	if err != nil {
		return err
	}
	trin, err := b.steps(f)
	if err != nil {
		return err
	}
	grunde, err := b.grounds(f)
	if err != nil {
		return err
	}
	varighed, err := b.lengths(f)
	f.expected = []*table{trin, grunde, varighed}
	return err
}

// steps makes the table afstemning.
func (b *base) steps(f *figures) (*table, error) {
	found := map[[3]int64]int64{}
	err := b.each("the steps", "SELECT m, kommune, trin, personer FROM trin_tal", func(r []any) error {
		found[[3]int64{whole(r[0]), whole(r[1]), whole(r[2])}] = whole(r[3])
		return nil
	})
	t := newTable("afstemning", 3, "maaned", "kommune", "trin", "personer")
	for _, m := range f.months() {
		for _, k := range kommuner {
			for i, trin := range steps {
				t.add(day(m), k.kode, trin, found[[3]int64{m, k.kode, int64(i)}])
			}
		}
	}
	return t, err
}

// ground is one of a fokusmål's, of a month and kommune.
type ground struct {
	m, kommune, fokusmaal int64
	grund                 string
}

// grounds makes the table grunde.
func (b *base) grounds(f *figures) (*table, error) {
	found := map[ground]int64{}
	err := b.each("the grounds", "SELECT m, kommune, fokusmaal, grund, personer FROM grund_tal", func(r []any) error {
		found[ground{whole(r[0]), whole(r[1]), whole(r[2]), r[3].(string)}] = whole(r[4])
		return nil
	})
	t := newTable("grunde", 4, "maaned", "kommune", "fokusmaal", "grund", "personer")
	for _, m := range f.months() {
		for _, k := range kommuner {
			for fokusmaal, names := range groundNames() {
				for _, name := range names {
					g := ground{m, k.kode, int64(fokusmaal + 1), name}
					t.add(day(m), k.kode, g.fokusmaal, name, found[g])
				}
			}
		}
	}
	return t, err
}

// lengthNames are the classes of the length of a spell, in counted months.
var lengthNames = []string{"12-17", "18-23", "24-35", "36+"}

// length is a class of a month and kommune.
type length struct {
	m, kommune int64
	varighed   string
}

// lengths makes the table fokusmaal_varighed.
func (b *base) lengths(f *figures) (*table, error) {
	found := map[length]counts{}
	err := b.each("the lengths", "SELECT m, kommune, varighed, personer, uden_tilbud, faerre_end_4 FROM varighed_tal", func(r []any) error {
		found[length{whole(r[0]), whole(r[1]), text(r[2])}] = counts{personer: whole(r[3]), udenTilbud: whole(r[4]), faerreEnd4: whole(r[5])}
		return nil
	})
	t := newTable("fokusmaal_varighed", 3, "maaned", "kommune", "varighed", "kommunenavn", "personer", "uden_tilbud",
		"faerre_end_4_samtaler", "andel_uden_tilbud", "andel_faerre_end_4_samtaler")
	for _, m := range f.months() {
		for _, k := range kommuner {
			for _, name := range lengthNames {
				c := found[length{m, k.kode, name}]
				t.add(day(m), k.kode, name, k.navn, c.personer, c.udenTilbud, c.faerreEnd4, nearest(c.share(1)), nearest(c.share(2)))
			}
		}
	}
	return t, err
}

// groundNames are the codes of the grounds of fokusmål 1 and 2.
func groundNames() [2][]string {
	two := []string{"4_samtaler_eller_flere"}
	for _, n := range []string{"0", "1", "2", "3"} {
		two = append(two, n+"_samtaler")
		for bits := 1; bits < 8; bits++ {
			name := n + "_samtaler_udeladt"
			for i, why := range []string{"_brev", "_foerste", "_anden_type"} {
				if bits&(1<<i) != 0 {
					name += why
				}
			}
			two = append(two, name)
		}
	}
	return [2][]string{{"tilbud", "kun_timer", "hverken_tilbud_eller_timer"}, two}
}

// whole is a cell that is a whole number.
func whole(cell any) int64 {
	n, _ := cell.(int64)
	return n
}
