package read

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sync"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
	"pgregory.net/rapid"
)

// slacked returns the data with the room behind it that decoding needs.
func slacked(b []byte) []byte { return append(b, make([]byte, slack)...)[:len(b)] }

func TestRunsAndPackedValuesOfEveryWidthAreDecoded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 32).Draw(t, "width")
		mask := uint32(1<<width - 1)
		var data []byte
		var want []int32
		for range rapid.IntRange(1, 5).Draw(t, "runs") {
			if rapid.Bool().Draw(t, "repeated") {
				n, v := rapid.IntRange(0, 40).Draw(t, "n"), rapid.Uint32().Draw(t, "v")&mask
				data = binary.AppendUvarint(data, uint64(n)<<1)
				data = append(data, binary.LittleEndian.AppendUint32(nil, v)[:(width+7)/8]...)
				want = append(want, slices.Repeat([]int32{int32(v)}, n)...)
				continue
			}
			groups := rapid.IntRange(0, 6).Draw(t, "groups")
			data = binary.AppendUvarint(data, uint64(groups)<<1|1)
			packed := make([]byte, groups*width)
			for i := range groups * 8 {
				v := rapid.Uint32().Draw(t, "v") & mask
				want = append(want, int32(v))
				for bit := range width {
					packed[(i*width+bit)/8] |= byte(v>>bit&1) << ((i*width + bit) % 8)
				}
			}
			data = append(data, packed...)
		}
		var h hybrid
		if err := h.open(slacked(data), width, math.MaxUint32); err != nil {
			t.Fatal(err)
		}
		var got []int32
		for len(got) < len(want) {
			part := make([]int32, rapid.IntRange(1, len(want)-len(got)).Draw(t, "part")+1)
			part[len(part)-1] = -77
			if err := h.fill(part[:len(part)-1]); err != nil {
				if slices.Contains(want, -1) && errors.Is(err, errIndex) {
					t.Skip("the one value that no limit lets in")
				}
				t.Fatal(err)
			}
			if part[len(part)-1] != -77 {
				t.Fatal("a value was written behind the end")
			}
			got = append(got, part[:len(part)-1]...)
		}
		if !slices.Equal(want, got) {
			t.Fatalf("width %d: expected %v, found %v", width, want, got)
		}
		if err := h.fill(make([]int32, 1)); !errors.Is(err, errFewValues) {
			t.Fatalf("behind the end: error %v", err)
		}
	})
}

func TestBrokenIndexesAreErrors(t *testing.T) {
	cases := []struct {
		name  string
		data  []byte
		width int
		limit uint32
		want  error
	}{
		{"a repeated index outside", []byte{6, 3}, 2, 3, errIndex},
		{"a packed index outside", []byte{3, 0b11, 0}, 2, 3, errIndex},
		{"any index without entries", nil, 0, 0, errIndex},
		{"no data", nil, 2, 3, errFewValues},
		{"too few in a run", []byte{2, 1}, 2, 3, errFewValues},
		{"a run cut off", []byte{6}, 2, 3, errFewValues},
		{"a packed run cut off", []byte{3}, 2, 3, errFewValues},
		{"a head without end", []byte{0x80, 0x80}, 2, 3, errFewValues},
		{"a huge run", []byte{0xfe, 0xff, 0xff, 0xff, 0xff, 0x0f, 1}, 2, 3, errFewValues},
		{"too wide", []byte{6, 1}, 33, 3, errBitWidth},
	}
	for _, c := range cases {
		var h hybrid
		err := h.open(slacked(c.data), c.width, c.limit)
		if err == nil {
			err = h.fill(make([]int32, 3))
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: expected %v, found %v", c.name, c.want, err)
		}
	}
}

func TestARunOfTrueMayBeWrittenAsOneOrAsAllOnes(t *testing.T) {
	for _, value := range []byte{1, 0xff} {
		var h hybrid
		bits := make([]byte, 2)
		// 3 × true, 4 × false, 5 × true
		if err := errors.Join(h.openBooleans(slacked([]byte{6, value, 8, 0, 10, value})), h.bits(bits, 1, 12)); err != nil {
			t.Fatal(err)
		}
		if want := []byte{0b00001110, 0b00011111}; !slices.Equal(bits, want) {
			t.Errorf("value %d: expected %08b, found %08b", value, want, bits)
		}
	}
}

