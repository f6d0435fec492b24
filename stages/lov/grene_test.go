package lov_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryBranchIsTakenBothWays is the branch coverage of lov and spells: go test -cover
// knows statements alone. In some test of the two packages every function must have been
// called, every condition, of if, for and switch and on each side of && and ||, have been
// true and false, every case have been chosen, and every switch without default have been
// left without a match. It runs under PROEV=grene
// (make check), since it runs the other tests once more.
func TestEveryBranchIsTakenBothWays(t *testing.T) {
	if os.Getenv("PROEV") != "grene" {
		t.Skip("PROEV=grene is not set: see make check")
	}
	mappe := t.TempDir()
	log := filepath.Join(mappe, "log")
	tekster, ventede := map[string][]byte{}, map[string]bool{}
	for _, pakke := range provede {
		for _, k := range kildetekster(t, pakke) {
			var g grene
			ast.Inspect(k.traeet, func(n ast.Node) bool { return g.find(k, n) })
			if len(g.rettelser) > 0 {
				tekster[k.sti] = k.rettet(g.rettelser)
			}
			for _, id := range g.ventede {
				ventede[id] = true
			}
		}
		sti, err := filepath.Abs(filepath.Join(pakke, "gren.go"))
		if err != nil {
			t.Fatal(err)
		}
		tekster[sti] = []byte(fmt.Sprintf(grenen, pakkenavn(sti), log))
	}
	if ud, err := goTest(t, append([]string{overlay(t, mappe, tekster), "-vet=off", "-skip=Allocates|Fresh"}, provede...)...); err != nil {
		t.Fatalf("the tests fail under instruments: %s", ud)
	}
	sete, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range strings.Split(string(sete), "\n") {
		delete(ventede, id)
	}
	mangler := make([]string, 0, len(ventede))
	for id := range ventede {
		mangler = append(mangler, id)
	}
	slices.Sort(mangler)
	for _, id := range mangler {
		t.Errorf("%s never happens", id)
	}
}

func pakkenavn(sti string) string { return filepath.Base(filepath.Dir(sti)) }

// grenen is the function that a condition is given to: it notes each outcome once.
const grenen = `package %s

import (
	"os"
	"strconv"
	"sync"
)

var grenSete sync.Map

func gren(sted string, udfald bool) bool {
	id := sted + " " + strconv.FormatBool(udfald)
	if _, set := grenSete.LoadOrStore(id, true); !set {
		log, err := os.OpenFile(%q, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
		if err != nil {
			panic(err)
		}
		_, _ = log.WriteString(id + "\n")
		_ = log.Close()
	}
	return udfald
}
`

// grene are the changes of a file that note its branches, and the outcomes that there
// should be.
type grene struct {
	rettelser []rettelse
	ventede   []string
}

func (g *grene) find(k *kildetekst, n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		g.naaet(k, n.Body.Lbrace+1, k.linje(n.Pos())+" called")
	case *ast.IfStmt:
		g.betingelse(k, n.Cond)
	case *ast.ForStmt:
		if n.Cond != nil {
			g.betingelse(k, n.Cond)
		}
	case *ast.SwitchStmt:
		g.valg(k, n)
	case *ast.BinaryExpr:
		if leddelt(n) {
			g.betingelse(k, n)
		}
	}
	return true
}

// leddelt says that an expression is of several conditions.
func leddelt(e ast.Expr) bool {
	b, ok := e.(*ast.BinaryExpr)
	return ok && (b.Op == token.LAND || b.Op == token.LOR)
}

// betingelse notes a condition, or those that it is made of, each once.
func (g *grene) betingelse(k *kildetekst, e ast.Expr) {
	switch b := e.(type) {
	case *ast.ParenExpr:
		g.betingelse(k, b.X)
		return
	case *ast.BinaryExpr:
		if leddelt(b) {
			g.betingelse(k, b.X)
			g.betingelse(k, b.Y)
			return
		}
	}
	id := k.linje(e.Pos())
	if slices.Contains(g.ventede, id+" true") {
		return
	}
	g.rettelser = append(g.rettelser, rettelse{k.sted(e.Pos()), k.sted(e.Pos()), fmt.Sprintf("gren(%q, ", id)}, rettelse{k.sted(e.End()), k.sted(e.End()), ")"})
	g.ventede = append(g.ventede, id+" true", id+" false")
}

// naaet notes that a place is reached.
func (g *grene) naaet(k *kildetekst, her token.Pos, id string) {
	g.rettelser = append(g.rettelser, rettelse{k.sted(her), k.sted(her), fmt.Sprintf("\n_ = gren(%q, true)\n", id)})
	g.ventede = append(g.ventede, id+" true")
}

// valg notes each case of a switch, the conditions of one without a tag, and that one
// without default was left without a match.
func (g *grene) valg(k *kildetekst, s *ast.SwitchStmt) {
	uden := true
	for _, stmt := range s.Body.List {
		c := stmt.(*ast.CaseClause)
		uden = uden && c.List != nil
		if s.Tag == nil {
			for _, e := range c.List {
				g.betingelse(k, e)
			}
		}
		g.naaet(k, c.Colon+1, k.linje(c.Pos())+" chosen")
	}
	if uden {
		id := k.linje(s.Pos()) + " no case"
		slut := k.sted(s.Body.Rbrace)
		g.rettelser = append(g.rettelser, rettelse{slut, slut, fmt.Sprintf("default: _ = gren(%q, true)\n", id)})
		g.ventede = append(g.ventede, id+" true")
	}
}
