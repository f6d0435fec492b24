package offentlig

// What is written of a publication and another one, or of another run.

// aendringstabel compares the year's figures with those of the publication before: what was
// shown then, and what is shown now.
func aendringstabel(p *Publikation, foer *Tidligere) Tabel {
	t := AendringerForm(p.Aar)
	nu, da := p.Tabel(Aar), find(foer.Vist, Aar)
	for o := range omraader {
		for x, navn := range []string{"andel_uden_tilbud", "maal1_opfyldt", "andel_faerre_end_4_samtaler", "maal2_opfyldt"} {
			*t.Celle(2*x, 0, o) = *nu.Celle(nu.Maalnr(navn), 0, o)
			*t.Celle(2*x+1, 0, o) = *da.Celle(da.Maalnr(navn), 0, o)
		}
	}
	for i, tabeller := range [][]Tabel{p.Tabeller, foer.Vist} {
		tilsyn := find(tabeller, Tilsyn)
		for k := 1; k < omraader && tilsyn != nil; k++ {
			*t.Celle(t.Maalnr("status")+i, 0, k) = *tilsyn.Celle(tilsyn.Maalnr("status"), 0, k-1)
		}
	}
	return t
}

// foelsomhed hides the verdicts of the readings where the year's figures are hidden: on other
// counts of the same few persons they would narrow them down.
func (b *beskytter) foelsomhed(fuld *Tabel) Tabel {
	t := *fuld
	t.Celler = append([]Celle(nil), fuld.Celler...)
	aar := b.p.Tabel(Aar)
	for l := range t.Akser[1].Vaerdier {
		for o := range omraader {
			for x := range 2 {
				if aar.Celle(2*x+1, 0, o).Maerke == Skjult {
					for maal := range t.Maal {
						*t.Celle(maal, 0, l, o, x) = Celle{Maerke: Skjult}
					}
				}
			}
		}
	}
	return t
}
