package offentlig

// Publikation is what the public may see of a year.
type Publikation struct {
	Aar int
	// Foreloebig says that the year has fewer than 12 months of data: nothing is decided.
	Foreloebig bool
	// Tabeller are all tables, in the order in which they are shown.
	Tabeller    []Tabel
	Beskyttelse Beskyttelse
	Kvalitet    Kvalitet
}

// The tables by their ID. Those of [Tilsyn], [Aendringer] and [Foelsomhed] are not in every
// publication.
const (
	// Maaned: maaned × kommune (0 first) × ydelse (alle last) of personer, uden_tilbud,
	// faerre_end_4_samtaler, andel_uden_tilbud, andel_faerre_end_4_samtaler, gns12_uden_tilbud,
	// gns12_faerre_end_4_samtaler.
	Maaned = "fokusmaal_maaned"
	// Aar: aar × kommune of maaneder, andel_uden_tilbud, maal1_opfyldt,
	// andel_faerre_end_4_samtaler, maal2_opfyldt.
	Aar = "fokusmaal_aar"
	// Varighed: maaned × kommune × varighed (12-17, 18-23, 24-35, 36+) of personer, uden_tilbud,
	// faerre_end_4_samtaler and their shares.
	Varighed = "fokusmaal_varighed"
	// Afstemning: maaned × kommune × trin (the last is population) of personer.
	Afstemning = "afstemning"
	// Grunde: maaned × kommune × grund of personer: tilbud, kun_timer,
	// hverken_tilbud_eller_timer, 0_samtaler up to 3_samtaler, 4_samtaler_eller_flere.
	Grunde = "grunde"
	// Udeladt: maaned × kommune × udeladt (brev, foerste, anden_type) of personer.
	Udeladt = "udeladte_samtaler"
	// Afstand: aar × kommune × fokusmaal (1, 2) of opfyldt and personer_pr_maaned: persons
	// fewer in the numerator of every month with which it is met, or more with which it
	// still is.
	Afstand = "afstand_aar"
	// Tilsyn: aar × kommune of resultatmaal_opfyldt, maal1_opfyldt, maal2_opfyldt, status_foer, status, paragraf,
	// begrundelse, meddelelse_senest, redegoerelse_senest, genopretning_til,
	// sagsgennemgang_senest.
	Tilsyn = "tilsyn"
	// Aendringer: aar × kommune of andel_uden_tilbud, andel_uden_tilbud_foer, maal1_opfyldt, maal1_opfyldt_foer, the same
	// of fokusmål 2, and status, status_foer where there is a tilsyn: what the publication in force before this one showed.
	Aendringer = "aendringer"
	// Foelsomhed: aar × laesning × kommune × fokusmaal of opfyldt_standard, opfyldt_alternativ and
	// skifter.
	Foelsomhed = "foelsomhed"
)

// The limits in pct. that the words of the publication name, those of the two fokusmål. [Byg]
// holds them against the law of the year.
const (
	Graense1Pct = 30
	Graense2Pct = 20
)

// Tabel is the table of an ID, or nil.
func (p *Publikation) Tabel(id string) *Tabel {
	for i := range p.Tabeller {
		if p.Tabeller[i].ID == id {
			return &p.Tabeller[i]
		}
	}
	return nil
}

// Maalnr is the index of a kind of figure by its Navn. It panics where there is none: that is
// a misspelling.
func (t *Tabel) Maalnr(navn string) int {
	for i := range t.Maal {
		if t.Maal[i].Navn == navn {
			return i
		}
	}
	panic("offentlig: table " + t.ID + " has no figures of the kind " + navn)
}

// Beskyttelse says how the small numbers are protected.
type Beskyttelse struct {
	// Faerrest and FaerrestBasis are the limits: below so many persons a count is hidden, and
	// of a base below so many also 0 and all. Ejer decides on them, for the reason Begrundelse.
	Faerrest, FaerrestBasis int64
	Ejer, Begrundelse       string
	// Primaert cells are hidden for what they are about, Sekundaert ones because they would
	// give those away.
	Primaert, Sekundaert int
	// Udenfor are hidden too: where nearly all counts are small, all that splits up the persons
	// of a kommune. They were not attacked one by one; each is at most the two sums that it
	// is in, which are shown only where they are not small, or 0.
	Udenfor int
	// Angrebne are the hidden counts that were attacked, and MindsteVaerdier is the least number
	// of values that was left for any of them.
	Angrebne        int
	MindsteVaerdier int64
	// Ubevist is how many of them are safe from that attack without another whole table being
	// known in which they have other values.
	Ubevist int
	// Tidligere is how many publications before this one the attack knew.
	Tidligere int
}

// Kvalitet are the facts of the run that the quality page tells.
type Kvalitet struct {
	// Version is that of the program, Regler the digest of its rules, and Leverance that of
	// the delivery's manifest; empty where it was not verified.
	Version, Regler, Leverance string
	// Tabeller are the input tables.
	Tabeller []Indtabel
	// Afvist are the rejected rows by table and code.
	Afvist []Afvist
	// DubletterYdelse and DubletterSamtaler count exact duplicates, which count once.
	DubletterYdelse, DubletterSamtaler int64
	// Kontroller are the controls over the whole delivery.
	Kontroller []Kontrol
	// Udsnit says that the delivery is no whole country.
	Udsnit bool
	// AndenBeregning says in Danish whether a second calculation follows.
	AndenBeregning string
	// Advarsler are those of the run.
	Advarsler []string
}

// Indtabel is an input table: how many files and rows, and of those how many were rejected.
type Indtabel struct {
	Navn            string
	Filer           int
	Raekker, Afvist int64
}

// Afvist counts the rejected rows of a table with one code of SPEC 3.
type Afvist struct {
	Tabel, Kode string
	Raekker     int64
}

// Kontrol is a control over the whole delivery and how much it found.
type Kontrol struct {
	Kode, Titel string
	// Fund is the number of findings; Alvor the gravest of them (fejl, advarsel), empty
	// without any.
	Fund  int
	Alvor string
}
