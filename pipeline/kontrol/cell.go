package main

import "time"

// plainCell makes a cell one of nil, int64, float64, string and bool; a day is its ISO text.
func plainCell(cell any) any {
	switch v := cell.(type) {
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case time.Time:
		return v.Format(time.DateOnly)
	}
	return cell
}
