package main

import (
	"fmt"
	"path/filepath"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/statement"
)

// doneSagsgennemgang shows in Danish what was written: it is read by the ministry and the
// kommune. It is about numbers of persons, never about one.
func (s *screen) doneSagsgennemgang(c config, path string, asked gennemgang, run *publish.Run, a publish.Afgjort) {
	k, g := asked.kommune, run.Sagsgennemgang
	fmt.Fprintln(s.out, s.bold(fmt.Sprintf("Sagsgennemgang i %s (%d) på grundlag af %d", k.Navn(), k.Kode(), c.year)))
	s.line("status", "under administration; sagerne skal gennemgås (§ 12, stk. 1, nr. 2)")
	if g.Personer == 0 {
		s.line("personer", "ingen i december %d er uden tilbud eller har færre end 4 samtaler; filen har kun kolonnenavne", c.year)
	} else {
		s.line("personer", "%s i december %d, som er uden tilbud, har færre end 4 samtaler eller begge dele", statement.Antal(g.Personer), c.year)
		s.line("fokusmål 1", "%s uden tilbud", statement.Antal(g.UdenTilbud))
		s.line("fokusmål 2", "%s med færre end 4 samtaler", statement.Antal(g.FaerreEnd4Samtaler))
	}
	if d := a.SagsgennemgangSenest; d != schemas.NoDate {
		s.line("frist", "gennemgangen skal være færdig senest %d. %s %d", d.Day(), d.Month().Navn(), d.Month().Year())
	}
	name := schemas.Sagsgennemgang.Path + publish.SealedEnding
	s.line("kørsel", "%s", g.AfRun)
	s.line("resultat", "%s -> %s", filepath.Join(c.out, string(publish.ShelfOfKommune(c.year, k.Kode())), "kandidat"), path)
	s.line("fil", "%s, krypteret: kun den, der har den hemmelige nøgle, kan åbne den", name)
	s.line("nøgle", "%s", asked.key)
	if used := run.PersonKey; used != nil {
		s.line("person_id", "er pseudonymer, som kun kan genkendes med kørslens personnøgle (%s), ikke de leverede", used.Fingerprint)
	}
	s.line("åbn den", "age -d -i nøgle.txt %s", name)
}
