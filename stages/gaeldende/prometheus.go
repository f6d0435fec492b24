package gaeldende

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"fokusmaal/stages/kontroller"
)

// labels are the labels of a series: a name and its value, and so on.
type labels []string

// metrics is a text in the exposition format of Prometheus (0.0.4), as the textfile
// collector of node_exporter reads it.
type metrics struct {
	text bytes.Buffer
	year string
}

// gauge begins a metric.
func (m *metrics) gauge(name, help string) {
	fmt.Fprintf(&m.text, "# HELP fokusmaal_%s %s\n# TYPE fokusmaal_%s gauge\n", name, help, name)
}

// escaped are the characters that a value of a label has in another form.
var escaped = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

// value is one series of a metric.
func (m *metrics) value(name string, value float64, more labels) {
	fmt.Fprintf(&m.text, `fokusmaal_%s{year="%s"`, name, m.year)
	for i := 0; i+1 < len(more); i += 2 {
		fmt.Fprintf(&m.text, `,%s="%s"`, more[i], escaped.Replace(more[i+1]))
	}
	fmt.Fprintf(&m.text, "} %s\n", strconv.FormatFloat(value, 'f', -1, 64))
}

// one is a metric with one series.
func (m *metrics) one(name, help string, value float64) {
	m.gauge(name, help)
	m.value(name, value, nil)
}

// yes is 1 for true and 0 for false.
func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func unix(t time.Time) float64 { return float64(t.Unix()) }

func newMetrics(year int, now time.Time, readable bool) *metrics {
	m := &metrics{year: strconv.Itoa(year)}
	m.one("status_readable", "Whether the results could be read (1) or are not as they were made (0, and nothing else is known).", yes(readable))
	m.one("status_timestamp_seconds", "When these metrics were written.", unix(now))
	return m
}

// UnreadableMetrics are the metrics of a year whose results cannot be read: without them the
// last good ones would stand for ever.
func UnreadableMetrics(year int, now time.Time) []byte {
	return newMetrics(year, now, false).text.Bytes()
}

// Metrics returns how the year stands as metrics for Prometheus. They are about rows and
// runs; how many persons there are is in none of them.
func (n *Nightly) Metrics() []byte {
	m := newMetrics(n.Aar, n.Now, true)
	m.one("overdue", "Whether the nightly run is overdue, or there is no run at all.", yes(n.Overdue()))
	number := 0
	if n.InForce != nil {
		number = n.InForce.Number
	}
	m.one("publication_number", "The number of the publication in force; 0 is none.", float64(number))
	m.one("publication_unfinished", "Whether a publication is recorded and not in force.", yes(n.Unfinished > 0))
	if p := n.InForce; p != nil {
		when, _ := time.Parse(time.RFC3339, p.When) // lacks has looked at its form
		m.one("publication_timestamp_seconds", "When the run in force was published.", unix(when))
		m.one("publication_controlled", "Whether the publication in force has a second calculation.", yes(p.KontrolSHA256 != ""))
	}
	m.one("candidate_in_force", "Whether the latest run is the one in force.", yes(n.CandidateInForce()))
	if n.Candidate != nil {
		m.lastRun(n)
	}
	return m.text.Bytes()
}

// lastRun are the metrics of the latest run.
func (m *metrics) lastRun(n *Nightly) {
	run := n.Candidate
	m.one("last_run_timestamp_seconds", "When the latest run was published.", unix(n.Ended))
	m.one("last_run_duration_seconds", "How long the latest run took.", run.Time.Seconds)
	m.one("last_run_delivery_verified", "Whether the latest run held its input against a manifest.", yes(run.Leverance.Verificeret))
	m.gauge("last_run_second_calculation", "How the latest run stands with the second calculation: 1 in one of the series by state.")
	for _, state := range secondStates() {
		m.value("last_run_second_calculation", yes(n.Second() == state), labels{"state", string(state)})
	}
	m.one("last_run_warnings", "The number of warnings of the latest run.", float64(len(run.Warnings)))
	m.one("last_run_udsnit", "Whether the delivery of the latest run was no whole country.", yes(run.Controls.Udsnit))
	m.gauge("last_run_findings", "The findings of the controls over the delivery of the latest run, by severity; fejl are those that were accepted.")
	advarsler, fejl := run.Controls.BySeverity()
	m.value("last_run_findings", float64(advarsler), labels{"severity", kontroller.Advarsel.String()})
	m.value("last_run_findings", float64(fejl), labels{"severity", kontroller.Fejl.String()})
	m.gauge("last_run_info", "The latest run and the version of the program.")
	m.value("last_run_info", 1, labels{"run_id", run.RunID, "version", run.Version})
	m.gauge("last_run_input_rows", "The rows that the latest run read, by table.")
	for _, t := range run.Input {
		var rows int64
		for _, f := range t.Files {
			rows += f.Rows
		}
		m.value("last_run_input_rows", float64(rows), labels{"table", t.Table})
	}
	m.gauge("last_run_rejected_rows", "The rows that the latest run rejected, by table and code.")
	for _, r := range run.Rejects {
		m.value("last_run_rejected_rows", float64(r.Rows), labels{"table", r.Table, "code", r.Code})
	}
}
