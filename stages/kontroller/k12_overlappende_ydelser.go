package kontroller

// k12: more persons than usual have two benefits on one day.
var k12 = Kontrol{Kode: 12, Alvor: Fejl, Historisk: true, Navn: "overlappende ydelser", doem: overlappende,
	Beskrivelse: "Af personerne med ydelse i en måned har mindst 5 procentpoint flere end medianen af kommunens egne måneder to forskellige ydelser på samme dag: fejl. " +
		"Mindre, men det tredobbelte: advarsel. En ydelse, der bliver stoppet for sent, er ikke sjælden."}

func overlappende(b *billede) []Fund {
	return b.personer(personOverlap, "ydelse", "har to ydelser på samme dag", overlapPromille)
}
