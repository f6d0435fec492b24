package formater_test

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

type laestPakke struct {
	Schema   string `json:"$schema"`
	Name     string
	Title    string
	Licenses []struct{ Name, Title, Path string }
	Sources  []struct{ Title, Path string }

	Resources []laestResurse
}

type laestResurse struct {
	Name, Path, Type, Title, Description, Format, Mediatype, Encoding, Hash string
	Bytes                                                                   int
	Dialect                                                                 map[string]any
	Schema                                                                  *struct {
		Fields []struct {
			Name, Title, Type, DecimalChar string
			TrueValues, FalseValues        []string
			Constraints                    struct{ Enum []any }
		}
		MissingValues, PrimaryKey []string
	}
}

func laesPakke(t *testing.T, filer []offentlig.Fil) laestPakke {
	t.Helper()
	var pakke laestPakke
	if err := json.Unmarshal([]byte(fil(t, filer, "datapackage.json")), &pakke); err != nil {
		t.Fatal(err)
	}
	return pakke
}

func TestTheDataPackageDescribesEveryFile(t *testing.T) {
	filer, err := formater.Alle(proeve.Publikation(), offentlig.EfterHinanden)
	if err != nil {
		t.Fatal(err)
	}
	pakke := laesPakke(t, filer)
	navn := regexp.MustCompile(`^[a-z0-9._-]+$`)
	set := map[string]bool{}
	if len(pakke.Resources) != len(filer)-1 {
		t.Errorf("expected %d resources, found %d", len(filer)-1, len(pakke.Resources))
	}
	for _, r := range pakke.Resources {
		data := fil(t, filer, r.Path)
		if want := fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(data))); r.Hash != want || r.Bytes != len(data) {
			t.Errorf("%s: expected %d bytes with %s, found %d with %s", r.Path, len(data), want, r.Bytes, r.Hash)
		}
		if !navn.MatchString(r.Name) || set[r.Name] || r.Format == "" || r.Mediatype == "" {
			t.Errorf("%s: the name %q is taken or wrong, or format %q or mediatype %q is missing", r.Path, r.Name, r.Format, r.Mediatype)
		}
		set[r.Name] = true
	}
	if pakke.Schema != "https://datapackage.org/profiles/2.0/datapackage.json" || pakke.Name != "fokusmaal-2024" || len(pakke.Licenses) != 1 || len(pakke.Sources) != 4 {
		t.Errorf("found the package %q %q with %d licences and %d sources", pakke.Schema, pakke.Name, len(pakke.Licenses), len(pakke.Sources))
	}
}

func TestTheFieldsAreTheColumnsOfTheFile(t *testing.T) {
	filer, err := formater.Alle(proeve.Publikation(), offentlig.EfterHinanden)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range laesPakke(t, filer).Resources {
		if r.Schema == nil {
			if strings.HasSuffix(r.Path, ".csv") || strings.HasSuffix(r.Path, ".parquet") {
				t.Errorf("%s has no schema", r.Path)
			}
			continue
		}
		linjer := csvLinjer(t, filer, &r)
		var felter []string
		for _, f := range r.Schema.Fields {
			felter = append(felter, f.Name)
			for _, linje := range linjer[1:] {
				if v := linje[len(felter)-1]; f.Constraints.Enum != nil && v != "" && !slices.ContainsFunc(f.Constraints.Enum, func(kode any) bool { return fmt.Sprint(kode) == v }) {
					t.Errorf("%s: column %s has a code that its field does not name", r.Path, f.Name)
					break
				}
			}
		}
		if diff := cmp.Diff(linjer[0], felter); diff != "" {
			t.Errorf("%s: %s", r.Path, diff)
		}
		mangler, skilletegn := []string{""}, any(",")
		if strings.HasPrefix(r.Path, "jobindsats/") {
			mangler, skilletegn = []string{"..", "."}, ";"
		}
		if strings.HasSuffix(r.Path, ".parquet") {
			skilletegn = nil
		}
		if !slices.Equal(r.Schema.MissingValues, mangler) || len(r.Schema.PrimaryKey) == 0 || r.Dialect["delimiter"] != skilletegn {
			t.Errorf("%s: missing values, key or dialect are not as expected", r.Path)
		}
	}
}

