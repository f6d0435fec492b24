package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// schemaChanges are ten changes of the schema of each table, as a story writes them,
// and optional, reverse (the order of the columns) and swap (of two names).
var schemaChanges = map[schemas.TableID][]string{
	schemas.YdelseTable: {"drop kommune", "drop forloeb_fra", "rename til slut", "rename person_id PERSON_ID", "type person_id BYTES",
		"type kommune INT64", "add noter2 LIST", "optional", "reverse", "swap fra til"},
	schemas.SamtalerTable: {"drop form", "drop noter", "rename dato dag", "rename maaned Maaned", "type person_id INT64",
		"type dato TIMESTAMP", "add noter2 INT32", "optional", "reverse", "swap type form"},
	schemas.TilbudTable: {"drop til", "drop maalgruppe", "rename fra begyndt", "rename type TYPE", "type maalgruppe STRING",
		"type fra INT32", "add noter2 BOOLEAN", "optional", "reverse", "swap maaned fra"},
	schemas.LoentimerTable: {"drop ordinaer", "drop timer", "rename timer hours", "rename ordinaer Ordinaer", "type timer DOUBLE",
		"type timer INT64", "add noter2 LIST", "optional", "reverse", "type ordinaer INT32"},
}

func mutations() (all []damage) {
	for id := range schemas.TableID(schemas.Tables) {
		for _, change := range schemaChanges[id] {
			all = append(all, damage{"schema mutations", change, id.String(), func(sound []byte) ([]byte, error) { return mutated(sound, change) }})
		}
	}
	return all
}

// mutated writes a file again with another schema.
func mutated(sound []byte, change string) ([]byte, error) {
	folder, err := os.MkdirTemp("", "skema")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is of no use any more
	path := filepath.Join(folder, "fil.parquet")
	if err := os.WriteFile(path, sound, 0o600); err != nil {
		return nil, err
	}
	s, err := readSheet(path)
	if err != nil {
		return nil, err
	}
	how := writing{rowsPerGroup: 1 + len(s.rows)/2}
	switch words := strings.Fields(change); words[0] {
	case "optional":
		how.optional = true
	case "reverse":
		how.reverse = true
	case "swap":
		one, other := s.column(words[1]), s.column(words[2])
		s.columns[one].name, s.columns[other].name = words[2], words[1]
	default:
		if err := s.change(words); err != nil {
			return nil, err
		}
	}
	if err := s.write(path, how); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// reversed is a group whose columns stand in the reverse of the order that it gives them.
type reversed struct{ parquet.Group }

// Fields implements parquet.Node.
func (r reversed) Fields() []parquet.Field {
	fields := r.Group.Fields()
	slices.Reverse(fields)
	return fields
}
