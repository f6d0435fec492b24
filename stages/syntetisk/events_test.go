package syntetisk

import (
	"testing"

	"fokusmaal/schemas"
)

// personMonth is what the events of a person's month are found by.
type personMonth struct {
	person string
	maaned int32
}

func TestEveryCodeOccurs(t *testing.T) {
	folder, _ := makeCountry(t, nil)
	f := readCountry(t, folder)
	seen := map[string]int{}
	for _, r := range f.ydelse {
		seen["ydelse "+r.Ydelse]++
	}
	for _, r := range f.samtaler {
		seen["samtale "+r.Type]++
		seen["form "+r.Form]++
	}
	for _, r := range f.tilbud {
		seen["tilbud "+r.Type]++
	}
	var want []string
	for y := schemas.Dagpenge; y <= schemas.AndenYdelse; y++ {
		want = append(want, "ydelse "+y.String())
	}
	for s := schemas.Jobsamtale; s <= schemas.AndenSamtale; s++ {
		want = append(want, "samtale "+s.String())
	}
	for form := schemas.Fremmoede; form <= schemas.Brev; form++ {
		want = append(want, "form "+form.String())
	}
	for s := schemas.Virksomhedspraktik; s <= schemas.AndetTilbud; s++ {
		want = append(want, "tilbud "+s.String())
	}
	for _, code := range want {
		if seen[code] == 0 {
			t.Errorf("%s does not occur", code)
		}
	}
}

func TestEverythingThatTheRulesAreAboutHappensToSomebody(t *testing.T) {
	folder, _ := makeCountry(t, nil)
	f := readCountry(t, folder)
	seen := map[string]int{}
	benefitEvents(f.ydelse, seen)
	meetingEvents(f.samtaler, seen)
	offerEvents(f.tilbud, seen)
	hourEvents(f.timer, seen)
	want := []string{
		"standby", "standby in spring 2020", "barsel", "a dead month", "more than half exempt", "introduktionsprogram",
		"a benefit that begins inside a month", "a benefit that ends inside a month", "two rows in a month", "two benefits in a month",
		"two benefits on a day", "a move inside a month", "a dagpengeperiode with an interruption", "sickness before the first row",
		"uddannelseshjaelp in June and kontanthjaelp in July 2025", "kontanthjaelp of maalgruppe 4 or 5", "no maalgruppe", "a ydelse row twice",
		"two samtaler on a day", "a samtale row twice", "a tilbud that runs", "a tilbud that has ended", "a tilbud over several months",
		"§ 91 for maalgruppe 4 or 5", "§ 91 for another maalgruppe",
		"ordinary hours", "other hours", "negative hours", "two employers", "hours that are no quarters",
	}
	for _, event := range want {
		if seen[event] == 0 {
			t.Errorf("%s does not occur", event)
		}
	}
}

func benefitEvents(rows []ydelseFile, seen map[string]int) {
	months := map[personMonth][]ydelseFile{}
	ended := map[string]ydelseFile{}
	note := func(event string, happened bool) {
		if happened {
			seen[event]++
		}
	}
	for _, r := range rows {
		days := r.Til - r.Fra + 1
		maaned := schemas.Date(r.Maaned).Month()
		note("standby", r.StandbyDage > 0)
		note("standby in spring 2020", r.StandbyDage > 0 && maaned == schemas.MonthOf(2020, 4))
		note("barsel", r.BarselDage > 0)
		note("a dead month", r.BarselDage+r.StandbyDage == days)
		note("more than half exempt", 2*r.FritagetDage > days)
		note("introduktionsprogram", r.Introduktionsprogram)
		note("a benefit that begins inside a month", r.Fra > r.Maaned)
		note("a benefit that ends inside a month", schemas.Date(r.Til) < maaned.Last())
		note("no maalgruppe", r.Maalgruppe == nil)
		note("kontanthjaelp of maalgruppe 4 or 5", r.Ydelse == "kontanthjaelp" && r.Maalgruppe != nil && (*r.Maalgruppe == 4 || *r.Maalgruppe == 5))
		note("sickness before the first row", r.Ydelse == "sygedagpenge" && r.Fra > r.Maaned && r.ForloebFra != nil && *r.ForloebFra < r.Fra)
		if r.Ydelse == "dagpenge" && r.ForloebFra != nil {
			before, ok := ended[r.PersonID]
			note("a dagpengeperiode with an interruption", ok && *before.ForloebFra == *r.ForloebFra && before.Til < r.Maaned-31)
			ended[r.PersonID] = r
		}
		key := personMonth{r.PersonID, r.Maaned}
		months[key] = append(months[key], r)
	}
	july := int32(reform)
	june := int32(schemas.MonthOf(2025, 6).First())
	for key, these := range months {
		for i, a := range these {
			for _, b := range these[:i] {
				note("two rows in a month", a.text() != b.text())
				note("two benefits in a month", a.Ydelse != b.Ydelse)
				note("two benefits on a day", a.Ydelse != b.Ydelse && a.Fra <= b.Til && b.Fra <= a.Til)
				note("a move inside a month", a.Kommune != b.Kommune && a.Ydelse == b.Ydelse && a.Fra == b.Til+1)
				note("a ydelse row twice", a.text() == b.text())
			}
			before := months[personMonth{key.person, june}]
			note("uddannelseshjaelp in June and kontanthjaelp in July 2025", key.maaned == july && a.Ydelse == "kontanthjaelp" && len(before) > 0 && before[0].Ydelse == "uddannelseshjaelp")
		}
	}
}

func meetingEvents(rows []samtaleFile, seen map[string]int) {
	for i, r := range rows[1:] {
		before := rows[i]
		if r == before {
			seen["a samtale row twice"]++
		} else if r.PersonID == before.PersonID && r.Dato == before.Dato {
			seen["two samtaler on a day"]++
		}
	}
	twice := map[samtaleFile]bool{}
	for _, r := range rows {
		if twice[r] {
			seen["a samtale row twice"]++
		}
		twice[r] = true
	}
}

func offerEvents(rows []tilbudFile, seen map[string]int) {
	for i, r := range rows {
		if r.Til == nil {
			seen["a tilbud that runs"]++
		} else {
			seen["a tilbud that has ended"]++
		}
		if i > 0 && rows[i-1].PersonID == r.PersonID && rows[i-1].Fra == r.Fra && rows[i-1].Maaned < r.Maaned {
			seen["a tilbud over several months"]++
		}
		if r.Type != "oevrig_vejledning_opkvalificering" || r.Maalgruppe == nil {
			continue
		}
		if *r.Maalgruppe == 4 || *r.Maalgruppe == 5 {
			seen["§ 91 for maalgruppe 4 or 5"]++
		} else {
			seen["§ 91 for another maalgruppe"]++
		}
	}
}

func hourEvents(rows []timerFile, seen map[string]int) {
	for i, r := range rows {
		if r.Ordinaer {
			seen["ordinary hours"]++
		} else {
			seen["other hours"]++
		}
		if r.Timer < 0 {
			seen["negative hours"]++
		}
		if r.Timer%25 != 0 {
			seen["hours that are no quarters"]++
		}
		if i > 0 && rows[i-1].PersonID == r.PersonID && rows[i-1].Maaned == r.Maaned && r.Timer > 0 {
			seen["two employers"]++
		}
	}
}
