package offentlig

// Fil is a file of the publication, as it is written into the folder publikation/ of a run.
type Fil struct {
	// Sti is its path in that folder, with slashes, such as kommune/671.html.
	Sti  string
	Data []byte
}
