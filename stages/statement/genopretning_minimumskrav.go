package statement

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Minimumskrav is how a kommune under administration stands to the minimumskrav: annual
// means of shares over the same population as those of the fokusmål. Whether they are met
// has no meaning where no month has persons.
type Minimumskrav struct {
	Kommune schemas.Kommune
	// Tilbud is the share with at least one counted tilbud, Samtaler that with at least 4
	// counted samtaler.
	Tilbud, Samtaler Bedoemt
}

// Minimumskravene returns how the kommuner stand that were under administration when the
// year began or are so after its decision, in order of code.
func Minimumskravene(l *lov.Lov, o *Opgoerelse, t *Tilsyn) []Minimumskrav {
	var ud []Minimumskrav
	kravene := l.Minimumskrav(o.Aar)
	maaneder := aaretsMaaneder(l, o)
	grunde := grundeAf(o)
	for i := range t.Raekker {
		r := &t.Raekker[i]
		if r.Foer.Status != schemas.Administration && r.Status != schemas.Administration {
			continue
		}
		krav := func(grund schemas.Grund, pct int64) Bedoemt {
			var andele []Andel
			for _, m := range maaneder[r.Kommune] {
				andele = append(andele, Andel{grunde[grundsted{r.Kommune, m.Maaned, grund}], m.Personer})
			}
			b := Bedoemt{Middel: middel(andele, l.Pulje())}
			b.Opfyldt = b.Findes() && !b.Under(pct)
			return b
		}
		ud = append(ud, Minimumskrav{r.Kommune, krav(schemas.GrundTilbud, kravene.TilbudPct), krav(schemas.GrundMindst4, kravene.SamtalerPct)})
	}
	return ud
}

// grundsted is a cell of table grunde.
type grundsted struct {
	kommune schemas.Kommune
	maaned  schemas.Month
	grund   schemas.Grund
}

// grundeAf are the persons with each of the two grounds of the minimumskrav.
func grundeAf(o *Opgoerelse) map[grundsted]int64 {
	ud := map[grundsted]int64{}
	for i := range o.Grunde {
		g := &o.Grunde[i]
		if k, ok := schemas.KommuneFraKode(g.Kode); ok && (g.Grund == schemas.GrundTilbud || g.Grund == schemas.GrundMindst4) {
			ud[grundsted{k, g.Maaned, g.Grund}] = g.Personer
		}
	}
	return ud
}
