package publish

import (
	"math/big"
	"path/filepath"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// Tilsyn writes table tilsyn of a year in both formats. The shares of the baselines are
// there twice: as the nearest DOUBLE, and as the exact fraction that the next year is
// decided on.
func Tilsyn(f *Folder, t *statement.Tilsyn, mem memory.Allocator) error {
	return Table(f, schemas.Tilsyn, arrow.BinaryTypes.String, decisions(t.Raekker, mem))
}

// TilsynForrigeIn is table tilsyn in a folder, where it is written to the end, as the small
// input of the year after it: the path is the one that it is published under.
func TilsynForrigeIn(f *Folder) SmallInput {
	in := SmallInput{Name: SmallTilsynForrige}
	for _, o := range f.Outputs() {
		if o.Path == schemas.Tilsyn.Path+".parquet" {
			in.Path, in.Bytes, in.SHA256 = filepath.ToSlash(filepath.Join(f.Path(), o.Path)), o.Bytes, o.SHA256
		}
	}
	return in
}

// TilsynAarene writes table tilsyn_aar, the statuses of several years, in both formats.
func TilsynAarene(f *Folder, a *statement.Aarraekke, mem memory.Allocator) error {
	return Table(f, schemas.TilsynAarene, arrow.BinaryTypes.String, statuses(a, mem))
}

func decisions(rows []statement.Tilsynstal, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.Tilsyn, len(rows), mem)
	for i := range rows {
		t := &rows[i]
		r.year(t.Aar)
		r.kommune(t.Kommune)
		r.target(t)
		for fokusmaal := 1; fokusmaal <= statement.Fokusmaal; fokusmaal++ {
			r.mean(t.Maal[fokusmaal-1].Middel)
			r.boolean(t.MaalOpfyldt(fokusmaal))
		}
		r.string(t.Foer.Status.String())
		r.string(t.Status.String())
		r.stringOrNull(t.Paragraf)
		r.string(t.Begrundelse)
		r.yearOrNull(t.BaselineAar)
		for _, share := range t.Baseline {
			r.rational(share)
		}
		r.dateOrNull(t.MeddelelseSenest)
		r.dateOrNull(t.RedegoerelseSenest)
		r.dateOrNull(t.GenopretningTil)
		r.dateOrNull(t.SagsgennemgangSenest)
		for _, share := range t.Baseline {
			r.fraction(share)
		}
	}
	return r.batch()
}

// statuses are in order of kommune, then year: a line of the grid after the other.
func statuses(a *statement.Aarraekke, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.TilsynAarene, schemas.Kommuner*len(a.Aar), mem)
	for k := range schemas.Kommune(schemas.Kommuner) {
		for _, year := range a.Aar {
			t := &year.Raekker[k]
			r.kommune(k)
			r.year(year.Aar)
			r.string(t.Status.String())
			r.stringOrNull(t.Paragraf)
		}
	}
	return r.batch()
}

// target appends faktisk, forventet and whether the resultatmål is met.
func (r *row) target(t *statement.Tilsynstal) {
	if t.Grad == nil {
		r.null()
		r.null()
		r.null()
		return
	}
	r.pct(t.Grad.Faktisk)
	r.pct(t.Grad.Forventet)
	r.boolean(t.ResultatmaalOpfyldt())
}

// pct is a number of pct. as it is, not as a share.
func (r *row) pct(p schemas.Pct4) { r.rational(p.Pct()) }

func (r *row) year(aar int) { r.int32(int32(aar)) }

func (r *row) yearOrNull(aar int) {
	if aar == 0 {
		r.null()
		return
	}
	r.year(aar)
}

// kommune appends code and name.
func (r *row) kommune(k schemas.Kommune) {
	r.int32(k.Kode())
	r.string(k.Navn())
}

func (r *row) stringOrNull(v string) {
	if v == "" {
		r.null()
		return
	}
	r.string(v)
}

func (r *row) dateOrNull(d schemas.Date) {
	if d == schemas.NoDate {
		r.null()
		return
	}
	r.date(d)
}

// rational is the DOUBLE nearest to an exact number, null where there is none.
func (r *row) rational(v *big.Rat) {
	if v == nil {
		r.null()
		return
	}
	r.double(statement.Naermest(v.Num(), v.Denom()))
}

// fraction is an exact number as text, reduced, such as 1/3 and 0/1.
func (r *row) fraction(v *big.Rat) {
	if v == nil {
		r.null()
		return
	}
	r.string(v.String())
}

// booleanWhere is null where there is nothing to judge.
func (r *row) booleanWhere(judged, v bool) {
	if !judged {
		r.null()
		return
	}
	r.boolean(v)
}
