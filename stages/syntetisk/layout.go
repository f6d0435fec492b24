package syntetisk

import (
	"slices"

	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// layout returns the Parquet schema of a table: the columns of [schemas.Input] in their
// order, required unless a null is a value of its own, all with a dictionary but the
// booleans, which are a bit as they stand.
func layout(id schemas.TableID, idKind string) *parquet.Schema {
	table := schemas.Input(id)
	group := orderedGroup{Group: make(parquet.Group, len(table.Columns))}
	for _, c := range table.Columns {
		group.Group[c.Name] = columnNode(c, idKind)
		group.order = append(group.order, c.Name)
	}
	return parquet.NewSchema(table.Name, group)
}

func columnNode(c schemas.Column, idKind string) parquet.Node {
	var node parquet.Node
	switch c.Type {
	case schemas.BOOLEAN:
		return parquet.Leaf(parquet.BooleanType)
	case schemas.ID:
		if node = parquet.String(); idKind == Int64IDs {
			node = parquet.Int(64)
		}
	case schemas.DATE:
		node = parquet.Date()
	case schemas.STRING:
		node = parquet.String()
	case schemas.INT32:
		node = parquet.Int(32)
	case schemas.Hours:
		const scale, precision = 2, 7
		node = parquet.Decimal(scale, precision, parquet.Int32Type)
	}
	node = parquet.Encoded(node, &parquet.RLEDictionary)
	if c.Null {
		node = parquet.Optional(node)
	}
	return node
}

// orderedGroup is a group whose fields stand in an order of their own; those of a
// parquet.Group stand by name.
type orderedGroup struct {
	parquet.Group
	order []string
}

// Fields returns the columns in order.
func (g orderedGroup) Fields() []parquet.Field {
	fields := g.Group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int {
		return slices.Index(g.order, a.Name()) - slices.Index(g.order, b.Name())
	})
	return fields
}
