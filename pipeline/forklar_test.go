package main

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/forklar"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// explained is a run of the small country, and the same counted once more.
type explained struct {
	result     string // the folder of the run
	law        *lov.Lov
	opgoerelse *statement.Opgoerelse
	daekning   statement.Daekning
	told       told
	koersel    forklar.Koersel
	persons    map[string]*schemas.Historik
}

// explainSmallCountry runs the pipeline on the small country and counts it again as
// forklar does, in one pass that keeps every person.
func explainSmallCountry(t *testing.T, fortolkning string) explained {
	t.Helper()
	data, _ := smallCountry(t)
	e := explained{result: runOn(t, data, "--year", "2024", "--fortolkning", fortolkning), persons: map[string]*schemas.Historik{}}
	c, err := runFlags{Data: data, Out: filepath.Dir(filepath.Dir(e.result)), Workers: 2, MaxRejects: "0%", BatchRows: 16384}.config(commandForklar, 2024, nil)
	if err != nil {
		t.Fatal(err)
	}
	if e.told, err = publishedRun(c); err != nil {
		t.Fatal(err)
	}
	if c.fortolkning, err = lov.ParseFortolkning(fortolkning); err != nil {
		t.Fatal(err)
	}
	laws, err := c.laws()
	if err != nil {
		t.Fatal(err)
	}
	delivery, err := read.Open(c.data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = delivery.Close() })
	j := newJob(c, laws, delivery, newScreen(streams{}))
	var mu sync.Mutex
	j.onPerson = func(id schemas.PersonBytes, h *schemas.Historik) {
		mu.Lock()
		defer mu.Unlock()
		e.persons[string(id)] = copyOf(h)
	}
	if err := j.hash(context.Background()); err != nil {
		t.Fatal(err)
	}
	plan, err := j.plan()
	if err != nil {
		t.Fatal(err)
	}
	again, err := j.recount(context.Background(), plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.told.agree(again.record); err != nil {
		t.Fatal(err)
	}
	e.law, e.opgoerelse, e.daekning = laws[0], again.opgoerelse, again.daekning
	e.koersel = e.told.koersel("land", again.record)
	e.koersel.Optegnelse = "run.json" // the folders of tests have long names
	return e
}

// sections are the lines of a text below each of its headings.
func sections(text string) map[string][]string {
	below, heading := map[string][]string{}, ""
	for _, line := range strings.Split(text, "\n") {
		if line != "" && line[0] != ' ' {
			heading = line
		} else if line != "" {
			below[heading] = append(below[heading], line)
		}
	}
	return below
}

// section returns the lines below the heading that begins so.
func section(t *testing.T, text, heading string) []string {
	t.Helper()
	for name, lines := range sections(text) {
		if strings.HasPrefix(name, heading) {
			return lines
		}
	}
	t.Fatalf("no heading %q:\n%s", heading, text)
	return nil
}

var (
	numberLine = regexp.MustCompile(`^  ([-= ]) {0,9}([0-9][0-9 ]*)  ([^ ].*)$`)
	codeAtEnd  = regexp.MustCompile(`\[([a-z0-9_]+)\]$`)
)

// counted is a line with a number of persons: its sign, its number, and its code or, where
// it has none, its text.
type countedLine struct {
	sign, what string
	n          int
}

// countedLines reads the numbers of persons back out of a section.
func countedLines(t *testing.T, lines []string) []countedLine {
	t.Helper()
	var all []countedLine
	for i, line := range lines {
		found := numberLine.FindStringSubmatch(line)
		if found == nil {
			continue
		}
		what := found[3]
		if code := codeAtEnd.FindStringSubmatch(line); code != nil {
			what = code[1]
		} else if i+1 < len(lines) && strings.HasPrefix(lines[i+1], strings.Repeat(" ", 15)) {
			if code := codeAtEnd.FindStringSubmatch(lines[i+1]); code != nil {
				what = code[1]
			}
		}
		all = append(all, countedLine{found[1], what, number(t, strings.ReplaceAll(found[2], " ", ""))})
	}
	return all
}

