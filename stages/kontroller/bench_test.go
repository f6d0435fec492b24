package kontroller

import (
	"math/rand/v2"
	"testing"

	"fokusmaal/schemas"
)

// BenchmarkPerson is the time of a row, of persons that come from all kommuner at random
// and lie in memory one after the other.
func BenchmarkPerson(b *testing.B) {
	chance := rand.New(rand.NewPCG(1, 1))
	var persons []schemas.Historik
	rows := 0
	for range 20_000 {
		var h schemas.Historik
		kommune, first := schemas.Kommune(chance.IntN(schemas.Kommuner)), chance.IntN(landMaaneder*2)
		for n := first; n < first+2+chance.IntN(24); n++ {
			m := landFra - 60 + schemas.Month(n)
			y := schemas.YdelseRow{Ydelse: schemas.Kontanthjaelp, Kommune: kommune, Fra: 1, Til: 28, Maalgruppe: 1, FritagetDage: uint8(max(0, chance.IntN(16)-14))}
			y.SetMaaned(m)
			h.Ydelser = append(h.Ydelser, y)
			if n%3 == 0 {
				h.Samtaler = append(h.Samtaler, schemas.Samtale{Dato: m.First(), Type: schemas.Jobsamtale, Form: schemas.Form(1 + chance.IntN(4))})
				l := schemas.Loentimer{TimerHundreddele: int32(chance.IntN(16000)), Ordinaer: chance.IntN(2) == 0}
				l.SetMaaned(m)
				h.Loentimer = append(h.Loentimer, l)
			}
		}
		rows += len(h.Ydelser) + len(h.Samtaler) + len(h.Loentimer)
		persons = append(persons, h)
	}
	m := NyMaaling(landFra+landMaaneder, false)
	id := []byte("0123456789ab")
	b.ResetTimer()
	for range b.N {
		for i := range persons {
			m.Person(id, &persons[i])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
}