func TestDeltasOfEveryWidthAreDecoded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shift := rapid.IntRange(0, 63).Draw(t, "shift")
		want := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) int64 { return rapid.Int64().Draw(t, "v") >> shift }), 1, 400).Draw(t, "values")
		data, err := parquet.DeltaBinaryPacked.EncodeInt64(nil, want)
		if err != nil {
			t.Fatal(err)
		}
		p := plain{physical: format.Int64, width: 8}
		if err := p.load(format.DeltaBinaryPacked, slices.Clip(data), len(want)); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(want, p.numbers) {
			t.Fatalf("expected %v, found %v", want, p.numbers)
		}
		for change, fault := range map[int]error{-1: errManyValues, 1: errFewValues} {
			if err := p.load(format.DeltaBinaryPacked, data, len(want)+change); !errors.Is(err, fault) {
				t.Fatalf("%+d values: expected %v, found %v", change, fault, err)
			}
		}
		if err := p.load(format.DeltaBinaryPacked, data[:rapid.IntRange(0, len(data)/2).Draw(t, "cut")], len(want)); err == nil && len(want) > 300 {
			t.Fatal("no error with half of the data")
		}
	})
}

func TestBrokenPlainValuesAreErrors(t *testing.T) {
	cases := []struct {
		name     string
		physical format.Type
		width    int
		encoding format.Encoding
		data     []byte
		n        int
		want     error
	}{
		{"a number too few", format.Int32, 4, format.Plain, make([]byte, 7), 2, errFewValues},
		{"a number too many", format.Int64, 8, format.Plain, make([]byte, 24), 2, errManyValues},
		{"a split number too few", format.Int32, 4, format.ByteStreamSplit, make([]byte, 7), 2, errFewValues},
		{"no length", format.ByteArray, 0, format.Plain, []byte{0, 0, 0}, 1, errFewValues},
		{"a length over the end", format.ByteArray, 0, format.Plain, []byte{2, 0, 0, 0, 'a'}, 1, errLengths},
		{"a huge length", format.ByteArray, 0, format.Plain, []byte{255, 255, 255, 255, 'a'}, 1, errLengths},
		{"a text too many", format.ByteArray, 0, format.Plain, []byte{0, 0, 0, 0, 0, 0, 0, 0}, 1, errManyValues},
		{"no deltas", format.Int32, 4, format.DeltaBinaryPacked, nil, 1, errDelta},
		{"a block without miniblocks", format.Int32, 4, format.DeltaBinaryPacked, []byte{0x80, 1, 0, 1, 0}, 1, errDelta},
		{"a negative length", format.ByteArray, 0, format.DeltaLengthByteArray, []byte{0x80, 1, 4, 1, 1}, 1, errLengths},
		{"a length over the end", format.ByteArray, 0, format.DeltaLengthByteArray, []byte{0x80, 1, 4, 1, 4, 'a'}, 1, errLengths},
		{"a prefix of nothing", format.ByteArray, 0, format.DeltaByteArray, []byte{0x80, 1, 4, 1, 2, 0x80, 1, 4, 1, 2, 'a'}, 1, errLengths},
		{"bytes left over", format.ByteArray, 0, format.DeltaByteArray, []byte{0x80, 1, 4, 1, 0, 0x80, 1, 4, 1, 0, 'a'}, 1, errLengths},
	}
	for _, c := range cases {
		p := plain{physical: c.physical, width: c.width}
		if err := p.load(c.encoding, c.data, c.n); !errors.Is(err, c.want) {
			t.Errorf("%s: expected %v, found %v", c.name, c.want, err)
		}
	}
	p := plain{physical: format.Double, width: 8}
	var u unsupported
	if err := p.load(format.DeltaBinaryPacked, nil, 1); !errors.As(err, &u) {
		t.Errorf("an encoding that DOUBLE cannot have: error %v", err)
	}
}

