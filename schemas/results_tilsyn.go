package schemas

// The columns that several tables of the tilsyn begin with.
var (
	tilsynAar    = ResultColumn{Name: "aar", Type: OutINT32, Doc: "the year of the figures"}
	tilsynKode   = ResultColumn{Name: "kommune", Type: OutINT32, Doc: "code of the kommune"}
	tilsynNavn   = ResultColumn{Name: "kommunenavn", Type: OutSTRING, Doc: "name as Jobindsats spells it"}
	tilsynMaal   = ResultColumn{Name: "fokusmaal", Type: OutINT32, Doc: "1 = uden tilbud (§ 5 nr. 1), 2 = færre end 4 samtaler (§ 5 nr. 2)"}
	tilsynMaaned = ResultColumn{Name: "maaned", Type: OutDATE, Doc: "first day of the month"}
)

// Tilsyn is the table of decisions of a year: 98 rows. It is the tilsyn_forrige of the
// next year.
var Tilsyn = Result{Path: "tilsyn", Doc: "what is decided on each kommune after the year, 98 rows in order of kommune (SPEC 8, §§ 4-13); the `tilsyn_forrige` of the year after it: with the column fortolkning, of a run under the same readings alone; without it, as every decision that no run made, of any run", Columns: []ResultColumn{
	tilsynAar, tilsynKode, tilsynNavn,
	{Name: "faktisk", Type: OutDOUBLE, Null: true, Doc: "share of the citizens on public benefits, in pct. (§ 4); nearest to the exact decimal, on which the comparison is made; null in a foreløbig year without ydelsesgrad"},
	{Name: "forventet", Type: OutDOUBLE, Null: true, Doc: "the share that was to be expected, in pct.; as faktisk"},
	{Name: "resultatmaal_opfyldt", Type: OutBOOLEAN, Null: true, Doc: "faktisk ≤ forventet; null where they are"},
	{Name: "maal1_andel", Type: OutDOUBLE, Null: true, Doc: "annual share of fokusmål 1, 0..1; null where no month has persons"},
	{Name: "maal1_opfyldt", Type: OutBOOLEAN, Doc: "fokusmål 1 is met, or counts as met because no month has persons"},
	{Name: "maal2_andel", Type: OutDOUBLE, Null: true, Doc: "annual share of fokusmål 2, 0..1; null where no month has persons"},
	{Name: "maal2_opfyldt", Type: OutBOOLEAN, Doc: "fokusmål 2 is met, or counts as met because no month has persons"},
	{Name: "status_foer", Type: OutSTRING, Doc: "the status after the year before"},
	{Name: "status", Type: OutSTRING, Doc: "the status after this year; ikke_afgjort in a foreløbig one"},
	{Name: "paragraf", Type: OutSTRING, Null: true, Doc: "where the decision stands in BEK nr. 301 af 20/03/2023, or, with the name of the order, which fokusmål the year does not select on; null where nothing is decided"},
	{Name: "begrundelse", Type: OutSTRING, Doc: "the decision in one Danish sentence with its numbers"},
	{Name: "baseline_aar", Type: OutINT32, Null: true, Doc: "the year on whose figures the kommune was selected; null where it stands at ingen"},
	{Name: "baseline_maal1", Type: OutDOUBLE, Null: true, Doc: "share of fokusmål 1 in baseline_aar, 0..1; null without baseline_aar, or where no month had persons"},
	{Name: "baseline_maal2", Type: OutDOUBLE, Null: true, Doc: "the same of fokusmål 2"},
	{Name: "meddelelse_senest", Type: OutDATE, Null: true, Doc: "last day of the notice to the kommune; null where there is none"},
	{Name: "redegoerelse_senest", Type: OutDATE, Null: true, Doc: "last day of its statement; null where there is none"},
	{Name: "genopretning_til", Type: OutDATE, Null: true, Doc: "last day of its recovery period; null where there is none"},
	{Name: "sagsgennemgang_senest", Type: OutDATE, Null: true, Doc: "last day of the review of its cases; null where there is none"},
	{Name: "baseline_maal1_broek", Type: OutSTRING, Null: true, Doc: "baseline_maal1 as the exact fraction, reduced, such as 1/3: what the year after it decides on"},
	{Name: "baseline_maal2_broek", Type: OutSTRING, Null: true, Doc: "the same of baseline_maal2"},
}}

