package kontroller

// The limits of all controls, each with its reason. A limit may only be wider than chance,
// never narrower: a control that cries at a good delivery is not looked at for long.
const (
	// mindsteHistorie is the least number of months of one history that a month is held
	// against: with fewer, a fault of three months is the history.
	mindsteHistorie = 6
	// tilfaeldigt is how many standard deviations chance may take, squared: 6, with the
	// longer tail of rare events (tilfaeldet). A delivery is some 300 000 comparisons, and
	// neighbouring months are the same persons, so the median of a history is off by up to
	// half of one too.
	tilfaeldigt = 36
	// saedvanligt is how many times the usual distance from the median is still usual. In a
	// normal distribution 6 of them are 4 standard deviations.
	saedvanligt = 6
	// million: shares are compared in millionths.
	million = 1_000_000

	// landRaekker and landKommunerMindst: a whole country has so many rows of ydelse in a
	// month, in at least mindsteHistorie of them, and rows in so many kommuner, more
	// than half: a region has at most 29, and what lost more than 20 is a country with a fault.
	// Denmark has some 400 000: what lost 99 of a hundred rows is a country still. The
	// smallest synthetic one that is held for clean has 2000, in 97 kommuner; the invented
	// populations of testdata/cases have at most 789, in nine. The months need not be most of
	// them: rows astray in a distant past, or a loss in most months, make no country smaller.
	landRaekker, landKommunerMindst = 1500, 50

	// mindsteRaekker (K01-K03): a month without rows says nothing where fewer than 40 are
	// usual, times the cluster of the table: zero of 40 is beyond the limit of chance.
	mindsteRaekker = 40
	// omfangNed and omfangOp (K03): in parts of the usual, a month below a half or above
	// the double is a fejl: no kommune loses half of its persons in a month.
	omfangNedProcent, omfangOpProcent = 50, 100
	// andelsPromille (K04, K05): a share that is 100 per mille (10 percentage points) from
	// the usual moves the measures, whose limits lie 10 points apart.
	andelsPromille = 100
	// skaevtGange (K04, K05): a share that is smaller, and yet the triple or a third of the
	// usual, is an advarsel.
	skaevtGange = 3
	// nyKodeMindst (K06): so many rows of a code that was never used are no slip of the pen.
	nyKodeMindst = 20
	// nyKodeMaaneder (K06, K07): the history before a code may be called new or gone.
	nyKodeMaaneder = 12
	// skiftPromille (K08): of the persons with a benefit in two months running, 5 points more
	// than usual have another one: two swapped codes make nearly all of theirs do so.
	skiftPromille = 50
	// flytMindst, flytProcent (K09): moving changes nothing in a spell (SPEC 4), so where
	// more than a half of at least 20 movers begin anew, the system that sends begins anew.
	flytMindst, flytProcent = 20, 50
	flytMaaneder            = 12 // movers are few: a year at a time
	// toKommunerPromille (K10): of the persons of a month.
	toKommunerPromille = 50
	// sammeDagePromille, sammeDageMindst (K11): nobody has two responsible kommuner on one
	// day; slips of 5 per mille, and of fewer than 10 persons, are left to the kommuner.
	sammeDagePromille, sammeDageMindst = 5, 10
	// overlapPromille (K12): of the persons of a month.
	overlapPromille = 50
	// faldProcent (K13): the latest stretch has less than 80 pct. of the usual rows for each
	// row of ydelse, and the one before had more, and the one before that more again.
	faldProcent = 80
	// faldHistorie (K13): so many older stretches.
	faldHistorie = 4
	// cprMindst, cprAf (K14): one or two ids of ten digits may look like a date by chance; one
	// in 27 random numbers does.
	cprMindst, cprAf = 3, 27
	// udenMindst, udenProcent (K15): where 99 pct. of at least 100 rows of events are about
	// persons that ydelse does not know, the ids of the tables are not the same.
	udenMindst, udenProcent = 100, 99
)

// perioder (K03, K04, K05) are the numbers of months that are judged together, after each
// month by itself: chance reaches 48 rows of hours in a month, so that a kommune of fewer
// could send all of them as 0 for years. Those who are on a benefit, or in a job, are so month
// after month, with the same code and the same yes or no: w months of a person are one
// chance, so as many rows come together (klyngeOver). With the clusters of a single month
// every one of twelve clean countries had a fejl in a small kommune, with these none.
var perioder = [...]int{3, 12}

// graense says when a share is off.
type graense struct {
	// promille is how far from the usual share, in per mille of the rows, is a fejl.
	promille int64
	// gange is the factor from which on less than that is an advarsel; 0 is never.
	gange int64
}
