package site

import (
	"path"
	"strings"

	"fokusmaal/stages/offentlig"
)

// hentning is what can be downloaded: files about everything, and those of each table.
type hentning struct {
	Samlet   []fillink
	Tabeller []tabelfiler
}

// tabelfiler are the files of a table.
type tabelfiler struct {
	Titel, Om string
	Filer     []fillink
}

// fillink is a file by its path in the publication, and what it is called.
type fillink struct{ Sti, Ord string }

// hent sorts the paths of the publication's other files: a file whose name begins with a
// table's ID is that table's. Nothing is linked that is not among them.
func hent(p *offentlig.Publikation, stier []string) hentning {
	var h hentning
	taget := map[string]bool{}
	for i := range p.Tabeller {
		t := tabelfiler{Titel: p.Tabeller[i].Titel, Om: p.Tabeller[i].Om}
		for _, sti := range stier {
			if navn, _, _ := strings.Cut(path.Base(sti), "."); navn == p.Tabeller[i].ID {
				t.Filer = append(t.Filer, fillink{sti, filord(sti)})
				taget[sti] = true
			}
		}
		if len(t.Filer) > 0 {
			h.Tabeller = append(h.Tabeller, t)
		}
	}
	for _, sti := range stier {
		if !taget[sti] {
			h.Samlet = append(h.Samlet, fillink{sti, samletOrd(sti)})
		}
	}
	return h
}

// filord is what a table's file is called: by its folder, and where that is no known one by
// folder and format.
func filord(sti string) string {
	_, format, _ := strings.Cut(path.Base(sti), ".")
	format = strings.ToUpper(format)
	switch path.Dir(sti) + " " + format {
	case "data PARQUET":
		return "Parquet"
	case "data JSON":
		return "JSON-stat"
	case "jobindsats/v2 JSON", "jobindsats/v3 JSON":
		return "Jobindsats " + path.Base(path.Dir(sti))
	case "jobindsats/v3/table JSON":
		return "Jobindsats v3, beskrivelse"
	case "jobindsats CSV":
		return "Jobindsats CSV"
	case "data CSV":
		return "CSV"
	}
	return format + " (" + path.Dir(sti) + ")"
}

func samletOrd(sti string) string {
	switch {
	case path.Ext(sti) == ".xlsx":
		return "Excel-projektmappe med alle tabeller"
	case path.Base(sti) == "datapackage.json":
		return "Beskrivelse af alle filer (Data Package)"
	case sti == "jobindsats/v3/tables.json":
		return "Liste over tabellerne, som Jobindsats skriver den"
	}
	return path.Base(sti)
}