// cellsOf are the integers of a table that are not 0, by a key of columns.
func cellsOf(t *testing.T, path string, key []string, value string) map[string]int {
	t.Helper()
	cells := map[string]int{}
	for _, row := range readTable(t, path) {
		if row["ydelse"] != "" && row["ydelse"] != schemas.Alle || row[value] == "0" {
			continue
		}
		var parts []string
		for _, column := range key {
			parts = append(parts, row[column])
		}
		cells[strings.Join(parts, " ")] = number(t, row[value])
	}
	return cells
}

func TestTheExplanationOfEveryKommuneAndMonthIsThePublishedIntegers(t *testing.T) {
	for _, fortolkning := range []string{"", "R04,R07"} {
		t.Run("fortolkning "+fortolkning, func(t *testing.T) {
			e := explainSmallCountry(t, fortolkning)
			steps := cellsOf(t, filepath.Join(e.result, "afstemning.csv"), []string{"maaned", "kommune", "trin"}, "personer")
			grounds := cellsOf(t, filepath.Join(e.result, "grunde.csv"), []string{"maaned", "kommune", "fokusmaal", "grund"}, "personer")
			monthly := map[string]map[string]int{}
			for _, column := range countColumns {
				monthly[column] = cellsOf(t, filepath.Join(e.result, "fokusmaal_maaned.csv"), []string{"maaned", "kommune"}, column)
			}
			gotSteps, gotGrounds := map[string]int{}, map[string]int{}
			for i := range e.opgoerelse.Aarlig {
				kode := e.opgoerelse.Aarlig[i].Kode
				if i%33 == 0 {
					if err := publish.Agree(e.told.folder, e.told.Run, e.opgoerelse, kode, read.NewPool()); err != nil {
						t.Error(err)
					}
				}
				for m := schemas.MonthOf(2024, 1); m <= schemas.MonthOf(2024, 12); m++ {
					text := forklar.Kommune(forklar.Sag{Lov: e.law, Opgoerelse: e.opgoerelse, Kommune: kode, Maaned: m, Fokusmaal: []int{1, 2}, Koersel: e.koersel})
					checkWidth(t, text)
					key := fmt.Sprint(m.First(), " ", kode)
					readSteps(t, text, m, key, gotSteps)
					for maal := 1; maal <= 2; maal++ {
						readGrounds(t, text, m, maal, key, monthly, gotGrounds)
						if m.Number() == 1 {
							checkYear(t, text, maal, kode, monthly)
						}
					}
				}
			}
			if diff := gocmp.Diff(steps, gotSteps); diff != "" {
				t.Errorf("the steps differ (-published +explained):\n%.2000s", diff)
			}
			if diff := gocmp.Diff(grounds, gotGrounds); diff != "" {
				t.Errorf("the grounds differ (-published +explained):\n%.2000s", diff)
			}
		})
	}
}

// readSteps reads the way to the population back and checks that it adds up.
func readSteps(t *testing.T, text string, m schemas.Month, key string, to map[string]int) {
	t.Helper()
	lines := countedLines(t, section(t, text, monthHeading(m)+": fra ydelse"))
	if len(lines) != 1+schemas.AntalTrin {
		t.Fatalf("%s: %d numbers on the way to the population", key, len(lines))
	}
	left := 0
	for i, line := range lines {
		switch {
		case i == 0:
			left = line.n
			continue
		case line.sign == "-":
			left -= line.n
		case line.sign != "=" || line.n != left:
			t.Errorf("%s: the way to the population does not add up", key)
		}
		if line.n != 0 {
			to[key+" "+line.what] = line.n
		}
	}
}

func monthHeading(m schemas.Month) string {
	name := m.Navn()
	return strings.ToUpper(name[:1]) + name[1:] + fmt.Sprintf(" %d", m.Year())
}