// csvLinjer are the lines of a resource as its dialect says that they are written; of Parquet
// those of the CSV beside it.
func csvLinjer(t *testing.T, filer []offentlig.Fil, r *laestResurse) [][]string {
	t.Helper()
	data := fil(t, filer, strings.Replace(r.Path, ".parquet", ".csv", 1))
	uden := strings.TrimPrefix(data, "\uFEFF")
	if (uden != data) != strings.Contains(r.Description, "BOM") {
		t.Errorf("%s: its description does not tell whether it begins with a byte order mark", r.Path)
	}
	laeser := csv.NewReader(strings.NewReader(uden))
	if skilletegn, ok := r.Dialect["delimiter"].(string); ok {
		laeser.Comma = []rune(skilletegn)[0]
	}
	linjer, err := laeser.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return linjer
}

func TestEveryColumnHasAnExactType(t *testing.T) {
	filer, err := formater.Alle(enTabel(), offentlig.EfterHinanden)
	if err != nil {
		t.Fatal(err)
	}
	maskinens := []string{"maaned date", "kommune integer", "kommunenavn string", "personer integer", "personer_maerke string", "andel number", "andel_maerke string",
		"opfyldt boolean", "opfyldt_maerke string", "ord string", "ord_maerke string", "dag date", "dag_maerke string"}
	ventet := map[string][]string{"data/proeve.csv": maskinens, "data/proeve.parquet": maskinens,
		"jobindsats/proeve.csv": {"Periode string", "Område string", "Antal personer integer", "Andel i pct. number ,", "Opfyldt boolean Ja Nej", "Ord string", "Dag date"}}
	for _, r := range laesPakke(t, filer).Resources {
		if (r.Schema != nil) != (ventet[r.Path] != nil) {
			t.Errorf("%s: expected columns %v, found %v", r.Path, ventet[r.Path] != nil, r.Schema != nil)
		}
		if r.Schema == nil {
			continue
		}
		var typer []string
		for _, f := range r.Schema.Fields {
			ord := append([]string{f.Name, f.Type}, strings.Fields(f.DecimalChar)...)
			if strings.HasPrefix(r.Path, "jobindsats/") {
				ord = append(append(ord, f.TrueValues...), f.FalseValues...)
			}
			typer = append(typer, strings.Join(ord, " "))
		}
		if diff := cmp.Diff(ventet[r.Path], typer); diff != "" {
			t.Errorf("%s: %s", r.Path, diff)
		}
		delete(ventet, r.Path)
	}
	if len(ventet) > 0 {
		t.Errorf("%d files with columns are not described", len(ventet))
	}
}

func TestPagesAreNoDataAndAnUnknownFileIsAnError(t *testing.T) {
	p := enTabel()
	pakke, err := formater.Datapackage(p, []offentlig.Fil{{Sti: "index.html"}, {Sti: "kommune/671.html"}, {Sti: "v3/data/fokusmaal_aar.json", Data: []byte("{}")}, {Sti: "data/andet.csv"}})
	if err != nil {
		t.Fatal(err)
	}
	var stier []string
	for _, r := range laesPakke(t, []offentlig.Fil{pakke}).Resources {
		stier = append(stier, r.Name+" "+r.Format)
		if r.Schema != nil {
			t.Errorf("%s has the columns of a table that it is not", r.Path)
		}
	}
	if diff := cmp.Diff([]string{"v3.data.fokusmaal_aar.json json", "andet.csv csv"}, stier); diff != "" {
		t.Error(diff)
	}
	if _, err := formater.Datapackage(p, []offentlig.Fil{{Sti: "data/proeve.sas"}}); err == nil || !strings.Contains(err.Error(), "data/proeve.sas") {
		t.Errorf("expected an error that names the file, found %v", err)
	}
}
