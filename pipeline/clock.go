package main

import "time"

// stage numbers the stages of a run, as the screen and run.json name them.
type stage int

const (
	stageHash stage = iota
	stageRead
	stageCheck
	// stageGroup brings the rows together: it deals them, or collects them by row group.
	stageGroup
	// stageLov goes person by person, from the rows gathered or merged to the counts:
	// spells, lov and measure are one function of a person and are not timed apart.
	stageLov
	stageStatement
	stagePublish
	stages
)

// String returns the stage's name.
func (s stage) String() string {
	return [stages]string{"hash", "read", "check", "group", "lov", "statement", "publish"}[s]
}

// clock measures how long each stage is at work. Each worker has its own; the times of
// several workers are added up, so they are seconds of work, not of waiting. What is done side
// by side when they have ended, the controls and the annual statement, and the tables of a year,
// is timed by one clock: as long as all of it took, as statement and publish.
type clock struct {
	spent   [stages]time.Duration
	current stage
	since   time.Time
}

// enter ends the stage at work and begins another. It is called once per batch or range
// of persons, never per row.
func (c *clock) enter(s stage) {
	now := time.Now()
	if !c.since.IsZero() {
		c.spent[c.current] += now.Sub(c.since)
	}
	c.current, c.since = s, now
}

// stop ends the stage at work.
func (c *clock) stop() {
	c.enter(c.current)
	c.since = time.Time{}
}

// add adds the times of another worker.
func (c *clock) add(other *clock) {
	for s := range c.spent {
		c.spent[s] += other.spent[s]
	}
}