// readGrounds reads the grounds of a fokusmål back, and checks their sums against the
// numerator and the population that are published.
func readGrounds(t *testing.T, text string, m schemas.Month, maal int, key string, monthly map[string]map[string]int, to map[string]int) {
	t.Helper()
	heading := fmt.Sprintf("%s: hvorfor populationen tæller, som den gør i fokusmål %d", monthHeading(m), maal)
	sum, sums := 0, map[string]int{}
	for _, line := range countedLines(t, section(t, text, heading)) {
		if line.sign == "=" {
			sums[line.what] = line.n
			if line.what != "personer" && line.n != sum {
				t.Errorf("%s, fokusmål %d: %s is not the sum of its grounds", key, maal, line.what)
			}
			sum = 0
			continue
		}
		sum += line.n
		to[fmt.Sprint(key[:10], " ", key[11:], " ", maal, " ", line.what)] = line.n
	}
	column := countColumns[maal]
	want := map[string]int{column: monthly[column][key], "personer": monthly["personer"][key],
		"ikke i tælleren": monthly["personer"][key] - monthly[column][key]}
	if diff := gocmp.Diff(want, sums); diff != "" {
		t.Errorf("%s, fokusmål %d (-published +explained): %s", key, maal, diff)
	}
}

// checkYear reads the table of the twelve months back.
func checkYear(t *testing.T, text string, maal int, kode int32, monthly map[string]map[string]int) {
	t.Helper()
	months := 0
	for _, line := range section(t, text, fmt.Sprintf("Fokusmål %d", maal)) {
		cells := regexp.MustCompile(` {2,}`).Split(strings.TrimSpace(line), -1)
		if len(cells) != 6 || !strings.HasPrefix(cells[0], "2024-") {
			continue
		}
		months++
		key := fmt.Sprint(cells[0], "-01 ", kode)
		for i, column := range []string{"personer", countColumns[maal]} {
			if n := number(t, strings.ReplaceAll(cells[1+i], " ", "")); n != monthly[column][key] {
				t.Errorf("%s: %s is %d, published %d", key, column, n, monthly[column][key])
			}
		}
	}
	if months != 12 {
		t.Errorf("%d months are shown", months)
	}
}

// checkWidth checks that no line is longer than it may be, unless it is a single word.
func checkWidth(t *testing.T, text string) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		if utf8.RuneCountInString(line) > forklar.Bredde && strings.Contains(strings.TrimLeft(line, " "), " ") {
			t.Errorf("%d characters: %s", utf8.RuneCountInString(line), line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("a space at the end: %q", line)
		}
	}
}

func TestTheExplanationOfEveryPersonIsTheRowOfTheTable(t *testing.T) {
	for _, fortolkning := range []string{"", "R01,R04,R05,R07,R08,R11,R12,R14,R16,R18", "R02,R03,R06,R09,R10,R13,R15"} {
		t.Run("fortolkning "+fortolkning, func(t *testing.T) {
			e := explainSmallCountry(t, fortolkning)
			rows := readTable(t, filepath.Join(e.result, "intern", "personer.csv"))
			if len(rows) < 500 {
				t.Fatalf("only %d rows", len(rows))
			}
			for _, row := range rows {
				m, err := schemas.ParseMonth(row["maaned"][:7])
				if err != nil {
					t.Fatal(err)
				}
				text := forklar.Person(forklar.Personsag{Lov: e.law, Historik: e.persons[row["person_id"]], Aar: 2024, Daekning: e.daekning, Maaned: m, Fokusmaal: []int{1, 2}, Koersel: e.koersel})
				checkWidth(t, text)
				if strings.Contains(text, row["person_id"]) {
					t.Fatal("the text holds the id")
				}
				got := personRead(t, text, m)
				want := map[string]string{}
				for _, column := range []string{"kommune", "ydelse", "start", "anciennitet", "tilbud", "timer_hundreddele", "samtaler", "uden_tilbud", "faerre_end_4_samtaler"} {
					want[column] = row[column]
				}
				if diff := gocmp.Diff(want, got); diff != "" {
					t.Fatalf("a row of %s (-published +explained): %s", row["maaned"], diff)
				}
			}
		})
	}
}