// TilsynAarene is the table of the statuses of several years: 98 rows for each year.
var TilsynAarene = Result{Path: "tilsyn_aar", Doc: "how each kommune stands after each of several years, in order of kommune and aar", Columns: []ResultColumn{
	tilsynKode, tilsynNavn, tilsynAar,
	{Name: "status", Type: OutSTRING, Doc: "the status after the year"},
	{Name: "paragraf", Type: OutSTRING, Null: true, Doc: "as in table tilsyn"},
}}

// Afstand is the table of the months' distances to the limits.
var Afstand = Result{Path: "afstand", Doc: "how far each month on its own is from the limit of each fokusmål; months that have data and are not suspended, in order of kommune, fokusmaal and maaned", Columns: []ResultColumn{
	tilsynAar, tilsynKode, tilsynNavn, tilsynMaal, tilsynMaaned,
	{Name: "personer", Type: OutINT64, Doc: "persons in the population"},
	{Name: "taeller", Type: OutINT64, Doc: "of them in the numerator of the fokusmål"},
	{Name: "for_mange", Type: OutINT64, Doc: "the least number of persons fewer in the numerator with which the month alone is under the limit; 0 where it is, or has no persons"},
	{Name: "i_gennemsnittet", Type: OutBOOLEAN, Doc: "the month is in the year's mean: it has persons"},
}}

// AfstandAar is the table of the year's distances to the limits: 196 rows.
var AfstandAar = Result{Path: "afstand_aar", Doc: "how far the year is from the limit of each fokusmål, and what the months left must be for it to be met, 98 × 2 rows in order of kommune and fokusmaal", Columns: []ResultColumn{
	tilsynAar, tilsynKode, tilsynNavn, tilsynMaal,
	{Name: "opfyldt", Type: OutBOOLEAN, Null: true, Doc: "the year's mean so far is under the limit; null where no month has persons"},
	{Name: "personer_pr_maaned", Type: OutINT64, Null: true, Doc: "where it is not met: the least number of persons fewer in the numerator of every month with which it is; where it is met: the largest number more with which it still is; null where opfyldt is"},
	{Name: "maaneder_tilbage", Type: OutINT32, Doc: "months of the year without data yet that can be in the mean; 0 when the year is over"},
	{Name: "resten_under", Type: OutDOUBLE, Null: true, Doc: "the mean of the shares of the months left must be strictly under this for the goal to be met, if each of them has persons; may lie outside 0..1; nearest to the exact bound; null where no month is left, or the bound does not exist (R13 in its alternative and no persons in the last month with data)"},
	{Name: "resten_personer", Type: OutINT64, Null: true, Doc: "the largest number of persons in the numerator of every month left, of resten_population, with which the goal is met; null where there is none, where resten_population is 0, or where resten_under is null"},
	{Name: "umuligt", Type: OutBOOLEAN, Null: true, Doc: "the goal cannot be met any more: no share is under the bound; null where resten_under is"},
	{Name: "sikkert", Type: OutBOOLEAN, Null: true, Doc: "the goal is met whatever happens: every share is under the bound; null where resten_under is"},
	{Name: "resten_population", Type: OutINT64, Null: true, Doc: "persons in the population of the last month with data; null when the year is over"},
}}

// Stabilitet is the table of what becomes of a kommune when persons are moved: 588 rows.
var Stabilitet = Result{Path: "stabilitet", Doc: "what becomes of each kommune if so many of its persons were moved across the line in every month, in both fokusmål at once, as late registrations may do: 98 × 6 rows in order of kommune, pct and flere", Columns: []ResultColumn{
	tilsynAar, tilsynKode, tilsynNavn,
	{Name: "pct", Type: OutINT32, Doc: "how many pct. of the month's population are moved: 1, 2 or 5, rounded up to whole persons, never more than there are to move"},
	{Name: "flere", Type: OutBOOLEAN, Doc: "true: into the numerator; false: out of it"},
	{Name: "maal1_opfyldt", Type: OutBOOLEAN, Null: true, Doc: "fokusmål 1 is then met; null where no month has persons"},
	{Name: "maal1_skifter", Type: OutBOOLEAN, Doc: "and it is not so now"},
	{Name: "maal2_opfyldt", Type: OutBOOLEAN, Null: true, Doc: "fokusmål 2 is then met; null where no month has persons"},
	{Name: "maal2_skifter", Type: OutBOOLEAN, Doc: "and it is not so now"},
	{Name: "status", Type: OutSTRING, Null: true, Doc: "the status then; null without ydelsesgrad"},
	{Name: "status_skifter", Type: OutBOOLEAN, Null: true, Doc: "it is another one now; null where status is"},
}}

