package main

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2" // registers the driver
)

// scripts are SPEC's sections in SQL.
//
//go:embed sql/*.sql
var scripts embed.FS

// base is the database of one run of this program: a file in a temporary folder of its own,
// open to the owner alone, which is removed with everything in it by close.
type base struct {
	ctx    context.Context
	pool   *sql.DB
	db     *sql.Conn // the variables of SQL belong to one connection
	folder string
	aar    int64 // the measured year
}

// openBase opens an empty database with the limits of the options.
func openBase(ctx context.Context, o options) (*base, error) {
	folder, err := os.MkdirTemp(o.temp, "kontrol-")
	if err != nil {
		return nil, &failure{exitCannotWrite, "making a temporary folder: the place cannot be written to", "choose another place with --temp"}
	}
	b := &base{ctx: ctx, folder: folder}
	if b.pool, err = sql.Open("duckdb", filepath.Join(folder, "kontrol.duckdb")); err != nil {
		b.close()
		return nil, fmt.Errorf("opening the database: %s", kindOf(err))
	}
	if b.db, err = b.pool.Conn(ctx); err != nil {
		b.close()
		return nil, fmt.Errorf("opening the database: %s", kindOf(err))
	}
	settings := fmt.Sprintf(`SET memory_limit = '%dMB'; SET temp_directory = '%s'; SET preserve_insertion_order = false;
		PRAGMA disable_checkpoint_on_shutdown;
		SET force_compression = 'uncompressed';
		SET autoinstall_known_extensions = false; SET autoload_known_extensions = false;`,
		o.memoryMB, strings.ReplaceAll(filepath.Join(folder, "spild"), "'", "''"))
	if o.threads > 0 {
		settings += fmt.Sprintf("SET threads = %d;", o.threads)
	}
	err = b.exec("limits", settings)
	if err == nil {
		err = b.pseudonyms(o.key)
	}
	if err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

// close closes the database and removes its folder.
func (b *base) close() {
	if b.db != nil {
		_ = b.db.Close()
	}
	if b.pool != nil {
		_ = b.pool.Close()
	}
	_ = os.RemoveAll(b.folder)
}

// exec runs statements; doing says what for, should they fail.
func (b *base) exec(doing, statements string) error {
	if _, err := b.db.ExecContext(b.ctx, statements); err != nil {
		return fmt.Errorf("computing %s: %s", doing, kindOf(err))
	}
	return nil
}

// script runs one file of sql/.
func (b *base) script(name string) error {
	text, err := scripts.ReadFile("sql/" + name + ".sql")
	if err != nil {
		return err
	}
	return b.exec("sql/"+name+".sql", string(text))
}

// set gives a variable of SQL a number.
func (b *base) set(name string, value int64) error {
	return b.exec("a variable", fmt.Sprintf("SET VARIABLE %s = %d", name, value))
}

// setFiles gives the variable filer the files of a table.
func (b *base) setFiles(files []string) error {
	quoted := make([]string, len(files))
	for i, f := range files {
		quoted[i] = quote(f)
	}
	return b.exec("a variable", "SET VARIABLE filer = ["+strings.Join(quoted, ", ")+"]")
}

// quote makes a text of SQL.
func quote(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// each runs a query and hands on every row, a number as int64, a day as its ISO text.
func (b *base) each(doing, query string, row func([]any) error) error {
	rows, err := b.db.QueryContext(b.ctx, query)
	if err != nil {
		return fmt.Errorf("reading %s: %s", doing, kindOf(err))
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	cells := make([]any, len(columns))
	pointers := make([]any, len(columns))
	for i := range cells {
		pointers[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return fmt.Errorf("reading %s: %s", doing, kindOf(err))
		}
		plain := make([]any, len(cells))
		for i, c := range cells {
			plain[i] = plainCell(c)
		}
		if err := row(plain); err != nil {
			return err
		}
	}
	if rows.Err() != nil {
		return fmt.Errorf("reading %s: %s", doing, kindOf(rows.Err()))
	}
	return nil
}

// number runs a query that gives one number.
func (b *base) number(doing, query string) (n int64, err error) {
	err = b.each(doing, query, func(row []any) error { n, _ = row[0].(int64); return nil })
	return n, err
}
