package main

// rowsOfAPart is how many rows of ydelse are computed at once, about: it bounds memory, and
// small parts stay in DuckDB's limit.
const rowsOfAPart = 4_000_000

// calculate is the second calculation: the figures of a year from the files of the tables.
func (b *base) calculate(input map[string][]string, aar int) (*figures, error) {
	if err := b.load(input, aar); err != nil {
		return nil, err
	}
	if err := b.compute(); err != nil {
		return nil, err
	}
	return b.figures(aar)
}

// compute goes through the persons in parts, section by section, then makes the counts.
func (b *base) compute() error {
	persons, err := b.number("the persons", "SELECT count(*) FROM person")
	if err != nil {
		return err
	}
	rows, err := b.number("the rows", "SELECT count(*) FROM ydelse_ind")
	if err != nil {
		return err
	}
	parts := rows/rowsOfAPart + 1
	for part := range parts {
		if err := b.set("fra_nr", part*persons/parts+1); err != nil {
			return err
		}
		if err := b.set("til_nr", (part+1)*persons/parts); err != nil {
			return err
		}
		for _, section := range []string{"04_forloeb", "05_population", "06_maal1", "07_maal2"} {
			if err := b.script(section); err != nil {
				return err
			}
		}
	}
	return b.script("08_figures")
}
