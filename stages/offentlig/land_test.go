package offentlig_test

import (
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/spells"
	"fokusmaal/stages/statement"
)

// land is a made-up country: every kommune has many persons on every ydelse, but for what a
// story changes.
type land struct {
	lov  *lov.Lov
	tal  *measure.Tal
	sist schemas.Month
}

// celle is how many persons of a kommune are on a ydelse in a month, and how many of them are
// in each numerator.
type celle struct{ personer, uden, faerre int }

// nytLand counts the persons that usual says, of every kommune, month and ydelse.
func nytLand(t *testing.T, usual func(m schemas.Month, k schemas.Kommune, y schemas.Ydelse) celle) *land {
	t.Helper()
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	fra, til := statement.Periode(aar)
	ud := &land{lov: l, tal: measure.Ny(fra, til), sist: til}
	for m := fra; m <= til; m++ {
		for k := range schemas.Kommune(schemas.Kommuner) {
			for y := schemas.Dagpenge; y <= schemas.Ledighedsydelse; y++ {
				if y != schemas.Jobafklaring {
					ud.tael(m, k, y, usual(m, k, y))
				}
			}
		}
	}
	return ud
}

const aar = 2024

// mange is a cell of 12 to 31 persons, by its place.
func mange(m schemas.Month, k schemas.Kommune, y schemas.Ydelse) celle {
	n := 12 + (7*int(k)+11*int(y)+3*int(m))%20
	return celle{n, n / 3, n / 4}
}

func (l *land) tael(m schemas.Month, k schemas.Kommune, y schemas.Ydelse, c celle) {
	forloeb := &spells.Forloeb{Ydelse: y, Maaneder: make([]spells.Maaned, 1)}
	for i := range c.personer {
		forloeb.Maaneder[0].Anciennitet = int32(12 + 5*(i%7))
		d := lov.Dom{Maaned: m, Kommune: k, Trin: schemas.Population, Forloeb: forloeb,
			Maal1: lov.Maal1{Grund: schemas.GrundTilbud}, Maal2: lov.Maal2{Grund: schemas.GrundMindst4}}
		if i%5 == 4 {
			d.Maal1.Grund = schemas.GrundKunTimer
		}
		if i < c.uden {
			d.Maal1 = lov.Maal1{UdenTilbud: true, Grund: schemas.GrundUdenTilbud}
		}
		if i >= c.personer-c.faerre {
			d.Maal2 = lov.Maal2{FaerreEnd4Samtaler: true, Grund: schemas.GrundSamtaler(int32(i%4), schemas.Udeladt(i%3))}
		}
		l.tal.Tael(&d)
		d.Trin = schemas.Under12Maaneder
		l.tal.Tael(&d)
	}
}

// grundlag is what the publication of the country is made from.
func (l *land) grundlag(t *testing.T) offentlig.Grundlag {
	t.Helper()
	r := &measure.Raekkevidde{}
	for m := schemas.MonthOf(2019, 1); m <= l.sist; m++ {
		row := schemas.YdelseRow{Ydelse: schemas.Su}
		row.SetMaaned(m)
		r.Noter([]schemas.YdelseRow{row})
	}
	d, err := statement.Daek(r, aar)
	if err != nil {
		t.Fatal(err)
	}
	o := statement.Opgoer(l.lov, l.tal, r, d, aar)
	return offentlig.Grundlag{Lov: l.lov, Opgoerelse: o, Afstande: statement.Afstande(l.lov, o)}
}

func byg(t *testing.T, g offentlig.Grundlag) (*offentlig.Publikation, []offentlig.Tabel) {
	t.Helper()
	p, fuld, err := offentlig.Byg(g)
	if err != nil {
		t.Fatal(err)
	}
	return p, fuld
}
