package kontroller

// k05: the share of a code is far from the kommune's own: two codes may be swapped.
var k05 = Kontrol{Kode: 5, Alvor: Fejl, Historisk: true, Navn: "kodefordeling", doem: kodefordeling,
	Beskrivelse: "Andelen af rækker med en kode (ydelse, type eller form) er for en kommune (eller Hele landet) og måned mindst " +
		"10 procentpoint fra medianen af kommunens egne måneder: fejl. Mindre, men det tredobbelte eller en tredjedel (af andelen eller af resten): advarsel. " +
		"Sådan viser to ombyttede koder sig, når de ikke er lige hyppige; er de det, viser K08 dem for `ydelse`. " +
		"Også 3 og 12 måneder samlet, hvor månederne hver for sig er inden for tilfældet."}

func kodefordeling(b *billede) (found []Fund) { return b.skaeve(koder()) }
