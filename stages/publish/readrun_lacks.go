package publish

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fokusmaal/schemas"
)

var (
	hashForm        = regexp.MustCompile(`^[0-9a-f]{64}$`)
	fingerprintForm = regexp.MustCompile(`^[0-9a-f]{16}$`)
)

// IsSHA256 says whether a text is a SHA-256 as the records have it.
func IsSHA256(text string) bool { return hashForm.MatchString(text) }

// lacks names the first thing that every run has and this record has not, or nothing. What
// of it is shown has no control characters: a terminal would act on them.
func (r *Run) lacks() string {
	switch {
	case !runIDForm.MatchString(r.RunID):
		return "run_id"
	case r.Version == "" || !PlainText(r.Version):
		return "version"
	case r.ReglerSHA256 != "" && !hashForm.MatchString(r.ReglerSHA256):
		return "a regler_sha256 that is one"
	case r.Command != CommandPipeline && r.Command != CommandFoelsomhed && r.Command != CommandSagsgennemgang && r.Command != CommandDiff:
		return "command"
	case (r.Command == CommandDiff) != (r.Diff != nil):
		return "diff where that is the command, and there alone"
	case (r.Command == CommandSagsgennemgang) != (r.Sagsgennemgang != nil):
		return "sagsgennemgang where that is the command, and there alone"
	case r.Aar < 1:
		return "aar"
	case r.AarTil != 0 && r.AarTil <= r.Aar:
		return "an aar_til after aar"
	case !r.SecondCalculation.of(r):
		return "second_calculation in a word that is known, of pipeline alone"
	case r.Status != StatusComplete:
		return "status " + strconv.Quote(string(StatusComplete))
	case len(r.Input) == 0 && r.Sagsgennemgang == nil && r.Diff == nil:
		return "input"
	case slices.ContainsFunc(r.Warnings, func(w string) bool { return !PlainText(w) }):
		return "warnings in plain text"
	}
	if _, err := newStamp(r.Fortolkning); err != nil {
		return "readings such as R04"
	}
	if lacks := r.lacksOfInput(); lacks != "" {
		return lacks
	}
	if lacks := r.Controls.lacks(); lacks != "" {
		return lacks
	}
	if lacks := r.Sagsgennemgang.lacks(); lacks != "" {
		return lacks
	}
	if lacks := r.Diff.lacks(); lacks != "" {
		return lacks
	}
	return lacksOf("output", r.Outputs)
}

// lacks names what a sagsgennemgang has not, if there is one.
func (g *Gennemgang) lacks() string {
	if g == nil {
		return ""
	}
	_, known := schemas.KommuneFraKode(g.Kommune)
	switch {
	case !known:
		return "the kommune of the sagsgennemgang"
	case min(g.UdenTilbud, g.FaerreEnd4Samtaler) < 0 || max(g.UdenTilbud, g.FaerreEnd4Samtaler) > g.Personer || g.UdenTilbud+g.FaerreEnd4Samtaler < g.Personer:
		return "counts of the sagsgennemgang that can be"
	case !runIDForm.MatchString(g.AfRun):
		return "the run that the sagsgennemgang was made of"
	}
	return lacksOf("file of the sagsgennemgang", g.Files)
}

func (r *Run) lacksOfInput() string {
	for _, table := range r.Input {
		if !knownTable(table.Table) {
			return "tables by their names"
		}
		for _, f := range table.Files {
			switch {
			case !localPath(f.Path) || !hashForm.MatchString(f.SHA256):
				return "path and sha256 of every input file"
			case f.Rows < 0 || f.Bytes < 0:
				return "rows and bytes of every input file"
			}
		}
	}
	if r.Leverance.Verificeret != hashForm.MatchString(r.Leverance.SHA256) || !r.Leverance.Verificeret && r.Leverance.SHA256 != "" {
		return "sha256 of the manifest where leverance is verificeret, and there alone"
	}
	if r.PersonKey != nil && !fingerprintForm.MatchString(r.PersonKey.Fingerprint) {
		return "the fingerprint of the person key"
	}
	for _, f := range r.SmallInput {
		if f.Path == "" || f.Bytes < 0 || !hashForm.MatchString(f.SHA256) {
			return "path, bytes and sha256 of every small input file"
		}
	}
	for _, reject := range r.Rejects {
		if !knownTable(reject.Table) || reject.Rows < 0 {
			return "table and rows of every reject"
		}
	}
	if r.Duplicates.Ydelse < 0 || r.Duplicates.Samtaler < 0 {
		return "duplicates"
	}
	return ""
}

// lacksOf names what one of the files of a run folder has not; what says which these are.
func lacksOf(what string, files []Output) string {
	for _, o := range files {
		switch {
		case !localPath(o.Path) || !hashForm.MatchString(o.SHA256):
			return "path and sha256 of every " + what
		case o.Rows < 0 || o.Bytes < 0:
			return "rows and bytes of every " + what
		}
	}
	return ""
}

// PlainText says whether a text has no control characters in it.
func PlainText(text string) bool { return strings.IndexFunc(text, unicode.IsControl) < 0 }

// localPath says whether a path leads to something below the folder that it is relative
// to.
func localPath(path string) bool {
	return PlainText(path) && filepath.IsLocal(filepath.FromSlash(path))
}

func knownTable(name string) bool {
	for id := range schemas.TableID(schemas.Tables) {
		if id.String() == name {
			return true
		}
	}
	return false
}
