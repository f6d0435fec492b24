package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which rooms of the house each room may import. The picture of the README
// goes from left to right; nothing goes back.
var rooms = map[string][]string{
	"schemas":           {},
	"stages/read":       {"schemas"},
	"stages/check":      {"schemas"},
	"stages/group":      {"schemas"},
	"stages/spells":     {"schemas"},
	"stages/lov":        {"schemas", "stages/spells"},
	"stages/measure":    {"schemas", "stages/lov"},
	"stages/statement":  {"schemas", "stages/lov", "stages/measure"},
	"stages/kontroller": {"schemas"},
	"stages/publish":    {"schemas", "stages/measure", "stages/statement", "stages/kontroller", "stages/forskel"},
	"stages/gaeldende":  {"schemas", "stages/kontroller", "stages/publish"},
	"stages/forklar":    {"schemas", "stages/lov", "stages/spells", "stages/statement"},
	"stages/forskel":    {"schemas"},
	"stages/syntetisk":  {"schemas"},
	"stages/disclose":   {"schemas"},
	"stages/offentlig":  {"schemas", "stages/lov", "stages/statement", "stages/disclose"},
	// The figures of this room are made up, for the tests of the rooms behind it.
	"stages/offentlig/proeve": {"schemas", "stages/offentlig"},
	"stages/formater":         {"schemas", "stages/offentlig"},
	"stages/site":             {"schemas", "stages/offentlig"},
	"stages/serve":            {"schemas", "stages/offentlig", "stages/formater"},
	"pipeline": {"schemas", "stages/read", "stages/check", "stages/group", "stages/lov", "stages/measure",
		"stages/statement", "stages/publish", "stages/gaeldende", "stages/forklar", "stages/syntetisk", "stages/kontroller", "stages/forskel",
		"stages/offentlig", "stages/formater", "stages/site", "stages/serve"},
	"pipeline/kontrol": {}, // the second calculation shares nothing with the first
}

// outside says which libraries a room may use beside the standard library. A room that is
// not named uses none.
var outside = map[string][]string{
	"schemas":           {"github.com/apache/arrow-go/v18"},
	"stages/read":       {"github.com/apache/arrow-go/v18", "github.com/parquet-go/parquet-go", "github.com/parquet-go/bitpack"},
	"stages/check":      {"github.com/apache/arrow-go/v18"},
	"stages/group":      {"github.com/apache/arrow-go/v18"},
	"stages/kontroller": {"github.com/apache/arrow-go/v18"},
	"stages/forskel":    {"github.com/apache/arrow-go/v18", "github.com/zeebo/xxh3"},
	"stages/publish":    {"github.com/apache/arrow-go/v18", "github.com/parquet-go/parquet-go", "github.com/gofrs/flock", "filippo.io/age"},
	"stages/syntetisk":  {"github.com/parquet-go/parquet-go", "golang.org/x/sync"},
	"stages/formater":   {"github.com/parquet-go/parquet-go", "github.com/xuri/excelize/v2"},
	"pipeline": {"github.com/apache/arrow-go/v18", "golang.org/x/sync", "golang.org/x/term",
		"github.com/alecthomas/kong", "github.com/schollz/progressbar/v3", "github.com/agnivade/levenshtein", "github.com/KimMachineGun/automemlimit"},
	"pipeline/kontrol": {"github.com/duckdb/duckdb-go/v2"},
}

// forbidden says what the law may not know: input and output, the clock, goroutines'
// tools, chance; and with what the room of what is in force may not reach other programs.
var forbidden = map[string][]string{
	"stages/spells":     {"os", "io", "time", "sync", "math/rand", "math/rand/v2", "context", "reflect", "net"},
	"stages/lov":        {"os", "io", "time", "sync", "math/rand", "math/rand/v2", "context", "reflect", "net"},
	"stages/measure":    {"os", "io", "time", "sync", "math/rand", "math/rand/v2", "context", "reflect", "net"},
	"stages/forklar":    {"os", "io", "time", "sync", "math/rand", "math/rand/v2", "context", "reflect", "net"},
	"stages/kontroller": {"os", "io", "time", "sync", "math/rand", "math/rand/v2", "context", "reflect", "net"},
	"stages/forskel":    {"os", "io", "time", "sync", "math/rand", "math/rand/v2", "context", "reflect", "net"},
	"stages/gaeldende":  {"os/exec", "sync", "math/rand", "math/rand/v2", "reflect", "net", "net/http"},
	"stages/disclose":   {"os", "io", "time", "sync", "math/rand", "math/rand/v2", "context", "reflect", "net"},
	"stages/statement":  {"os", "io", "time", "sync", "math/rand", "math/rand/v2", "context", "reflect", "net"},
	"stages/formater":   {"os", "time", "sync", "math/rand", "math/rand/v2", "context", "reflect", "net"},
}

func TestEveryRoomImportsOnlyWhatItMay(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		room, _ := filepath.Rel("..", filepath.Dir(path))
		room = filepath.ToSlash(room)
		seen[room] = true
		checkImports(t, room, path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for room := range rooms {
		if !seen[room] {
			t.Errorf("room %s is in the plan and not in the house", room)
		}
	}
}

// mayStartGoroutines are the files outside of pipeline that may.
var mayStartGoroutines = []string{"../stages/syntetisk/workers.go"}

func TestOnlyThePipelineStartsGoroutines(t *testing.T) {
	err := filepath.WalkDir("../stages", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || slices.Contains(mayStartGoroutines, filepath.ToSlash(path)) {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if _, starts := n.(*ast.GoStmt); starts {
				t.Errorf("%s starts a goroutine", path)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, room, path string) {
	t.Helper()
	may, known := rooms[room]
	if !known {
		t.Errorf("%s: there is no room %s in the plan", path, room)
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if inside, ok := strings.CutPrefix(name, "fokusmaal/"); ok {
			if !slices.Contains(may, inside) {
				t.Errorf("%s imports room %s", path, inside)
			}
			continue
		}
		if first, _, _ := strings.Cut(name, "/"); strings.Contains(first, ".") {
			if !slices.ContainsFunc(outside[room], func(library string) bool { return name == library || strings.HasPrefix(name, library+"/") }) {
				t.Errorf("%s imports %s", path, name)
			}
		} else if slices.Contains(forbidden[room], name) {
			t.Errorf("%s imports %s", path, name)
		}
	}
}

// fmt does not ask a field that is not exported how it prints, and JSON takes the key of a
// map as it stands: a person hides itself in neither.
func TestNoPersonStandsWhereItCannotHideItself(t *testing.T) {
	isPerson := func(e ast.Expr) bool {
		switch e := e.(type) {
		case *ast.SelectorExpr:
			return e.Sel.Name == "PersonID" || e.Sel.Name == "PersonBytes"
		case *ast.Ident:
			return e.Name == "PersonID" || e.Name == "PersonBytes"
		}
		return false
	}
	seen := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.StructType:
				for _, field := range n.Fields.List {
					for _, name := range field.Names {
						if isPerson(field.Type) {
							seen++
							if !name.IsExported() {
								t.Errorf("%s: the field %s of a person is not exported", path, name.Name)
							}
						}
					}
				}
			case *ast.MapType:
				if isPerson(n.Key) {
					t.Errorf("%s: a person is the key of a map", path)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || seen == 0 {
		t.Fatalf("%d fields of persons, %v", seen, err)
	}
}
