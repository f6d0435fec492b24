package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/stages/publish"
)

// publicRun runs the first population of the cases with everything that the public may see
// of it, and returns the folder of its result. It has nine kommuner of few persons, so that of
// its counts some are shown, and many are hidden.
func publicRun(t *testing.T) string {
	t.Helper()
	t.Setenv(figuresAlone, "false")
	candidate := runOn(t, filepath.Join(casesFolder, "p11", "data"), "--year", "2022", "--ydelsesgrad", "../stages/read/testdata/y30r21-2020-2022.csv")
	folder, err := filepath.EvalSymlinks(candidate)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// publishedTable is a table that is in the run's folder and in what the public may see of it.
type publishedTable struct {
	name string
	// axes are the columns of its key.
	axes []string
	// always are the columns that say what was decided, which no mark may hide.
	always []string
	// reworded are those of which the public may see other words.
	reworded []string
	// derived are the values of the last axis that are a count of another table, or what is left
	// of one: they are hidden with it and not counted for themselves.
	derived []string
	// uncompared: the run's own table has other columns, so only the marks are looked at.
	uncompared bool
}

func publishedTables() []publishedTable {
	month := func(group string) []string { return []string{"maaned", "kommune", group} }
	return []publishedTable{
		{name: "fokusmaal_maaned", axes: month("ydelse")},
		{name: "fokusmaal_aar", axes: []string{"aar", "kommune"}, always: []string{"maal1_opfyldt", "maal2_opfyldt"}},
		{name: "fokusmaal_varighed", axes: month("varighed")},
		{name: "afstemning", axes: month("trin"), derived: []string{"population"}},
		{name: "afstand_aar", axes: []string{"aar", "kommune", "fokusmaal"}, always: []string{"opfyldt"}},
		{name: "tilsyn", axes: []string{"aar", "kommune"}, reworded: []string{"begrundelse"},
			always: []string{"resultatmaal_opfyldt", "maal1_opfyldt", "maal2_opfyldt", "status_foer", "status", "paragraf", "begrundelse", "meddelelse_senest", "redegoerelse_senest", "genopretning_til", "sagsgennemgang_senest"}},
		{name: "grunde", axes: month("grund"), derived: []string{"hverken_tilbud_eller_timer", "4_samtaler_eller_flere"}, uncompared: true},
		{name: "udeladte_samtaler", axes: month("udeladt"), uncompared: true},
	}
}

func (p *publishedTable) key(row map[string]string) string {
	var key []string
	for _, axis := range p.axes {
		key = append(key, row[axis])
	}
	return strings.Join(key, " ")
}

// counted are the figures of a table by whether and how they are shown.
type counted struct {
	shown, hidden, missing int
	// hiddenCounts are the hidden counts of persons that run.json counts.
	hiddenCounts int
}

// check holds a published cell against the run's own.
func (p *publishedTable) check(t *testing.T, n *counted, column string, published, own map[string]string) {
	t.Helper()
	value, mark, want := published[column], published[column+"_maerke"], own[column]
	switch mark {
	case "":
		n.shown++
		if !p.uncompared && !sameFigure(value, want) && !(slices.Contains(p.reworded, column) && withoutFigures(value)) {
			t.Errorf("%s: %s at %s is another one than in the run's own table", p.name, column, p.key(published))
		}
	case "skjult":
		n.hidden++
		count := slices.Contains([]string{"personer", "uden_tilbud", "faerre_end_4_samtaler"}, column)
		if count && !slices.Contains(p.derived, published[p.axes[len(p.axes)-1]]) {
			n.hiddenCounts++
		}
		// a share of nobody, and a mean of no month, is hidden with its counts: it would give them away
		if value != "" || slices.Contains(p.always, column) || count && !p.uncompared && want == "" {
			t.Errorf("%s: %s at %s is hidden, and is a decision, is there all the same, or never was", p.name, column, p.key(published))
		}
	case "findes_ikke":
		n.missing++
		if value != "" || !p.uncompared && want != "" {
			t.Errorf("%s: %s at %s does not exist, and is there all the same", p.name, column, p.key(published))
		}
	default:
		t.Errorf("%s: %s at %s has an unknown mark", p.name, column, p.key(published))
	}
}

// sameFigure says that two cells are equal: texts by their letters, numbers exactly.
func sameFigure(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return a != "" && (a == b || errX == nil && errY == nil && x == y)
}

// withoutFigures says that a reason is the one that stands where the figures are hidden.
func withoutFigures(reason string) bool {
	return strings.HasSuffix(reason, "afgørelsen er truffet på de fulde tal.") && !strings.ContainsAny(reason, "0123456789")
}

func TestWhatIsPublishedIsWhatTheRunFound(t *testing.T) {
	folder, again := publicRun(t), publicRun(t)
	t.Run("every shown figure is the run's own, and no decision is hidden", func(t *testing.T) { checkFigures(t, folder) })
	t.Run("run.json names every published file with its hash", func(t *testing.T) { checkHashes(t, folder) })
	t.Run("two runs on the same data publish the same bytes", func(t *testing.T) { checkSameBytes(t, folder, again) })
}

func checkFigures(t *testing.T, folder string) {
	t.Helper()
	all := counted{}
	for _, p := range publishedTables() {
		own := map[string]map[string]string{}
		if !p.uncompared {
			for _, row := range readTable(t, filepath.Join(folder, p.name+".csv")) {
				own[p.key(row)] = row
			}
		}
		n := counted{}
		rows := readTable(t, filepath.Join(folder, publish.Publikationsmappe, "data", p.name+".csv"))
		if !p.uncompared && len(rows) != len(own) || len(rows) == 0 {
			t.Errorf("%s: %d rows are published of %d", p.name, len(rows), len(own))
		}
		for _, row := range rows {
			if own[p.key(row)] == nil && !p.uncompared {
				t.Fatalf("%s: the run has no row %s", p.name, p.key(row))
			}
			for column := range row {
				if _, figure := row[column+"_maerke"]; figure {
					p.check(t, &n, column, row, own[p.key(row)])
				}
			}
		}
		if n.shown == 0 || n.hidden == 0 && p.name != "tilsyn" {
			t.Errorf("%s: expected some figures shown and some hidden, found %+v", p.name, n)
		}
		all.hiddenCounts += n.hiddenCounts
	}
	checkDisclosure(t, folder, all.hiddenCounts)
}

// checkDisclosure holds run.json against the hidden counts of the files. The attack is on those of
// the months before the year too, into which the means of 12 months reach.
func checkDisclosure(t *testing.T, folder string, hidden int) {
	t.Helper()
	run, err := publish.ReadRun(folder)
	if err != nil {
		t.Fatal(err)
	}
	d := run.Disclosure
	if d == nil || d.Primary == 0 || d.Attacked < d.Primary+d.Secondary || d.LeastValues < 3 {
		t.Fatalf("run.json says of the protection %+v", d)
	}
	if told := d.Primary + d.Secondary + d.Withheld; told != hidden {
		t.Errorf("run.json tells of %d hidden counts, and the files have %d", told, hidden)
	}
}

func checkHashes(t *testing.T, folder string) {
	t.Helper()
	run, err := publish.ReadRun(folder)
	if err != nil {
		t.Fatal(err)
	}
	told, found := map[string]string{}, map[string]string{}
	for _, o := range run.Outputs {
		if strings.HasPrefix(o.Path, publish.Publikationsmappe+"/") {
			told[o.Path] = strconv.FormatInt(o.Bytes, 10) + " bytes " + o.SHA256
		}
	}
	for path, data := range publishedFiles(t, folder) {
		sum := sha256.Sum256(data)
		found[publish.Publikationsmappe+"/"+path] = strconv.Itoa(len(data)) + " bytes " + hex.EncodeToString(sum[:])
	}
	if diff := cmp.Diff(found, told); diff != "" || len(found) < 99+4*7 {
		t.Errorf("%d files: %s", len(found), diff)
	}
}

func checkSameBytes(t *testing.T, a, b string) {
	t.Helper()
	first, second := publishedFiles(t, a), publishedFiles(t, b)
	for path, data := range first {
		if !bytes.Equal(data, second[path]) {
			t.Errorf("%s is other bytes the second time", path)
		}
	}
	if len(first) != len(second) || len(first) == 0 {
		t.Errorf("%d files, and %d the second time", len(first), len(second))
	}
}

// publishedFiles are the bytes of all that is published, by the path in its folder.
func publishedFiles(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	root := os.DirFS(filepath.Join(folder, publish.Publikationsmappe))
	err := fs.WalkDir(root, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[path], err = fs.ReadFile(root, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
