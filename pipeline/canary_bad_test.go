package main

import (
	"fmt"
	"strings"
)

// badDelivery is a delivery with something wrong in a table: changes as a story writes
// them (sheet.change), parted by commas.
type badDelivery struct {
	table, changes string
	rejects        bool // rows are rejected, and with --max-rejects 100% the run is done
}

func (b badDelivery) String() string { return b.table + ": " + b.changes }

// spoil makes the changes in a file.
func (b badDelivery) spoil(path string) error {
	s, err := readSheet(path)
	if err != nil {
		return err
	}
	for change := range strings.SplitSeq(b.changes, ", ") {
		if err := s.change(strings.Fields(change)); err != nil {
			return fmt.Errorf("%s: %w", change, err)
		}
	}
	return s.write(path, writing{rowsPerGroup: 1 + len(s.rows)/2})
}

// wrongDate is wrongDay as days since 1970.
const wrongDate = "234422"

// badDeliveries break each rule of SPEC 3, and then the contract of the files. A rejected
// row has a canary for its person and a rare value beside what is wrong with it.
var badDeliveries = []badDelivery{
	{"ydelse", "set person_id 5 null", true},
	{"ydelse", "set maaned 5 null", true},
	{"ydelse", "set ydelse 5 null", true},
	{"ydelse", "set maaned 5 " + wrongDate, true},
	{"ydelse", "set maaned 5 2147483647", true},
	{"ydelse", "set ydelse 5 " + rareText + "KODE", true},
	{"ydelse", "set ydelse 5 " + rareText + `\long`, true},
	{"ydelse", "set kommune 5 1918273645", true},
	{"ydelse", "set fra 5 " + wrongDate, true},
	{"ydelse", "set til 5 " + wrongDate, true},
	{"ydelse", "set til 5 0", true},
	{"ydelse", "set forloeb_fra * null", true},
	{"ydelse", "set forloeb_fra * " + wrongDate, true},
	{"ydelse", "set fritaget_dage 5 -1918273645", true},
	{"ydelse", "set standby_dage 5 1918273645", true},
	{"samtaler", "set person_id 5 null, set maaned 6 null, set dato 7 null", true},
	{"samtaler", "set dato 5 " + wrongDate, true},
	{"samtaler", "set type 5 " + rareText + "KODE", true},
	{"samtaler", "set form 5 " + rareText + "KODE", true},
	{"tilbud", "set person_id 5 null, set fra 6 null", true},
	{"tilbud", "set type 5 " + rareText + "KODE", true},
	{"tilbud", "set fra 5 " + wrongDate, true},
	{"tilbud", "set til 5 0", true},
	{"loentimer", "set person_id 5 null, set timer 6 null", true},
	{"loentimer", "set timer 5 987654321", true},
	{"loentimer", "type timer DOUBLE, set timer 5 9876543.21, set timer 6 NaN, set timer 7 -Inf, set timer 8 713.97", true},
	{"loentimer", "set maaned * " + wrongDate, true},

	{"ydelse", "drop kommune", false},
	{"ydelse", "rename ydelse ydelser", false},
	{"ydelse", "type person_id BYTES, set person_id * " + canary + `000001\xff`, false},
	{"ydelse", "type person_id BOOLEAN", false},
	{"ydelse", "type maaned TIMESTAMP", false},
	{"ydelse", "type kommune STRING, set kommune * " + rareText, false},
	{"ydelse", "type ydelse INT64, set ydelse * 1918273645", false},
	{"ydelse", "type ydelse BYTES, set ydelse * " + rareText + "KODE", false},
	{"ydelse", "type fra DOUBLE", false},
	{"ydelse", "type introduktionsprogram STRING, set introduktionsprogram * " + rareText, false},
	{"ydelse", "add ekstra LIST", false},
	{"ydelse", "head 0", false},
	{"ydelse", "repeat 2", false},
	{"ydelse", "set ydelse 3 " + rareText + `\xff`, false},
	{"ydelse", "only maaned 19000 19900", false},
	{"samtaler", "drop person_id", false},
	{"samtaler", "type dato STRING, set dato * " + rareText, false},
	{"samtaler", "set type * " + rareText + "KODE", false},
	{"tilbud", "type til TIMESTAMP", false},
	{"tilbud", "set person_id * null", false},
	{"loentimer", "type timer STRING, set timer * " + rareText, false},
	{"loentimer", "type timer INT64", false},
	{"loentimer", "set timer * 987654321", false},
	{"loentimer", "repeat 3", false},
}
