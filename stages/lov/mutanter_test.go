package lov_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// mindstDraebte is the least share of mutants that the tests must kill, in pct.
const mindstDraebte = 95

// TestTheTestsKillTheMutants changes lov and spells in one place at a time and runs their
// tests: a change that no test sees is a mutant that lives. It names those that live as
// it finds them, and prints the share that is killed. It runs under PROEV=mutanter (make mutation), since it
// takes an hour; PROEV_FIL=fokusmaal2.go takes one file. The pages that are generated from
// the rules are left out of the tests, since they would notice any change of a rule by
// themselves, and so are kilder.go, which is names and dates, and what is only told.
func TestTheTestsKillTheMutants(t *testing.T) {
	if os.Getenv("PROEV") != "mutanter" {
		t.Skip("PROEV=mutanter is not set: see make mutation")
	}
	var alle []mutant
	for _, pakke := range provede {
		for _, k := range kildetekster(t, pakke) {
			fil := os.Getenv("PROEV_FIL")
			if fil == filepath.Base(k.sti) || fil == "" && filepath.Base(k.sti) != "kilder.go" {
				alle = append(alle, mutanter(k)...)
			}
		}
	}
	linjerneFindes(t, alle)
	proevAlle(t, alle)
	draebte, levende, ens := 0, 0, 0
	for i := range alle {
		switch m := &alle[i]; {
		case m.udfald == draebt:
			draebte++
		case m.udfald == lever && m.ensbetydende():
			ens++
		case m.udfald == lever:
			levende++
		}
	}
	proevet := draebte + levende
	pct := 100 * float64(draebte) / float64(max(1, proevet))
	fmt.Printf("%d of %d mutants killed: %.1f pct. (%d more mean the same, %d do not compile)\n", draebte, proevet, pct, ens, len(alle)-proevet-ens)
	if pct < mindstDraebte {
		t.Errorf("%.1f pct. is under %d", pct, mindstDraebte)
	}
}

// ensbetydende are lines in which some change means the same, so that no test can see it:
// the file, the line as it stands, and why. A mutant of them that lives is not counted.
var ensbetydende = []struct{ fil, linje, fordi string }{
	{"byg.go", "break", "rows are in order of month"},
	{"byg.go", "sidste(f) == sidste(bedst) && f.Gruppe() < bedst.Gruppe() {", "two predecessors are never of one group"},
	{"byg.go", "if forrige == nil || !forrige.fortsaetter(r, &b.regler) {", "spares a search alone"},
	{"byg.go", "return r.Ydelse == f.Ydelse && r.Maaned() <= sidste(f)+1 &&", "find finds what it does not say; what says too much fails in the oracle of spells"},
	{"forloeb.go", "if f.taellerAlle(i-n+1, i) {", "spares a walk alone"},
	{"forloeb.go", "if n == cap(f.Maaneder) {", "spares a question alone"},
	{"forloeb.go", "if syge && f.Start != f.ForloebFra { // a date is split for the few that began before their first row", "spares work alone"},
	{"forloeb.go", "return r.Til > til", "asked only when they differ"},
	{"forloeb.go", "return r.Fra < fra", "asked only when they differ"},
	{"forloeb.go", "return r.Kommune < kommune", "of equal rows either will do"},
	{"regler.go", "antalSlags         = schemas.Grupper + 2", "room for a kind more"},
	{"population.go", "return c > 0", "asked only when they differ"},
	{"population.go", "return c < 0", "asked only when they differ"},
	{"population.go", "return a.forloeb.Ydelse < b.forloeb.Ydelse", "two spells are never alike in all of it"},
	{"population.go", "return int(m.dage) - int(k.maaned().Fra) + 1", "the same is added to both that are compared"},
}

// ensbetydende says that the mutant's line is one of them.
func (m *mutant) ensbetydende() bool {
	for _, e := range ensbetydende {
		if e.fil == filepath.Base(m.kilde.sti) && e.linje == m.linjetekst() {
			return true
		}
	}
	return false
}

// linjerneFindes is an error if one of ensbetydende stands nowhere any more.
func linjerneFindes(t *testing.T, alle []mutant) {
	t.Helper()
	for _, e := range ensbetydende {
		if os.Getenv("PROEV_FIL") == "" && !slices.ContainsFunc(alle, func(m mutant) bool { return e.fil == filepath.Base(m.kilde.sti) && e.linje == m.linjetekst() }) {
			t.Errorf("%s has no line %q any more", e.fil, e.linje)
		}
	}
}

// linjetekst is the line that is changed, as it stands.
func (m *mutant) linjetekst() string {
	tekst := m.kilde.tekst
	fra := bytes.LastIndexByte(tekst[:m.rettelse.fra], '\n') + 1
	til := m.rettelse.fra + bytes.IndexByte(tekst[m.rettelse.fra:], '\n')
	return strings.TrimSpace(string(tekst[fra:til]))
}

// mutant is a package with one change.
type mutant struct {
	kilde    *kildetekst
	navn     string
	rettelse rettelse
	udfald   udfaldAfProeve
}

type udfaldAfProeve int

const (
	kanIkkeOversaettes udfaldAfProeve = iota
	draebt
	lever
)

