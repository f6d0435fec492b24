package formater_test

import (
	"bytes"
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
	Name, Path, Type, Title, Format, Mediatype, Encoding, Hash string
	Bytes                                                      int
	Dialect                                                    map[string]any
	Schema                                                     *struct {
		Fields []struct {
			Name, Title, Type string
			Constraints       struct{ Enum []any }
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
	filer, err := formater.Alle(proeve.Publikation())
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
	filer, err := formater.Alle(proeve.Publikation())
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
		linjer, err := csv.NewReader(bytes.NewReader([]byte(fil(t, filer, strings.Replace(r.Path, ".parquet", ".csv", 1))))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
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
		if !slices.Equal(r.Schema.MissingValues, []string{""}) || len(r.Schema.PrimaryKey) == 0 || (r.Dialect != nil) != strings.HasSuffix(r.Path, ".csv") {
			t.Errorf("%s: missing values, key or dialect are not as expected", r.Path)
		}
	}
}

func TestEveryColumnHasAnExactType(t *testing.T) {
	filer, err := formater.Alle(enTabel())
	if err != nil {
		t.Fatal(err)
	}
	var typer []string
	for _, f := range laesPakke(t, filer).Resources[0].Schema.Fields {
		typer = append(typer, f.Name+" "+f.Type)
	}
	want := []string{"maaned date", "kommune integer", "kommunenavn string", "personer integer", "personer_maerke string", "andel number", "andel_maerke string",
		"opfyldt boolean", "opfyldt_maerke string", "ord string", "ord_maerke string", "dag date", "dag_maerke string"}
	if diff := cmp.Diff(want, typer); diff != "" {
		t.Error(diff)
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
