package gaeldende

import (
	"bytes"
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"net/url"
	"time"

	"fokusmaal/stages/publish"
)

// The form of the events: OpenLineage 2-0-2 (openlineage.io), and of three of its facets.
const (
	lineageEvent   = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
	lineageFacets  = "https://openlineage.io/spec/facets/"
	lineageVersion = lineageFacets + "1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet"
	lineageInput   = lineageFacets + "1-0-0/InputStatisticsInputDatasetFacet.json#/$defs/InputStatisticsInputDatasetFacet"
	lineageOutput  = lineageFacets + "1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet"
)

// The namespaces of the jobs, of the files that come in, and of the results.
const (
	lineageJobs      = "fokusmaal"
	lineageDelivered = "fokusmaal.leverance"
	lineageResults   = "fokusmaal.resultat"
)

type runEvent struct {
	EventType string           `json:"eventType"`
	EventTime string           `json:"eventTime"`
	Run       lineageRun       `json:"run"`
	Job       lineageJob       `json:"job"`
	Inputs    []lineageDataset `json:"inputs"`
	Outputs   []lineageDataset `json:"outputs"`
	Producer  string           `json:"producer"`
	SchemaURL string           `json:"schemaURL"`
}

type lineageRun struct {
	RunID string `json:"runId"`
}

type lineageJob struct {
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
}

type lineageDataset struct {
	Namespace    string           `json:"namespace"`
	Name         string           `json:"name"`
	Facets       map[string]facet `json:"facets"`
	InputFacets  map[string]facet `json:"inputFacets,omitempty"`
	OutputFacets map[string]facet `json:"outputFacets,omitempty"`
}

// facet is what is known of a dataset: its version, or how large it is.
type facet struct {
	Producer       string `json:"_producer"`
	SchemaURL      string `json:"_schemaURL"`
	DatasetVersion string `json:"datasetVersion,omitempty"`
	RowCount       *int64 `json:"rowCount,omitempty"`
	Size           *int64 `json:"size,omitempty"`
}

// ran is a run that is told as events.
type ran publish.Run

// events returns the two events of a published run, START and COMPLETE, one in each
// line. They follow from run.json alone: the same run gives the same bytes, and the same
// runId. A run that fails leaves no record, so there is no event of it.
//
// The files are named with their SHA-256 as version, and the rows in them; those about
// single persons (intern/, afviste/) are not named.
func (r ran) events() ([]byte, error) {
	start, err := time.Parse(time.RFC3339, r.Time.Started)
	if err != nil {
		return nil, fmt.Errorf("make the events of run %s: its start is no time", r.RunID)
	}
	return twoEvents(r.event(string(r.Command), r.lineageInputs()), start, start.Add(seconds(r.Time.Seconds)), "COMPLETE", r.lineageOutputs())
}

// OpenLineage returns the events of the latest run, and behind them those of its second
// calculation, of which it is an input: START, and COMPLETE where every cell is the same or
// FAIL where not. A record that does not say when it was written has none.
func (s *Standing) OpenLineage() ([]byte, error) {
	r, ended := ran(*s.Candidate), "COMPLETE"
	text, err := r.events()
	if err != nil || s.Kontrol == nil || s.Kontrol.Ended.IsZero() {
		return text, err
	}
	if s.Kontrol.Differs != "" {
		ended = "FAIL"
	}
	record := r.dataset(lineageResults, fmt.Sprintf("%04d/%s/%s.json", r.Aar, secondCalculations, r.RunID), s.Kontrol.SHA256)
	read := r.lineageInputs()
	for _, o := range r.lineageOutputs() {
		o.OutputFacets = nil // they are read here
		read = append(read, o)
	}
	of := r.event(secondCalculations, read)
	second, err := twoEvents(of, s.Kontrol.Ended.Add(-s.Kontrol.Took), s.Kontrol.Ended, ended, []lineageDataset{record})
	return append(text, second...), err
}

// event is an event of a job on the run, but for its kind, time and outputs.
func (r ran) event(job string, inputs []lineageDataset) runEvent {
	return runEvent{
		Run: lineageRun{lineageID(r, job)}, Job: lineageJob{lineageJobs, fmt.Sprintf("%s.%04d", job, r.Aar)},
		Inputs: inputs, Producer: r.producer(), SchemaURL: lineageEvent,
	}
}

// twoEvents are the START of a job and its end, of this kind and with these outputs, one in
// each line.
func twoEvents(event runEvent, start, end time.Time, kind string, outputs []lineageDataset) ([]byte, error) {
	event.EventType, event.EventTime, event.Outputs = "START", lineageTime(start), []lineageDataset{}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(event); err != nil {
		return nil, err
	}
	event.EventType, event.EventTime, event.Outputs = kind, lineageTime(end), outputs
	err := encoder.Encode(event)
	return text.Bytes(), err
}

func lineageTime(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// producer is a URI that names the program and its version.
func (r ran) producer() string { return "urn:fokusmaal:" + url.PathEscape(r.Version) }

func (r ran) lineageInputs() []lineageDataset {
	all := []lineageDataset{}
	for _, t := range r.Input {
		for _, f := range t.Files {
			d := r.dataset(lineageDelivered, f.Path, f.SHA256)
			d.InputFacets = map[string]facet{"inputStatistics": {Producer: r.producer(), SchemaURL: lineageInput, RowCount: &f.Rows, Size: &f.Bytes}}
			all = append(all, d)
		}
	}
	for _, f := range r.SmallInput {
		d := r.dataset(lineageDelivered, string(f.Name), f.SHA256)
		d.InputFacets = map[string]facet{"inputStatistics": {Producer: r.producer(), SchemaURL: lineageInput, Size: &f.Bytes}}
		all = append(all, d)
	}
	return all
}

func (r ran) lineageOutputs() []lineageDataset {
	all := []lineageDataset{}
	for _, o := range r.Outputs {
		if publish.AboutPersons(o.Path) {
			continue
		}
		d := r.dataset(lineageResults, fmt.Sprintf("%04d/%s", r.Aar, o.Path), o.SHA256)
		d.OutputFacets = map[string]facet{"outputStatistics": {Producer: r.producer(), SchemaURL: lineageOutput, RowCount: &o.Rows, Size: &o.Bytes}}
		all = append(all, d)
	}
	return all
}

func (r ran) dataset(namespace, name, sha256 string) lineageDataset {
	return lineageDataset{Namespace: namespace, Name: name,
		Facets: map[string]facet{"version": {Producer: r.producer(), SchemaURL: lineageVersion, DatasetVersion: "sha256:" + sha256}}}
}

// lineageID is the UUID of a job on a run, such as its command: version 5 of RFC 9562, of the
// name urn:fokusmaal:<job>:<year>:<run id> in the namespace of URLs (6ba7b811-…).
func lineageID(r ran, job string) string {
	namespace := []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	sum := sha1.Sum(fmt.Appendf(namespace, "urn:fokusmaal:%s:%04d:%s", job, r.Aar, r.RunID))
	id := sum[:16]
	id[6] = id[6]&0x0f | 0x50
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
