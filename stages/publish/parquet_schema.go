package publish

import (
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// orderedGroup is a parquet.Group, which has its columns in alphabetical order, with the
// columns in the order of the table.
type orderedGroup struct {
	parquet.Group
	fields []parquet.Field
}

// Fields returns the columns in order.
func (g orderedGroup) Fields() []parquet.Field { return g.fields }

func parquetSchema(s *shape) *parquet.Schema {
	group := parquet.Group{}
	for i, c := range s.table.Columns {
		node := parquetNode(s.columns[i].typ)
		if c.Null {
			node = parquet.Optional(node)
		}
		group[c.Name] = node
	}
	byName := map[string]parquet.Field{}
	for _, field := range group.Fields() {
		byName[field.Name()] = field
	}
	ordered := orderedGroup{Group: group}
	for _, c := range s.table.Columns {
		ordered.fields = append(ordered.fields, byName[c.Name])
	}
	return parquet.NewSchema(createdBy, ordered)
}

// parquetNode is the column of a type. Shares rarely repeat and a BOOLEAN is one bit
// already; everything else repeats so much that a dictionary makes it small and quick.
func parquetNode(t schemas.ResultType) parquet.Node {
	switch t {
	case schemas.OutDATE:
		return parquet.Encoded(parquet.Date(), &parquet.RLEDictionary)
	case schemas.OutINT32:
		return parquet.Encoded(parquet.Int(32), &parquet.RLEDictionary)
	case schemas.OutINT64:
		return parquet.Encoded(parquet.Int(64), &parquet.RLEDictionary)
	case schemas.OutDOUBLE:
		return parquet.Encoded(parquet.Leaf(parquet.DoubleType), &parquet.Plain)
	case schemas.OutBOOLEAN:
		return parquet.Encoded(parquet.Leaf(parquet.BooleanType), &parquet.Plain)
	}
	return parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
}
