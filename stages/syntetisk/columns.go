package syntetisk

import (
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// column fills one column of a file from rows. The columns of a table stand in the
// order of [schemas.Input], which also gives their names and types.
type column[R any] func(to []parquet.Value, rows []R)

// The codes of no table: what a faulty row has.
const (
	unknownYdelse      = uint8(schemas.AndenYdelse) + 1
	unknownSamtaleType = uint8(schemas.AndenSamtale) + 1
	unknownTilbudType  = uint8(schemas.AndetTilbud) + 1
	unknownForm        = uint8(schemas.Brev) + 1
)

// codeValues are the values of the codes 0 to last, and one more that is unknown.
func codeValues[C interface {
	~uint8
	String() string
}](last C) []parquet.Value {
	values := make([]parquet.Value, 0, int(last)+2)
	for code := C(0); code <= last; code++ {
		values = append(values, parquet.ByteArrayValue([]byte(code.String())))
	}
	return append(values, parquet.ByteArrayValue([]byte("ukendt_kode")))
}

func codes[R any](values []parquet.Value, get func(*R) uint8) column[R] {
	return func(to []parquet.Value, rows []R) {
		for i := range rows {
			to[i] = values[get(&rows[i])]
		}
	}
}

func int32s[R any](get func(*R) int32) column[R] {
	return func(to []parquet.Value, rows []R) {
		for i := range rows {
			to[i] = parquet.Int32Value(get(&rows[i]))
		}
	}
}

func booleans[R any](get func(*R) bool) column[R] {
	return func(to []parquet.Value, rows []R) {
		for i := range rows {
			to[i] = parquet.BooleanValue(get(&rows[i]))
		}
	}
}

// orNull fills an optional column, null where get says no.
func orNull[R any](get func(*R) (int32, bool)) column[R] {
	return func(to []parquet.Value, rows []R) {
		for i := range rows {
			if value, ok := get(&rows[i]); ok {
				to[i] = parquet.Int32Value(value).Level(0, 1, 0)
			} else {
				to[i] = parquet.NullValue()
			}
		}
	}
}

func dateOrNull(d schemas.Date) (int32, bool) { return int32(d), d != schemas.NoDate }
func maalgruppeOrNull(nr int8) (int32, bool)  { return int32(nr), nr != 0 }

// idDigits are the digits of a pseudonym of text, in the order of their bytes; letters
// that look like digits are left out.
const idDigits = "0123456789abcdefghjkmnpqrstvwxyz"

// idText is the length of a pseudonym of text: a p and 40 bits of five each. It is no
// CPR number for it is not ten digits.
const idText = 9

func appendID(to []byte, id40 uint64) []byte {
	to = append(to, 'p')
	for shift := 35; shift >= 0; shift -= 5 {
		to = append(to, idDigits[id40>>shift&31])
	}
	return to
}

// idNumber is added to a pseudonym that is a number, so that it has 16 digits.
const idNumber = 1 << 50

// ids fills column person_id; a person's rows mostly stand together.
func ids[R any](c *country, kind string, person func(*R) uint32) column[R] {
	if kind == Int64IDs {
		return func(to []parquet.Value, rows []R) {
			for i := range rows {
				to[i] = parquet.Int64Value(int64(idNumber + c.id40(person(&rows[i]))))
			}
		}
	}
	arena := make([]byte, 0, rowsOfBatch*idText)
	return func(to []parquet.Value, rows []R) {
		arena = arena[:0]
		for i := range rows {
			if i > 0 && person(&rows[i]) == person(&rows[i-1]) {
				to[i] = to[i-1]
				continue
			}
			arena = appendID(arena, c.id40(person(&rows[i])))
			to[i] = parquet.ByteArrayValue(arena[len(arena)-idText:])
		}
	}
}

func ydelseColumns(c *country, idKind string) []column[ydelseRow] {
	return []column[ydelseRow]{
		schemas.YdelsePersonID:             ids(c, idKind, func(r *ydelseRow) uint32 { return r.person }),
		schemas.YdelseMaaned:               int32s(func(r *ydelseRow) int32 { return int32(r.maaned) }),
		schemas.YdelseYdelse:               codes(codeValues(schemas.AndenYdelse), func(r *ydelseRow) uint8 { return r.ydelse }),
		schemas.YdelseKommune:              int32s(func(r *ydelseRow) int32 { return int32(r.kommune) }),
		schemas.YdelseFra:                  int32s(func(r *ydelseRow) int32 { return int32(r.fra) }),
		schemas.YdelseTil:                  int32s(func(r *ydelseRow) int32 { return int32(r.til) }),
		schemas.YdelseForloebFra:           orNull(func(r *ydelseRow) (int32, bool) { return dateOrNull(r.forloebFra) }),
		schemas.YdelseMaalgruppe:           orNull(func(r *ydelseRow) (int32, bool) { return maalgruppeOrNull(r.maalgruppe) }),
		schemas.YdelseFritagetDage:         int32s(func(r *ydelseRow) int32 { return int32(r.fritaget) }),
		schemas.YdelseStandbyDage:          int32s(func(r *ydelseRow) int32 { return int32(r.standby) }),
		schemas.YdelseBarselDage:           int32s(func(r *ydelseRow) int32 { return int32(r.barsel) }),
		schemas.YdelseIntroduktionsprogram: booleans(func(r *ydelseRow) bool { return r.introduktionsprogram }),
	}
}

func samtaleColumns(c *country, idKind string) []column[samtaleRow] {
	return []column[samtaleRow]{
		schemas.SamtalerPersonID: ids(c, idKind, func(r *samtaleRow) uint32 { return r.person }),
		schemas.SamtalerMaaned:   int32s(func(r *samtaleRow) int32 { return int32(r.maaned) }),
		schemas.SamtalerDato:     int32s(func(r *samtaleRow) int32 { return int32(r.dato) }),
		schemas.SamtalerType:     codes(codeValues(schemas.AndenSamtale), func(r *samtaleRow) uint8 { return r.kind }),
		schemas.SamtalerForm:     codes(codeValues(schemas.Brev), func(r *samtaleRow) uint8 { return r.form }),
	}
}

func tilbudColumns(c *country, idKind string) []column[tilbudRow] {
	return []column[tilbudRow]{
		schemas.TilbudPersonID:   ids(c, idKind, func(r *tilbudRow) uint32 { return r.person }),
		schemas.TilbudMaaned:     int32s(func(r *tilbudRow) int32 { return int32(r.maaned) }),
		schemas.TilbudTypeColumn: codes(codeValues(schemas.AndetTilbud), func(r *tilbudRow) uint8 { return r.kind }),
		schemas.TilbudFra:        int32s(func(r *tilbudRow) int32 { return int32(r.fra) }),
		schemas.TilbudTil:        orNull(func(r *tilbudRow) (int32, bool) { return dateOrNull(r.til) }),
		schemas.TilbudMaalgruppe: orNull(func(r *tilbudRow) (int32, bool) { return maalgruppeOrNull(r.maalgruppe) }),
	}
}

func timerColumns(c *country, idKind string) []column[timerRow] {
	return []column[timerRow]{
		schemas.LoentimerPersonID: ids(c, idKind, func(r *timerRow) uint32 { return r.person }),
		schemas.LoentimerMaaned:   int32s(func(r *timerRow) int32 { return int32(r.maaned) }),
		schemas.LoentimerTimer:    int32s(func(r *timerRow) int32 { return r.hundreddele }),
		schemas.LoentimerOrdinaer: booleans(func(r *timerRow) bool { return r.ordinaer }),
	}
}
