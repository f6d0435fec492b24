package measure_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/measure"
)

func raekkevidde(maaneder ...schemas.Month) *measure.Raekkevidde {
	r := &measure.Raekkevidde{}
	for _, m := range maaneder {
		row := schemas.YdelseRow{Ydelse: schemas.Su}
		row.SetMaaned(m)
		r.Noter([]schemas.YdelseRow{row})
	}
	return r
}

func TestTheReachOfNoRowsIsNothing(t *testing.T) {
	r := raekkevidde()
	if _, ok := r.Fra(); ok {
		t.Error("it has a first month")
	}
	if _, ok := r.Til(schemas.LastMonth); ok {
		t.Error("it has a last month")
	}
}

func TestTheReachIsTheMonthsWithRowsOfAnyBenefit(t *testing.T) {
	r := raekkevidde(fra, fra+1, fra+4)
	if m, ok := r.Fra(); !ok || m != fra {
		t.Errorf("it begins with %s", m)
	}
	if m, ok := r.Til(fra + 3); !ok || m != fra+1 {
		t.Errorf("up to %s the last month is %s", fra+3, m)
	}
	if _, ok := r.Til(fra - 1); ok {
		t.Errorf("there is a month before %s", fra)
	}
	if diff := cmp.Diff([]schemas.Month{fra - 1, fra + 2, fra + 3, fra + 5}, r.Mangler(fra-1, fra+5)); diff != "" {
		t.Error(diff)
	}
	if r.Har(-1) || r.Har(schemas.LastMonth+1) || !r.Har(fra+4) {
		t.Error("it has a month that no row can carry, or lacks one that it has")
	}
}

func TestTheReachOfTheEdgesOfTheCalendarIsKept(t *testing.T) {
	r := raekkevidde(schemas.FirstMonth, schemas.LastMonth)
	if m, ok := r.Fra(); !ok || m != schemas.FirstMonth {
		t.Errorf("it begins with %s", m)
	}
	if m, ok := r.Til(schemas.LastMonth); !ok || m != schemas.LastMonth {
		t.Errorf("it ends with %s", m)
	}
}

func TestTheReachOfTwoWorkersIsThatOfBoth(t *testing.T) {
	a, b := raekkevidde(fra), raekkevidde(fra+2)
	a.LaegTil(b)
	if diff := cmp.Diff([]schemas.Month{fra + 1}, a.Mangler(fra, fra+2)); diff != "" {
		t.Error(diff)
	}
}