// personRead reads a person's month back out of the text, as its row in intern/personer.
// The events that count must add up to what the month has.
func personRead(t *testing.T, text string, m schemas.Month) map[string]string {
	t.Helper()
	trin := rowOf(t, section(t, text, "Personens måneder"), m.String())
	talt := rowOf(t, section(t, text, "Hvad der talte"), m.String())
	forloeb := rowOf(t, section(t, text, "Forløb til og med"), trin[4])
	boolean := map[string]string{"ja": "true", "nej": "false"}
	hours := strings.NewReplacer(",", "", " ", "").Replace(talt[4])
	got := map[string]string{
		"kommune": strings.Fields(trin[2])[0], "ydelse": trin[3], "start": forloeb[3], "anciennitet": trin[5],
		"tilbud": talt[3], "timer_hundreddele": fmt.Sprint(number(t, hours)), "samtaler": talt[5],
		"uden_tilbud": boolean[talt[6]], "faerre_end_4_samtaler": boolean[talt[7]],
	}
	listed := map[string]int{}
	kind := ""
	for _, line := range section(t, text, monthHeading(m)) {
		if name, _, found := strings.Cut(strings.TrimSpace(line), ": "); found && (name == "tilbud" || name == "timer" || name == "samtaler") {
			kind = name
		}
		if !regexp.MustCompile(`^  [0-9]{4}-[0-9]{2}.*  tæller \[[0-9]+\]$`).MatchString(line) {
			continue
		}
		n := 1
		if kind == "timer" {
			n = number(t, strings.NewReplacer(",", "", " ", "").Replace(regexp.MustCompile(` {2,}`).Split(strings.TrimSpace(line), -1)[1]))
		}
		listed[kind] += n
	}
	for kind, column := range map[string]string{"tilbud": "tilbud", "timer": "timer_hundreddele", "samtaler": "samtaler"} {
		if fmt.Sprint(listed[kind]) != got[column] {
			t.Errorf("%s: the %s listed as counted add up to %d, not %s", m, kind, listed[kind], got[column])
		}
	}
	return got
}

// rowOf returns the cells of the table row that begins with a cell.
func rowOf(t *testing.T, lines []string, first string) []string {
	t.Helper()
	for _, line := range lines {
		if cells := regexp.MustCompile(` {2,}`).Split(strings.TrimSpace(line), -1); cells[0] == first {
			return cells
		}
	}
	t.Fatalf("no row %q", first)
	return nil
}

// The memory of a history is used again for the next person: what is kept is a copy.
func TestThePersonSoughtIsKeptAsItWas(t *testing.T) {
	h := &schemas.Historik{Ydelser: make([]schemas.YdelseRow, 1), Samtaler: make([]schemas.Samtale, 1), Tilbud: make([]schemas.Tilbud, 1), Loentimer: make([]schemas.Loentimer, 1)}
	s := &soughtPerson{ID: "en"}
	s.look([]byte("anden"), h)
	if s.historik != nil {
		t.Fatal("another person was kept")
	}
	s.look([]byte("en"), h)
	h.Ydelser[0].Fra, h.Samtaler[0].Dato, h.Tilbud[0].Fra, h.Loentimer[0].TimerHundreddele = 9, 9, 9, 9
	if k := s.historik; k == nil || k.Ydelser[0].Fra+uint8(k.Samtaler[0].Dato)+uint8(k.Tilbud[0].Fra)+uint8(k.Loentimer[0].TimerHundreddele) != 0 {
		t.Error("it is not what it was")
	}
}
