package syntetisk

import "fokusmaal/schemas"

// layer is a kind of career: persons who come on a benefit for about as long as each
// other. The layers together are the stock of a month.
type layer struct {
	ydelse schemas.Ydelse
	// stock is the number of persons in a month at scale 1 whose career is of this
	// layer; whatever benefit they have come to by then.
	stock int
	// short and long are the days of a spell, most of them nearer to short.
	short, long int
	// horizon is the most days that a career lasts from its first day to its last. It
	// bounds how long before the first month careers must begin.
	horizon int
}

// layers are about 400 000 persons a month.
//
// Levels after Jobindsats: sygedagpenge 76 700 full-time persons (2023), jobafklaring
// 17 600 (4th quarter 2021), ledighedsydelse 13 800 (3rd quarter 2021), dagpenge 72 000
// (2023) to 144 315 (January 2021), kontanthjælp, uddannelseshjælp and overgangsydelse
// together 85 000 - 98 000 persons, and 289 710 full-time persons in the groups of the
// resultatmål (4th quarter 2022); the persons of a month are more than its full-time
// persons. How a stock divides into short and long spells is an assumption.
var layers = []layer{
	{schemas.Dagpenge, 38000, 14, 150, 700},
	{schemas.Dagpenge, 37000, 60, 500, 1100},
	{schemas.Dagpenge, 22000, 330, 900, 1500},
	{schemas.Sygedagpenge, 34000, 14, 110, 500},
	{schemas.Sygedagpenge, 54000, 50, 400, 800},
	{schemas.Sygedagpenge, 23000, 280, 1000, 1500},
	{schemas.Overgangsydelse, 4000, 60, 800, 1800},
	{schemas.Overgangsydelse, 8000, 600, 2600, 3200},
	{schemas.Uddannelseshjaelp, 6000, 25, 200, 700},
	{schemas.Uddannelseshjaelp, 14000, 100, 800, 1500},
	{schemas.Uddannelseshjaelp, 13000, 450, 2200, 2800},
	{schemas.Kontanthjaelp, 6000, 25, 200, 700},
	{schemas.Kontanthjaelp, 13000, 100, 900, 1800},
	{schemas.Kontanthjaelp, 30000, 550, 3600, 3650},
	{schemas.Revalidering, 3000, 180, 1600, 2000},
	{schemas.Ressourceforloeb, 23000, 350, 1830, 2400},
	{schemas.Jobafklaring, 19000, 170, 1500, 2200},
	{schemas.Ledighedsydelse, 4000, 25, 300, 1100},
	{schemas.Ledighedsydelse, 6500, 180, 2600, 3000},
	{schemas.Barselsdagpenge, 2500, 120, 340, 700},
	{schemas.Fleksjob, 20000, 200, 3000, 3300},
	{schemas.Foertidspension, 3000, 300, 3650, 3650},
	{schemas.Seniorpension, 2000, 300, 2000, 2000},
	{schemas.Efterloen, 4500, 300, 1800, 1800},
	{schemas.Su, 7500, 120, 1000, 1400},
	{schemas.AndenYdelse, 2500, 20, 500, 800},
}

// usualDays are the days of a spell of a benefit that somebody comes to from another.
var usualDays = [schemas.AndenYdelse + 1][2]int{
	schemas.Dagpenge: {20, 500}, schemas.Sygedagpenge: {14, 500}, schemas.Overgangsydelse: {60, 900},
	schemas.Uddannelseshjaelp: {40, 1200}, schemas.Kontanthjaelp: {40, 2000}, schemas.Revalidering: {180, 1500},
	schemas.Ressourceforloeb: {300, 1830}, schemas.Jobafklaring: {170, 1100}, schemas.Ledighedsydelse: {40, 1500},
	schemas.Barselsdagpenge: {60, 330}, schemas.Fleksjob: {200, 2500}, schemas.Foertidspension: {2000, 3650},
	schemas.Seniorpension: {900, 2000}, schemas.Efterloen: {300, 1500}, schemas.Su: {150, 1200},
	schemas.AndenYdelse: {20, 300},
}

// next is what follows a spell: another benefit after a gap of days.
type next struct {
	ydelse          schemas.Ydelse
	gapMin, gapMost int
}

// exit is the end of a career.
var exit = next{}

