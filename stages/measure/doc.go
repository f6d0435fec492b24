// Package measure counts what the law says of persons: one [Tal] per worker, added
// together at the end. The counts are integers and their sum does not depend on order,
// so neither do the figures.
//
// What comes in: [lov.Dom] values. What goes out: a table kommune × month × ydelse group
// of persons and verdicts, and a table kommune × month × trin.
//
// What it must never do: divide, decide, read or write, or know a person.
//
// Start reading at Tal.
package measure
