package lov_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What the two proofs of the tests have in common, which change the program's text and
// run its tests: grene_test.go and mutanter_test.go. The text is changed through go test's
// -overlay, never on the disk.

// provede are the packages that are proved.
var provede = []string{"../spells", "."}

// kildetekst is a file of one of them.
type kildetekst struct {
	sti    string // absolute
	tekst  []byte
	filer  *token.FileSet
	traeet *ast.File
}

// kildetekster reads the files of a package, tests apart.
func kildetekster(t *testing.T, mappe string) []*kildetekst {
	t.Helper()
	stier, err := filepath.Glob(filepath.Join(mappe, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var alle []*kildetekst
	for _, sti := range stier {
		if strings.HasSuffix(sti, "_test.go") {
			continue
		}
		k := &kildetekst{filer: token.NewFileSet()}
		if k.sti, err = filepath.Abs(sti); err != nil {
			t.Fatal(err)
		}
		if k.tekst, err = os.ReadFile(sti); err != nil {
			t.Fatal(err)
		}
		if k.traeet, err = parser.ParseFile(k.filer, k.sti, k.tekst, 0); err != nil {
			t.Fatal(err)
		}
		alle = append(alle, k)
	}
	return alle
}

// sted returns the offset of a position.
func (k *kildetekst) sted(p token.Pos) int { return k.filer.Position(p).Offset }

// linje names a position as package/file.go:line:column.
func (k *kildetekst) linje(p token.Pos) string {
	position := k.filer.Position(p)
	position.Filename = filepath.Join(filepath.Base(filepath.Dir(k.sti)), filepath.Base(k.sti))
	return position.String()
}

// rettelse replaces the bytes from fra to til.
type rettelse struct {
	fra, til int
	tekst    string
}

// rettet applies changes that do not overlap; at one place they stand in the order given.
func (k *kildetekst) rettet(rettelser []rettelse) []byte {
	slices.SortStableFunc(rettelser, func(a, b rettelse) int { return a.fra - b.fra })
	var ud []byte
	naaet := 0
	for _, r := range rettelser {
		ud = append(append(ud, k.tekst[naaet:r.fra]...), r.tekst...)
		naaet = r.til
	}
	return append(ud, k.tekst[naaet:]...)
}

// overlay writes texts that take the place of files, and returns the argument of go test.
func overlay(t *testing.T, mappe string, tekster map[string][]byte) string {
	t.Helper()
	erstat := map[string]string{}
	for sti, tekst := range tekster {
		ny := filepath.Join(mappe, filepath.Base(filepath.Dir(sti))+"-"+filepath.Base(sti))
		if err := os.WriteFile(ny, tekst, 0o600); err != nil {
			t.Fatal(err)
		}
		erstat[sti] = ny
	}
	indhold, err := json.Marshal(map[string]any{"Replace": erstat})
	if err != nil {
		t.Fatal(err)
	}
	sti := filepath.Join(mappe, "overlay.json")
	if err := os.WriteFile(sti, indhold, 0o600); err != nil {
		t.Fatal(err)
	}
	return "-overlay=" + sti
}

// goTest runs go test and returns what it says.
func goTest(t *testing.T, argumenter ...string) (string, error) {
	t.Helper()
	c := exec.Command("go", append([]string{"test", "-count=1"}, argumenter...)...)
	c.Env = append(os.Environ(), "PROEV=")
	ud, err := c.CombinedOutput()
	return string(ud), err
}