// proevAlle tries every mutant, as many at once as there are processors.
func proevAlle(t *testing.T, alle []mutant) {
	t.Helper()
	numre := make(chan int)
	var arbejdere sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		mappe := t.TempDir()
		arbejdere.Go(func() {
			for i := range numre {
				if alle[i].udfald = proev(t, mappe, &alle[i]); alle[i].udfald == lever && !alle[i].ensbetydende() {
					fmt.Println("  lives:", alle[i].navn)
				}
			}
		})
	}
	for i := range alle {
		numre <- i
	}
	close(numre)
	arbejdere.Wait()
}

// proev runs the tests of the mutant's own package with few drawn cases; what lives then
// must live through all tests of both.
func proev(t *testing.T, mappe string, m *mutant) udfaldAfProeve {
	tekst := m.kilde.rettet([]rettelse{m.rettelse})
	erstat := overlay(t, mappe, map[string][]byte{m.kilde.sti: tekst})
	egen := "./" + filepath.Base(filepath.Dir(m.kilde.sti))
	for _, argumenter := range [][]string{
		{"../" + egen, "-rapid.checks=100"}, {".", "../spells"},
	} {
		ud, err := goTest(t, append([]string{erstat, "-vet=off", "-failfast", "-timeout=120s", "-skip=Fresh"}, argumenter...)...)
		switch {
		case strings.Contains(ud, "[build failed]"), strings.Contains(ud, "[setup failed]"):
			return kanIkkeOversaettes
		case err != nil:
			return draebt
		}
	}
	return lever
}

// mutanter are the changes of a file.
func mutanter(k *kildetekst) []mutant {
	var alle []mutant
	retted := func(fra token.Pos, laengde int, tekst string) {
		r := rettelse{k.sted(fra), k.sted(fra) + laengde, tekst}
		alle = append(alle, mutant{kilde: k, rettelse: r, navn: fmt.Sprintf("%s: %s → %s", k.linje(fra), k.tekst[r.fra:r.til], tekst)})
	}
	ast.Inspect(k.traeet, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GenDecl:
			return n.Tok != token.IMPORT
		case *ast.BinaryExpr:
			for _, op := range andre[n.Op] {
				retted(n.OpPos, len(n.Op.String()), op.String())
			}
		case *ast.AssignStmt:
			for _, op := range andre[n.Tok] {
				retted(n.TokPos, len(n.Tok.String()), op.String())
			}
		case *ast.IncDecStmt:
			retted(n.TokPos, 2, andre[n.Tok][0].String())
		case *ast.UnaryExpr:
			if n.Op == token.NOT {
				retted(n.OpPos, 1, "")
			}
		case *ast.BranchStmt:
			if n.Label == nil && (n.Tok == token.BREAK || n.Tok == token.CONTINUE) {
				retted(n.TokPos, len(n.Tok.String()), andre[n.Tok][0].String())
			}
		case *ast.BasicLit:
			if tal, err := strconv.Atoi(n.Value); err == nil && n.Kind == token.INT {
				retted(n.ValuePos, len(n.Value), strconv.Itoa(tal+1))
			}
		case *ast.Ident:
			if n.Name == "true" || n.Name == "false" {
				retted(n.NamePos, len(n.Name), map[string]string{"true": "false", "false": "true"}[n.Name])
			}
		case *ast.IfStmt:
			alle = append(alle, uden(k, n)...)
		}
		return true
	})
	slices.SortStableFunc(alle, func(a, b mutant) int { return a.rettelse.fra - b.rettelse.fra })
	return alle
}

// uden are the file without what an if guards: as if it never held.
func uden(k *kildetekst, n *ast.IfStmt) []mutant {
	if n.Init != nil {
		return nil
	}
	fra, til := k.sted(n.Cond.Pos()), k.sted(n.Cond.End())
	return []mutant{{kilde: k, rettelse: rettelse{fra, til, "false && (" + string(k.tekst[fra:til]) + ")"}, navn: k.linje(n.Pos()) + ": if never holds"}}
}

// andre are the operators that take the place of one.
var andre = map[token.Token][]token.Token{
	token.LSS: {token.LEQ, token.GEQ}, token.LEQ: {token.LSS, token.GTR}, token.GTR: {token.GEQ, token.LEQ}, token.GEQ: {token.GTR, token.LSS},
	token.EQL: {token.NEQ}, token.NEQ: {token.EQL}, token.LAND: {token.LOR}, token.LOR: {token.LAND},
	token.ADD: {token.SUB}, token.SUB: {token.ADD}, token.MUL: {token.QUO}, token.QUO: {token.MUL}, token.REM: {token.MUL},
	token.SHL: {token.SHR}, token.SHR: {token.SHL}, token.AND: {token.OR}, token.OR: {token.AND},
	token.ADD_ASSIGN: {token.SUB_ASSIGN}, token.SUB_ASSIGN: {token.ADD_ASSIGN}, token.OR_ASSIGN: {token.AND_ASSIGN},
	token.INC: {token.DEC}, token.DEC: {token.INC}, token.BREAK: {token.CONTINUE}, token.CONTINUE: {token.BREAK},
}
