// Package measure counts what the law says of persons: one [Tal] per worker, added
// together at the end. The counts are integers and their sum does not depend on order,
// so neither do the figures.
//
// What comes in: [lov.Dom] values. What goes out: a table kommune × month × ydelse group
// of persons and verdicts, the same by varighed, a table kommune × month × trin, and for the
// population a table kommune × month × grund of each fokusmål.
//
// What it must never do: divide, decide, read or write, or know a person.
//
// Start reading at Tal.
package measure
