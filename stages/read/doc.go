// Package read turns the four Parquet tables of a delivery into Arrow record batches.
//
// What comes in: a folder with ydelse, samtaler, tilbud and loentimer (SPEC 2), and an
// allocator. What goes out: a [Delivery] whose headers are all checked before any row is
// read, and from each of its row groups, in row order, record batches of exactly the
// shape of schemas.BatchSchema; also the SHA-256 of what was read, and whether a file
// changed meanwhile.
//
// How it is done: parquet-go decodes the footer, the page headers and the compression.
// The pages themselves are decoded here, straight into Arrow buffers: a dictionary page
// is an Arrow dictionary as it stands, and the indexes of the data pages are its
// indexes. So no value exists per row unless the file itself has it so, and every count
// that two places of a file state is compared: what does not add up is an error.
//
// Under a key ([ReadPersonKey], [OpenKeyed]) the ids of a delivery become pseudonyms in its
// dictionaries, before the first batch: no other room sees one as it was delivered. It
// starts in personkey.go and pseudonyms.go.
//
// What it must never do: judge a row, start a goroutine, let a damaged file panic or
// pass for a sound one, or put an id, a cell value or a byte
// of a key in a message.
//
// Three small files beside the delivery are read whole, into plain rows: the resultatmål
// ([Ydelsesgrader]), the tilsyn of the year before ([TilsynForrige]) and the milestones of
// the kommuner's own plans ([Milepaele]). They start at readSmall in smallfile.go.
//
// A delivery may come with a manifest, leverance.json (leverance.schema.json), that says what
// was sent: [Delivery.Verify] holds the files against it before any row is read. It starts
// in manifest.go.
//
// Start reading at Open in delivery.go, then RowGroup.Read in rowgroup.go. Below them:
//
//   - find.go, footer.go, skim.go, header.go: which files, and what their headers say
//   - window.go, pages.go: from bytes of a file to pages
//   - hybrid.go, short.go, plain.go, delta.go: from bytes of a page to indexes or values
//   - cursor.go, column.go, runs.go, boolean.go: from pages to one column of a batch
//   - dictionary.go, numbers.go, texts.go, textpage.go: dictionaries, of a chunk or of one batch
//   - bounds.go, hash.go, pool.go: id bounds, fingerprints, memory
package read
