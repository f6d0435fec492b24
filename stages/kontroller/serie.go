package kontroller

import "fokusmaal/schemas"

// tal is the place of a number in the unfolded counts of a kommune and a month.
type tal int

// The numbers. Those of a code stand from the first one on, at the code's own number.
const (
	talYdelse   tal = iota // rows of ydelse
	talSamtaler            // rows of samtaler
	talTilbud
	talLoentimer
	talForloeb // rows of dagpenge and sygedagpenge
	talPersoner
	talYdelseKode
	talSamtaleType    = talYdelseKode + tal(schemas.AntalYdelser)
	talSamtaleForm    = talSamtaleType + tal(typer) + 1
	talTilbudType     = talSamtaleForm + tal(former) + 1
	talTilbudNull     = talTilbudType + tilbudKoder/2
	talTimeklasse     = talTilbudNull + 1
	talOrdinaer       = talTimeklasse + timeklasser
	talMaalgruppeNull = talOrdinaer + 1
	talFelt           = talMaalgruppeNull + 1
	talPersonspoergsm = talFelt + felterne
	talAlle           = talPersonspoergsm + personspoergsmaal
)

// tabelTal are the rows of each table.
var tabelTal = [schemas.Tables]tal{talYdelse, talSamtaler, talTilbud, talLoentimer}

// punkt are the unfolded counts of a kommune and a month.
type punkt [talAlle]int64

// udfold takes the counts of a kommune and a month apart, when they are summed up, into an
// empty point.
func (t *maanedstal) udfold(p *punkt) {
	for i, n := range t.ydelse {
		p[talYdelse] += int64(n)
		p[talYdelseKode+tal(i)+1] = int64(n)
	}
	p[talForloeb] = p[talYdelseKode+tal(schemas.Dagpenge)] + p[talYdelseKode+tal(schemas.Sygedagpenge)]
	p[talMaalgruppeNull] = int64(t.maalgruppeNull)
	for q, n := range t.felt {
		p[talFelt+tal(q)] = int64(n)
	}
	for i, n := range t.samtaler {
		p[talSamtaler] += int64(n)
		p[talSamtaleType+tal(i/former)+1] += int64(n)
		p[talSamtaleForm+tal(i%former)+1] += int64(n)
	}
	for i, n := range t.tilbud {
		p[talTilbud] += int64(n)
		p[talTilbudType+tal(i/2)] += int64(n)
		p[talTilbudNull] += int64(n) * int64(i%2)
	}
	for i, n := range t.timer[:2*timeklasser] {
		p[talLoentimer] += int64(n)
		p[talTimeklasse+tal(i/2)] += int64(n)
		p[talOrdinaer] += int64(n) * int64(i%2)
	}
	for q, n := range t.person {
		p[talPersonspoergsm+tal(q)] = int64(n)
	}
	p[talPersoner] = p[talYdelse] - p[talPersonspoergsm+personEkstra]
}

// serie is a share that has a history: so many (x) of so many (n).
type serie struct {
	tabel   schemas.TableID
	kolonne string
	// kode is the code, or what is asked, as it stands in a message.
	kode string
	x, n tal
	// klynge is how many rows come together at most times: chance is that much wilder.
	klynge int64
	// ubrugt says that no figure needs the column: it is never a reason to stop.
	ubrugt bool
}

// The clusters: a benefit month is one row; a tilbud and the hours of a job come month
// after month and several at a time.
const (
	klyngeYdelse  = 1
	klyngeSamtale = 2
	klyngeTilbud  = 4
	klyngeTimer   = 4
)

var tabelKlynge = [schemas.Tables]int64{klyngeYdelse, klyngeSamtale, klyngeTilbud, klyngeTimer}

// koder are the series of the distributions of codes.
func koder() []serie {
	var all []serie
	add := func(t schemas.TableID, kolonne, kode string, first tal, code int) {
		all = append(all, serie{tabel: t, kolonne: kolonne, kode: kode, x: first + tal(code), n: tabelTal[t], klynge: tabelKlynge[t]})
	}
	for y := schemas.Dagpenge; int(y) < schemas.AntalYdelser; y++ {
		add(schemas.YdelseTable, "ydelse", y.String(), talYdelseKode, int(y))
	}
	for t := schemas.Jobsamtale; int(t) <= typer; t++ {
		add(schemas.SamtalerTable, "type", t.String(), talSamtaleType, int(t))
	}
	for f := schemas.Fremmoede; int(f) <= former; f++ {
		add(schemas.SamtalerTable, "form", f.String(), talSamtaleForm, int(f))
	}
	for t := schemas.Virksomhedspraktik; t <= schemas.AndetTilbud; t++ {
		add(schemas.TilbudTable, "type", t.String(), talTilbudType, int(t))
	}
	return all
}

// felter are the series of nulls, zeros and yes-or-no columns. A null in a column that
// must have a value is not among them: such a row is rejected and missing in the volume.
// Nor is til of tilbud, whose null means that it runs, as nearly all do in the end.
//
// A share that falls is as suspicious as one that rises: who is exempt, on standby or at
// work only in name is so in the figures, and a null of maalgruppe keeps a tilbud from
// counting, so each of them moves the measures both ways.
func felter() []serie {
	of := func(t schemas.TableID, kolonne, what string, x tal) serie {
		return serie{tabel: t, kolonne: kolonne, kode: what, x: x, n: tabelTal[t], klynge: tabelKlynge[t]}
	}
	ydelse := func(kolonne, what string, x tal) serie { return of(schemas.YdelseTable, kolonne, what, x) }
	timer := func(what string, klasse int) serie {
		return of(schemas.LoentimerTable, "timer", what, talTimeklasse+tal(klasse))
	}
	maalgruppe := ydelse("maalgruppe", "null", talMaalgruppeNull)
	maalgruppe.ubrugt = true
	nyt := ydelse("forloeb_fra", "i måneden selv", talFelt+feltNytForloeb)
	nyt.n = talForloeb
	return []serie{
		maalgruppe, ydelse("fritaget_dage", "over 0", talFelt+feltFritaget), ydelse("standby_dage", "over 0", talFelt+feltStandby),
		ydelse("barsel_dage", "over 0", talFelt+feltBarsel), ydelse("introduktionsprogram", "true", talFelt+feltIntroduktion), nyt,
		of(schemas.TilbudTable, "maalgruppe", "null", talTilbudNull),
		timer("0", timerNul), timer("under 0", timerNegativ), timer("0 til 10", timerUnder10),
		timer("10 til 100", timerUnder100), timer("100 og over", timerResten),
		of(schemas.LoentimerTable, "ordinaer", "true", talOrdinaer),
	}
}