// whatFollows are the outcomes of a spell of each benefit, as weights of 100.
var whatFollows = [schemas.AndenYdelse + 1][]weighted[next]{
	schemas.Dagpenge: {
		{24, next{schemas.Dagpenge, 2, 40}}, {14, next{schemas.Dagpenge, 35, 200}}, {7, next{schemas.Sygedagpenge, 0, 0}},
		{5, next{schemas.Kontanthjaelp, 0, 0}}, {2, next{schemas.Uddannelseshjaelp, 0, 0}}, {1, next{schemas.Efterloen, 0, 0}}, {47, exit},
	},
	schemas.Sygedagpenge: {
		{2, next{schemas.Sygedagpenge, 0, 0}}, {12, next{schemas.Sygedagpenge, 10, 300}}, {8, next{schemas.Jobafklaring, 0, 0}},
		{2, next{schemas.Ressourceforloeb, 0, 0}}, {7, next{schemas.Dagpenge, 0, 0}}, {4, next{schemas.Kontanthjaelp, 0, 0}},
		{2, next{schemas.Ledighedsydelse, 0, 0}}, {1, next{schemas.Foertidspension, 0, 0}}, {62, exit},
	},
	schemas.Overgangsydelse: {
		{24, next{schemas.Kontanthjaelp, 0, 0}}, {8, next{schemas.Uddannelseshjaelp, 0, 0}}, {5, next{schemas.Kontanthjaelp, 3, 60}},
		{13, next{schemas.Overgangsydelse, 5, 120}}, {50, exit},
	},
	schemas.Uddannelseshjaelp: {
		{22, next{schemas.Uddannelseshjaelp, 5, 150}}, {14, next{schemas.Kontanthjaelp, 0, 0}}, {11, next{schemas.Su, 0, 20}},
		{5, next{schemas.Ressourceforloeb, 0, 0}}, {2, next{schemas.Foertidspension, 0, 0}}, {46, exit},
	},
	schemas.Kontanthjaelp: {
		{25, next{schemas.Kontanthjaelp, 4, 120}}, {8, next{schemas.Ressourceforloeb, 0, 0}}, {3, next{schemas.Sygedagpenge, 10, 90}},
		{3, next{schemas.Fleksjob, 0, 0}}, {3, next{schemas.Revalidering, 0, 0}}, {6, next{schemas.Foertidspension, 0, 0}}, {52, exit},
	},
	schemas.Revalidering:     {{15, next{schemas.Kontanthjaelp, 0, 30}}, {10, next{schemas.Sygedagpenge, 0, 0}}, {75, exit}},
	schemas.Ressourceforloeb: {{26, next{schemas.Foertidspension, 0, 0}}, {22, next{schemas.Ledighedsydelse, 0, 0}}, {6, next{schemas.Ressourceforloeb, 0, 70}}, {14, next{schemas.Kontanthjaelp, 0, 0}}, {32, exit}},
	schemas.Jobafklaring:     {{28, next{schemas.Ressourceforloeb, 0, 0}}, {16, next{schemas.Ledighedsydelse, 0, 0}}, {8, next{schemas.Sygedagpenge, 5, 120}}, {4, next{schemas.Kontanthjaelp, 0, 0}}, {44, exit}},
	schemas.Ledighedsydelse:  {{40, next{schemas.Fleksjob, 0, 0}}, {12, next{schemas.Ledighedsydelse, 5, 150}}, {5, next{schemas.Sygedagpenge, 0, 0}}, {10, next{schemas.Foertidspension, 0, 0}}, {33, exit}},
	schemas.Fleksjob:         {{28, next{schemas.Ledighedsydelse, 0, 0}}, {10, next{schemas.Sygedagpenge, 0, 0}}, {10, next{schemas.Seniorpension, 0, 0}}, {52, exit}},
	schemas.Barselsdagpenge:  {{12, next{schemas.Dagpenge, 0, 10}}, {4, next{schemas.Sygedagpenge, 0, 0}}, {84, exit}},
	schemas.Su:               {{10, next{schemas.Uddannelseshjaelp, 0, 60}}, {15, next{schemas.Dagpenge, 0, 60}}, {75, exit}},
	schemas.AndenYdelse:      {{10, next{schemas.Kontanthjaelp, 0, 20}}, {90, exit}},
	schemas.Foertidspension:  {{100, exit}},
	schemas.Seniorpension:    {{100, exit}},
	schemas.Efterloen:        {{100, exit}},
}
