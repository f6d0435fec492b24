package schemas

import (
	"fmt"
	"math"
	"time"
)

// Date is a calendar day: days since 1 January 1970, as in Arrow's date32 and
// Parquet's DATE.
type Date int32

// NoDate is the absence of a date: a null, or a column that is not looked at.
const NoDate Date = math.MinInt32

// DateOf returns the day of a year, month (1-12) and day (1-31).
func DateOf(year, month, day int) Date {
	return Date(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDate reads a day written 2006-01-02.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return NoDate, fmt.Errorf("a date is written YYYY-MM-DD, not %q", text)
	}
	return Date(t.Unix() / 86400), nil
}

// Month returns the calendar month of the day.
func (d Date) Month() Month {
	year, month, _ := d.Civil()
	return MonthOf(year, month)
}

// Day returns the day of the month, 1-31.
func (d Date) Day() int {
	_, _, day := d.Civil()
	return day
}

// String writes the day as 2006-01-02.
func (d Date) String() string {
	year, month, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// Civil splits a day into year, month 1-12 and day 1-31.
func (d Date) Civil() (year, month, day int) {
	y, m, day := time.Unix(int64(d)*86400, 0).UTC().Date()
	return y, int(m), day
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Month is a calendar month: months since January of year 0.
type Month int32

// Months that a row can carry: January of year 1 to December of year 5460, the range of
// the 16 bits that a row has room for (see [YdelseRow]).
const (
	FirstMonth Month = 12
	LastMonth  Month = 5461*12 - 1
)

// MonthOf returns the month of a year and a month number 1-12.
func MonthOf(year, month int) Month { return Month(year*12 + month - 1) }

// ParseMonth reads a month written 2006-01.
func ParseMonth(text string) (Month, error) {
	t, err := time.Parse("2006-01", text)
	if err != nil {
		return 0, fmt.Errorf("a month is written YYYY-MM, not %q", text)
	}
	return MonthOf(t.Year(), int(t.Month())), nil
}

// Year returns the calendar year.
func (m Month) Year() int { return floorDiv(int(m), 12) }

// Number returns the month's number in its year, 1-12.
func (m Month) Number() int { return int(m) - 12*m.Year() + 1 }

// Navn returns the Danish name of the month, such as »december«, without the year.
func (m Month) Navn() string {
	return [...]string{"januar", "februar", "marts", "april", "maj", "juni",
		"juli", "august", "september", "oktober", "november", "december"}[m.Number()-1]
}

// First returns the first day of the month. It is reckoned here rather than by package
// time, because the law asks for it for every month of every person.
func (m Month) First() Date {
	if m < FirstMonth {
		return DateOf(m.Year(), m.Number(), 1)
	}
	year, number := int32(m)/12, int32(m)%12
	before := year - 1
	days := 365*before + before/4 - before/100 + before/400 + daysBefore[number]
	if number >= 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		days++
	}
	return Date(days - daysTo1970)
}

// daysBefore are the days of a common year before each of its months.
var daysBefore = [12]int32{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

// daysTo1970 are the days from 1 January of year 1 to that of 1970.
const daysTo1970 = 719162

// Last returns the last day of the month.
func (m Month) Last() Date { return (m + 1).First() - 1 }

// Days returns the number of days in the month, 28-31.
func (m Month) Days() int { return int(m.Last()-m.First()) + 1 }

// String writes the month as 2006-01.
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year(), m.Number()) }
