package check

import (
	"errors"
	"math"
	"sync"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

// Shared is what the checkers of table ydelse share in one run: which number stands for which
// maalgruppe. Any number of goroutines may use it; it is touched once per dictionary,
// never per row.
type Shared struct {
	mu     sync.Mutex
	number map[int32]uint16
}

// NewRun returns what the checkers of one run share. Two runs share nothing: a number
// means something within its run only.
func NewRun() *Shared { return &Shared{number: map[int32]uint16{}} }

// maxMaalgrupper is how many values the 16 bits of a kept row have room for beside null.
const maxMaalgrupper = math.MaxUint16

var errMaalgrupper = errors.New("expected at most 65 535 different values in the whole table, found more; maalgruppe is a LAB § 6 nr., check that the column holds it")

// fill numbers the values of a dictionary of maalgruppe; null is 0. The number of a
// value depends on who comes first, so it says whether two rows have the same value and
// nothing more.
func (s *Shared) fill(values arrow.Array, table []uint16) error {
	numbers := values.(*array.Int32).Int32Values()
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, value := range numbers {
		n, known := s.number[value]
		if !known {
			if len(s.number) == maxMaalgrupper {
				return errMaalgrupper
			}
			n = uint16(len(s.number) + 1)
			s.number[value] = n
		}
		table[i] = n
	}
	table[len(numbers)] = 0
	return nil
}
