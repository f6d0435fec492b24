package formater_test

import (
	"testing"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

// The whole publication in every format, with the sizes of its files.
func BenchmarkAlle(b *testing.B) {
	p := proeve.Publikation()
	for b.Loop() {
		filer, err := formater.Alle(p, offentlig.EfterHinanden)
		if err != nil {
			b.Fatal(err)
		}
		bytes := 0
		for _, fil := range filer {
			bytes += len(fil.Data)
		}
		b.ReportMetric(float64(bytes)/1e6, "MB")
	}
}

func BenchmarkExcel(b *testing.B) {
	p := proeve.Publikation()
	for b.Loop() {
		if _, err := formater.Excel(p); err != nil {
			b.Fatal(err)
		}
	}
}
