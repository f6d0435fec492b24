package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// personColumns are those of intern/personer that are compared, as the second calculation
// has them.
var personColumns = [][2]string{
	{"kommune", "v.kommune"}, {"ydelse", "g.navn"}, {"start", "v.start"}, {"anciennitet", "v.anciennitet"},
	{"tilbud", "v.tilbud"}, {"timer_hundreddele", "v.hundreddele"}, {"samtaler", "v.samtaler"},
	{"uden_tilbud", "v.uden_tilbud"}, {"faerre_end_4_samtaler", "v.faerre_end_4"},
}

// comparePersons holds intern/personer against the second calculation, row by row in SQL.
// What differs is told as rows of a kommune and month, never as a person.
func (r *result) comparePersons(b *base) error {
	const name = "intern/personer"
	path := filepath.Join(r.run.folder, filepath.FromSlash(name)+".parquet")
	f, err := os.Open(path)
	if err != nil {
		if !r.run.has(name + ".parquet") {
			return wrong("make the run again", "run.json: expected %s.parquet among the files, found it not", name)
		}
		r.leave(name, "it cannot be read by this user")
		return nil
	}
	_ = f.Close()
	columns := []string{"maaned", "person_id"}
	for _, c := range personColumns {
		columns = append(columns, c[0])
	}
	if err := r.columnsOf(b, newTable(name, 2, columns...), path); err != nil {
		return err
	}
	first, last := b.aar*12, b.aar*12+11
	if err := b.exec(name, personTables(path, first, last)); err != nil {
		return err
	}
	sum := tally{Table: name}
	if sum.Rows, err = b.number(name, "SELECT count(*) FROM person_ud"); err != nil {
		return err
	}
	sum.Cells = sum.Rows * int64(len(personColumns)+2)
	r.tallies = append(r.tallies, sum)
	return b.each(name, "SELECT kolonne, kommune, maaned, raekker FROM person_forskel ORDER BY kommune, maaned, kolonne", func(row []any) error {
		r.differ(name, fmt.Sprintf("%s (%d rows)", row[0], row[3]), row[1], row[2])
		return nil
	})
}

// personTables is the SQL that makes person_ud (as published) and person_forskel.
func personTables(path string, first, last int64) string {
	var published, own, unequal []string
	for _, c := range personColumns {
		published = append(published, "u."+c[0])
		own = append(own, c[1]+" AS "+c[0])
		unequal = append(unequal, fmt.Sprintf("SELECT '%s' AS kolonne, k.kommune, k.m FROM par k WHERE k.u_m IS NOT NULL AND k.v_m IS NOT NULL AND k.u_%s IS DISTINCT FROM k.v_%s", c[0], c[0], c[0]))
	}
	var sides []string
	for _, c := range personColumns {
		sides = append(sides, fmt.Sprintf("u.%s AS u_%s, v.%s AS v_%s", c[0], c[0], c[0], c[0]))
	}
	return fmt.Sprintf(`
CREATE OR REPLACE TABLE person_ud AS SELECT p.nr, maanedsnr(u.maaned) AS m, %s
FROM read_parquet(%s) u LEFT JOIN person p ON p.person_id = u.person_id;
CREATE OR REPLACE TABLE person_egen AS SELECT v.nr, v.m, %s FROM vurderet v JOIN gruppe g ON g.nr = v.gruppe WHERE v.m BETWEEN %d AND %d;
CREATE OR REPLACE TABLE par AS SELECT u.m AS u_m, v.m AS v_m, coalesce(v.m, u.m) AS m, coalesce(v.kommune, u.kommune) AS kommune, %s
FROM person_ud u FULL JOIN person_egen v ON v.nr = u.nr AND v.m = u.m;
CREATE OR REPLACE TABLE person_forskel AS SELECT kolonne, kommune::INTEGER AS kommune, foerste_dag(m) AS maaned, count(*) AS raekker FROM (
    SELECT '(missing)' AS kolonne, kommune, m FROM par WHERE u_m IS NULL
    UNION ALL SELECT '(should not be)', kommune, m FROM par WHERE v_m IS NULL
    UNION ALL SELECT '(there twice)', any_value(kommune), m FROM person_ud GROUP BY nr, m HAVING count(*) > 1
    UNION ALL %s) GROUP BY ALL;`,
		strings.Join(published, ", "), quote(path), strings.Join(own, ", "), first, last, strings.Join(sides, ", "),
		strings.Join(unequal, "\n    UNION ALL "))
}
