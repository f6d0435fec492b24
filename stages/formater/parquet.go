package formater

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

const (
	// stykke is the number of rows that are handed over at a time. The library decides after
	// each piece whether a page is full.
	stykke = 1024
	// skrevetAf stands in every file in place of the library's name and version, which would
	// change the bytes at every upgrade.
	skrevetAf = "fokusmaal"
)

// The keys in the footer of every file.
const (
	noegleTabel      = "fokusmaal.tabel"
	noegleAar        = "fokusmaal.aar"
	noegleForeloebig = "fokusmaal.foreloebig"
)

// Parquet writes every table as Parquet: the columns of the CSV with their types, zstd, page
// checksums, one row group. The axes are REQUIRED; a figure is null where it is not shown,
// its mark null where it is. The footer names the table, the year and whether that is
// foreloebig. It fails where a code or a day is no value of its type.
func Parquet(p *offentlig.Publikation) ([]offentlig.Fil, error) {
	var filer []offentlig.Fil
	for i := range p.Tabeller {
		fil, err := parquetFil(p, &p.Tabeller[i])
		if err != nil {
			return nil, err
		}
		filer = append(filer, fil)
	}
	return filer, nil
}

func parquetFil(p *offentlig.Publikation, t *offentlig.Tabel) (offentlig.Fil, error) {
	sti, alle := datafil(t, ".parquet"), kolonner(t)
	var data bytes.Buffer
	skriver := parquet.NewGenericWriter[any](&data, &parquet.WriterConfig{
		CreatedBy:   skrevetAf,
		Schema:      parquetSkema(alle),
		Compression: &zstd.Codec{Level: zstd.SpeedFastest},
		KeyValueMetadata: map[string]string{
			noegleTabel: t.ID, noegleAar: strconv.Itoa(p.Aar), noegleForeloebig: strconv.FormatBool(p.Foreloebig),
		},
	}, parquet.DataPageStatistics(false)) // the page index has them already
	maal := skriver.ColumnWriters()
	for fra := 0; fra < t.Pladser(); fra += stykke {
		til := min(fra+stykke, t.Pladser())
		for i := range alle {
			vaerdier, ok := parquetVaerdier(t, &alle[i], fra, til)
			if !ok {
				return offentlig.Fil{}, fejlI(sti, alle[i].navn, "a "+alle[i].type_.String())
			}
			if _, err := maal[i].WriteRowValues(vaerdier); err != nil {
				return offentlig.Fil{}, fmt.Errorf("write %s: column %s: %w", sti, alle[i].navn, err)
			}
		}
	}
	if err := skriver.Close(); err != nil {
		return offentlig.Fil{}, fmt.Errorf("write %s: %w", sti, err)
	}
	return offentlig.Fil{Sti: sti, Data: data.Bytes()}, nil
}

// parquetVaerdier are the values of a column at the places fra up to til; false where one is
// not of the column's type.
func parquetVaerdier(t *offentlig.Tabel, k *kolonne, fra, til int) ([]parquet.Value, bool) {
	vaerdier := make([]parquet.Value, 0, til-fra)
	for nr := fra; nr < til; nr++ {
		v, ok := parquetVaerdi(t, k, nr)
		if !ok {
			return nil, false
		}
		if k.indhold >= figur && !v.IsNull() {
			v.SetDefinitionLevel(1)
		}
		vaerdier = append(vaerdier, v)
	}
	return vaerdier, true
}

func parquetVaerdi(t *offentlig.Tabel, k *kolonne, nr int) (parquet.Value, bool) {
	switch k.indhold {
	case kode:
		return parquetTekst(t.Akser[k.nr].Vaerdier[t.Plads(nr)[k.nr]].Kode, k.type_)
	case stednavn:
		return parquetTekst(t.Akser[k.nr].Vaerdier[t.Plads(nr)[k.nr]].Navn, k.type_)
	}
	c := &t.Raekke(nr)[k.nr]
	if (k.indhold == maerke) == (c.Maerke == offentlig.Vist) {
		return parquet.NullValue(), true
	}
	if k.indhold == maerke {
		return parquetTekst(c.Maerke.String(), k.type_)
	}
	switch k.type_ {
	case schemas.OutINT64:
		return parquet.Int64Value(c.Antal), true
	case schemas.OutINT32:
		return parquet.Int32Value(int32(c.Antal)), int64(int32(c.Antal)) == c.Antal
	case schemas.OutDOUBLE:
		return parquet.DoubleValue(c.Andel), true
	case schemas.OutBOOLEAN:
		return parquet.BooleanValue(c.Antal == 1), true
	}
	return parquetTekst(c.Tekst, k.type_)
}

// parquetTekst is a text as a value of a type; false where it is none.
func parquetTekst(s string, type_ schemas.ResultType) (parquet.Value, bool) {
	switch type_ {
	case schemas.OutDATE:
		dag, err := schemas.ParseDate(s)
		return parquet.Int32Value(int32(dag)), err == nil
	case schemas.OutINT32:
		n, err := strconv.ParseInt(s, 10, 32)
		return parquet.Int32Value(int32(n)), err == nil
	}
	return parquet.ByteArrayValue([]byte(s)), true
}

// iOrden is a parquet.Group, which has its columns in alphabetical order, with the columns in
// the order of the table.
type iOrden struct {
	parquet.Group
	felter []parquet.Field
}

// Fields returns the columns in order.
func (g iOrden) Fields() []parquet.Field { return g.felter }

func parquetSkema(alle []kolonne) *parquet.Schema {
	gruppe := parquet.Group{}
	for _, k := range alle {
		node := parquetNode(k.type_)
		if k.indhold >= figur {
			node = parquet.Optional(node)
		}
		gruppe[k.navn] = node
	}
	felt := map[string]parquet.Field{}
	for _, f := range gruppe.Fields() {
		felt[f.Name()] = f
	}
	ordnet := iOrden{Group: gruppe}
	for _, k := range alle {
		ordnet.felter = append(ordnet.felter, felt[k.navn])
	}
	return parquet.NewSchema(skrevetAf, ordnet)
}

// parquetNode is the column of a type. Shares rarely repeat and a BOOLEAN is one bit already;
// everything else repeats so much that a dictionary makes it small.
func parquetNode(type_ schemas.ResultType) parquet.Node {
	switch type_ {
	case schemas.OutDATE:
		return parquet.Encoded(parquet.Date(), &parquet.RLEDictionary)
	case schemas.OutINT32:
		return parquet.Encoded(parquet.Int(32), &parquet.RLEDictionary)
	case schemas.OutINT64:
		return parquet.Encoded(parquet.Int(64), &parquet.RLEDictionary)
	case schemas.OutDOUBLE:
		return parquet.Encoded(parquet.Leaf(parquet.DoubleType), &parquet.Plain)
	case schemas.OutBOOLEAN:
		return parquet.Encoded(parquet.Leaf(parquet.BooleanType), &parquet.Plain)
	}
	return parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
}