// Genopretning is the table of how recoveries go, month by month.
var Genopretning = Result{Path: "genopretning", Doc: "how each kommune stands, month by month, that was in skaerpet_tilsyn or forlaenget when the year began: in order of kommune, fokusmaal and maaned; shares are 0..1", Columns: []ResultColumn{
	tilsynAar, tilsynKode, tilsynNavn, tilsynMaal,
	{Name: "udvaelger", Type: OutBOOLEAN, Doc: "the year's decision asks about the fokusmål"},
	tilsynMaaned,
	{Name: "gns12", Type: OutDOUBLE, Null: true, Doc: "mean of the shares of the 12 months up to this one; null as in fokusmaal_maaned"},
	{Name: "baseline", Type: OutDOUBLE, Null: true, Doc: "share at selection; null where no month had persons"},
	{Name: "halvvejs", Type: OutDOUBLE, Null: true, Doc: "share that the fokusmål must have come down to for an extension (§ 11); null where it was met at selection or had no share"},
	{Name: "graense", Type: OutDOUBLE, Doc: "the limit (§ 5)"},
	{Name: "opfyldt", Type: OutBOOLEAN, Null: true, Doc: "gns12 is strictly under graense; null where gns12 is"},
	{Name: "naaet_halvvejs", Type: OutBOOLEAN, Null: true, Doc: "gns12 is at halvvejs or under it; null where one of the two is"},
	{Name: "uden_fremgang", Type: OutBOOLEAN, Null: true, Doc: "gns12 is neither under graense nor at halvvejs, and not under baseline, or there is no baseline (§ 11: then there is no progress); null where gns12 is"},
	{Name: "milepael", Type: OutDOUBLE, Null: true, Doc: "milestone of the kommune's own plan for the month, as a share; null where it has none"},
	{Name: "naaet_milepael", Type: OutBOOLEAN, Null: true, Doc: "gns12 is strictly under milepael; null where one of the two is"},
}}

// Minimumskravene is the table of the minimumskrav of kommuner under administration.
var Minimumskravene = Result{Path: "minimumskrav", Doc: "how each kommune stands to the minimumskrav (§ 12 stk. 1 nr. 1) that was under administration when the year began, or is after its decision: in order of kommune", Columns: []ResultColumn{
	tilsynAar, tilsynKode, tilsynNavn,
	{Name: "tilbud_andel", Type: OutDOUBLE, Null: true, Doc: "annual share with at least one counted tilbud in the window, hours apart, 0..1; null where no month has persons"},
	{Name: "tilbud_opfyldt", Type: OutBOOLEAN, Null: true, Doc: "at least 70 pct.; null where tilbud_andel is"},
	{Name: "samtaler_andel", Type: OutDOUBLE, Null: true, Doc: "annual share with at least 4 counted samtaler in the window, 0..1; null where no month has persons"},
	{Name: "samtaler_opfyldt", Type: OutBOOLEAN, Null: true, Doc: "at least 80 pct.; null where samtaler_andel is"},
}}

// TilsynLaesninger is the table of the decisions under each reading: 17 readings × 98 rows.
var TilsynLaesninger = Result{Path: "tilsyn_laesninger", Doc: "what would be decided on each kommune with each reading of SPEC 9 in its alternative, compared with the default, 17 × 98 rows: those that change first, then the others, each in order of laesning and kommune (`fokusmaal foelsomhed --ydelsesgrad`); resultatmål and `tilsyn_forrige` are the same for all: what was decided the year before stays decided", Columns: []ResultColumn{
	{Name: "laesning", Type: OutSTRING, Doc: "the reading that is in its alternative, all others at their default"},
	tilsynAar, tilsynKode, tilsynNavn,
	{Name: "status_foer", Type: OutSTRING, Doc: "the status after the year before"},
	{Name: "status", Type: OutSTRING, Doc: "the status after this year with every reading at its default; ikke_afgjort in a foreløbig one"},
	{Name: "status_alternativ", Type: OutSTRING, Doc: "the status after this year in the alternative; ikke_afgjort in a foreløbig one"},
	{Name: "skifter", Type: OutBOOLEAN, Doc: "the two are not the same"},
}}

// TilsynResults are the result tables of the tilsyn.
func TilsynResults() []Result {
	return []Result{Tilsyn, TilsynAarene, Afstand, AfstandAar, Stabilitet, Genopretning, Minimumskravene, TilsynLaesninger}
}
