package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"fokusmaal/schemas"
	"fokusmaal/stages/formater"
	"fokusmaal/stages/gaeldende"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/publish"
)

// kendte are the publications that a reader has already, as the years of a run need them.
type kendte struct {
	ctx context.Context
	out string
	// denne are those that this run makes, which will be read together.
	denne []udgivet
}

// udgivet is a publication and the run that it is of.
type udgivet struct {
	offentlig.Tidligere
	runID string
}

// tidligere is what the publication of a year is held against.
type tidligere struct {
	alle     []offentlig.Tidligere
	foer     *offentlig.Tidligere
	koersler []publish.EarlierRun
}

// til are the publications that one of a year is held against: all of the year itself and of
// those beside it, and what was made for the year before in this run.
func (k *kendte) til(aar int) (t tidligere, err error) {
	for beside := aar - 1; beside <= aar+1; beside++ {
		published, err := gaeldende.Published(k.out, beside)
		if err != nil {
			return t, err
		}
		var egne []udgivet
		for _, p := range published {
			one, err := k.laes(p)
			if err != nil {
				return t, err
			}
			egne = append(egne, one...)
		}
		if beside == aar && len(egne) > 0 {
			t.foer = &egne[len(egne)-1].Tidligere
		}
		if beside == aar-1 {
			egne = append(egne, k.denne...)
		}
		for _, e := range egne {
			t.alle = append(t.alle, e.Tidligere)
			t.koersler = append(t.koersler, publish.EarlierRun{Aar: e.Aar, RunID: e.runID})
		}
	}
	return t, nil
}

// naeste takes note of the publication of a year for the year after it.
func (k *kendte) naeste(r *result, t offentlig.Tidligere) {
	k.denne = []udgivet{{t, r.folder.RunID()}}
}

// laes reads a publication, and the figures that it was made from. A run from before there
// was something for the public has none.
func (k *kendte) laes(p gaeldende.PublishedRun) ([]udgivet, error) {
	if p.Run.Disclosure == nil {
		return nil, nil
	}
	o, err := publish.ReadFigures(k.ctx, p.Folder, p.Run)
	if err != nil {
		return nil, advised(err, hintEarlier)
	}
	vist, err := k.laesTabeller(p)
	if err != nil {
		return nil, advised(err, hintEarlier)
	}
	return []udgivet{{offentlig.Tidligere{Aar: p.Run.Aar, Vist: vist, Fuld: offentlig.Fuld(o)}, p.Run.RunID}}, nil
}

// hintEarlier is the advice about an earlier publication that is not what it was: to run again
// would meet it again.
const hintEarlier = "put it back as it was, from a copy: readers have it, so what is to be published is held against it"

// advised is an error about what is not as it was recorded, with other advice than that of its
// own run; a file that could not be read for another reason keeps its own.
func advised(err error, hint string) error {
	var changed *publish.ReadError
	if !errors.As(err, &changed) || changed.Cause != nil && !errors.Is(changed.Cause, fs.ErrNotExist) {
		return err
	}
	other := *changed
	other.Hint = hint
	return &other
}

// laesTabeller reads the tables that a publication showed.
func (k *kendte) laesTabeller(p gaeldende.PublishedRun) (vist []offentlig.Tabel, err error) {
	aar := p.Run.Aar
	for _, form := range []offentlig.Tabel{offentlig.MaanedForm(aar), offentlig.AarForm(aar), offentlig.VarighedForm(aar),
		offentlig.AfstemningForm(aar), offentlig.GrundeForm(aar), offentlig.UdeladtForm(aar), offentlig.TilsynForm(aar)} {
		data, err := publish.ReadOutput(k.ctx, p.Folder, p.Run, publish.Publikationsmappe+"/data/"+form.ID+".csv")
		if err != nil {
			return nil, err
		}
		if data == nil {
			continue // a publication without a tilsyn
		}
		t, err := formater.LaesMaskinCSV(form, data)
		if err != nil {
			return nil, err
		}
		vist = append(vist, t)
	}
	return vist, nil
}

// foelsomhed is what `fokusmaal foelsomhed` said of the same delivery under the same rules; nil
// where there is no such run.
func (k *kendte) foelsomhed(p *pass, aar int) (*offentlig.Tabel, error) {
	out := filepath.Join(k.out, string(publish.CommandFoelsomhed))
	folder, err := publish.Candidate(out, aar)
	if err != nil {
		return nil, nil //nolint:nilerr // there is none, which is no error
	}
	run, err := publish.ReadRun(folder)
	if err != nil || run.Command != publish.CommandFoelsomhed || run.ReglerSHA256 != p.record.run.ReglerSHA256 || !p.job.hasRead(&run) {
		return nil, nil //nolint:nilerr // it is about something else
	}
	svar, err := publish.ReadFoelsomhed(k.ctx, folder, run)
	if err != nil {
		return nil, advised(err, fmt.Sprintf("run make foelsomhed YEAR=%d again, or take its folder away: the publication is then made without it", aar))
	}
	t := offentlig.FoelsomhedForm(aar, laesninger())
	fyldFoelsomhed(&t, svar)
	return &t, nil
}

// fyldFoelsomhed puts the verdicts at their places.
func fyldFoelsomhed(t *offentlig.Tabel, svar []publish.Laesningssvar) {
	steder := map[string]int{}
	for i, v := range t.Akser[1].Vaerdier {
		steder[v.Kode] = i
	}
	for _, s := range svar {
		omraade := 0
		if k, er := schemas.KommuneFraKode(s.Kode); er {
			omraade = int(k) + 1
		}
		for maal, ja := range []*bool{s.Standard, s.Alternativ, &s.Skifter} {
			if ja != nil {
				*t.Celle(maal, 0, steder[s.Laesning], omraade, s.Fokusmaal-1) = offentlig.Svar(*ja)
			}
		}
	}
}

// hasRead says that a run read the same bytes of every table as this job.
func (j *job) hasRead(run *publish.Run) bool {
	sums := map[string]bool{}
	files := 0
	for _, t := range j.delivery.Tables {
		for _, f := range t.Files {
			sums[t.ID.String()+" "+f.SHA256] = true
			files++
		}
	}
	for _, t := range run.Input {
		for _, f := range t.Files {
			if !sums[t.Table+" "+f.SHA256] {
				return false
			}
			files--
		}
	}
	return files == 0
}