func TestBigEndianNumbersKeepTheirSign(t *testing.T) {
	long := func(first byte, last ...byte) []byte {
		return append(slices.Repeat([]byte{first}, 18-len(last)), last...)
	}
	cases := []struct {
		b    []byte
		want word
		err  error
	}{
		{nil, word{}, nil},
		{[]byte{0x7f}, word{0x7f, 0}, nil},
		{[]byte{0x80}, word{math.MaxUint64 - 0x7f, -1}, nil},
		{[]byte{1, 0, 0, 0, 0, 0, 0, 0, 2}, word{2, 1}, nil},
		{append([]byte{0x80}, make([]byte, 15)...), word{0, math.MinInt64}, nil},
		{long(0xff, 0xff, 1), word{math.MaxUint64 - 0xfe, -1}, nil},
		{long(0, 0x80, 1), word{0x8001, 0}, nil},
		{append([]byte{0}, slices.Repeat([]byte{0xff}, 16)...), word{}, errWideDecimal},
		{append([]byte{1}, make([]byte, 16)...), word{}, errWideDecimal},
	}
	for _, c := range cases {
		if got, err := bigEndian(c.b); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("% x: expected %v, %v, found %v, %v", c.b, c.want, c.err, got, err)
		}
	}
}

func TestADeepOrEndlessHeaderIsRejected(t *testing.T) {
	for name, b := range map[string][]byte{
		"nested without end":              slices.Repeat([]byte{0x1c}, 1<<20),
		"a list longer than the rest":     {0x19, 0xf8, 0xff, 0xff, 0xff, 0x7f},
		"a text longer than the rest":     {0x18, 0xff, 0xff, 0xff, 0x7f, 'a'},
		"a list of lists without end":     slices.Repeat([]byte{0x19}, 1<<20),
		"a number without end":            slices.Repeat([]byte{0x15, 0xff}, 1),
		"no end of the structure":         {0x15, 0x02},
		"a type that is none":             {0x1e, 0},
		"a map longer than the rest":      {0x1b, 0xff, 0x7f, 0x55, 0},
		"nothing":                         {},
		"a list in a map without its end": {0x1b, 0x01, 0x99, 0xff},
	} {
		if _, err := skim(b); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestThePoolGivesMemoryOutAgain(t *testing.T) {
	p := NewPool()
	a := p.Allocate(1000)
	if len(a) != 1000 || cap(a) != 1024 {
		t.Errorf("%d bytes, room for %d", len(a), cap(a))
	}
	first := &a[0]
	a[999] = 7
	if a = p.Reallocate(1024, a); &a[0] != first || a[999] != 7 {
		t.Error("a reallocation that fits has moved")
	}
	larger := p.Reallocate(5000, a)
	if len(larger) != 5000 || larger[999] != 7 {
		t.Error("a reallocation has lost what was there")
	}
	if b := p.Allocate(513); &b[0] != first {
		t.Error("freed memory is not used again")
	}
	for _, n := range []int{0, 1, 63, 64, 65, 1 << largestClass, 1<<largestClass + 1} {
		b := p.Allocate(n)
		if len(b) != n {
			t.Errorf("expected %d bytes, found %d", n, len(b))
		}
		p.Free(b)
	}
}

func TestThePoolKeepsNoMoreThanItsLimit(t *testing.T) {
	p := &pool{below: NewPool()}
	var all [][]byte
	for range 2*poolLimit>>largestClass + 1 {
		all = append(all, p.Allocate(1<<largestClass))
	}
	for _, b := range all {
		p.Free(b)
	}
	if p.kept > poolLimit {
		t.Errorf("%d bytes are kept, the limit is %d", p.kept, poolLimit)
	}
}

func TestThePoolIsSafeForConcurrentUse(t *testing.T) {
	p := NewPool()
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range 2000 {
				b := p.Allocate(64 + i%3000)
				for j := range b {
					b[j] = byte(worker)
				}
				if i := slices.IndexFunc(b, func(v byte) bool { return v != byte(worker) }); i >= 0 {
					t.Error("two workers have the same memory")
				}
				p.Free(b)
			}
		})
	}
	group.Wait()
}
