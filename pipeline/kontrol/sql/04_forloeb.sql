-- SPEC 4: ydelsesforløb, for the persons of one part.

-- SPEC 3: »Exact duplicates of a ydelse or samtaler row (all columns of section 2 equal)
-- count once, and their number is reported.«
CREATE OR REPLACE TEMP TABLE raekke AS
SELECT DISTINCT nr, m, ydelse, gruppe, kommune, fra, til, forloeb_fra, maalgruppe, fritaget, standby, barsel, intro
FROM ydelse_ind WHERE kode IS NULL AND nr BETWEEN getvariable('fra_nr') AND getvariable('til_nr');

INSERT INTO dublet
SELECT 'ydelse', count(*) - (SELECT count(*) FROM raekke)
FROM ydelse_ind WHERE kode IS NULL AND nr BETWEEN getvariable('fra_nr') AND getvariable('til_nr');

-- »Rows of measured groups with introduktionsprogram = false only«, and of each spell and
-- month: the days as bits, standby + barsel, fritaget_dage. »Nothing that happens after a
-- month changes that month«, so rows after the last measured one are left out.
-- Points 1 and 2: »all rows with the same forloeb_fra are one spell«, so forloeb_fra is the
-- key of dagpenge and sygedagpenge. What section 5 asks of the spell's own rows stands here
-- too: the kommune »of its own row in m with the latest til, then longest, then lowest code«.
CREATE OR REPLACE TEMP TABLE maaned_egen AS
SELECT nr, gruppe, CASE WHEN gruppe <= 2 THEN forloeb_fra END AS periode, m,
    bit_or(((1::BIGINT << (til - fra + 1)) - 1) << (fra - 1)) AS dage,
    sum(standby + barsel)::INTEGER AS doede,
    sum(fritaget)::INTEGER AS fritaget,
    min((31 - til) * 100000 + (31 - (til - fra)) * 1000 + kommune)::INTEGER % 1000 AS kommune
FROM raekke
WHERE gruppe IS NOT NULL AND NOT intro AND m <= getvariable('sidste')
GROUP BY nr, gruppe, CASE WHEN gruppe <= 2 THEN forloeb_fra END, m;

-- Point 3: »A month of the gap in which the person has a barselsdagpenge row (any day)«.
CREATE OR REPLACE TEMP TABLE barselsmaaned AS
SELECT DISTINCT nr, m FROM raekke WHERE ydelse = 10 AND m <= getvariable('sidste');

-- Point 3: »months with rows, in order, are one spell as long as no whole calendar month
-- without the benefit lies between two of them«; »every month of the gap must be such a month«.
CREATE OR REPLACE TEMP TABLE hul AS
SELECT nr, gruppe, m, foer
FROM (SELECT nr, gruppe, m, lag(m) OVER (PARTITION BY nr, gruppe ORDER BY m) AS foer FROM maaned_egen WHERE gruppe >= 3)
WHERE foer IS NULL OR m - foer > 1;

CREATE OR REPLACE TEMP TABLE begyndelse AS
SELECT h.nr, h.gruppe, h.m
FROM hul h LEFT JOIN barselsmaaned b ON b.nr = h.nr AND b.m > h.foer AND b.m < h.m
GROUP BY h.nr, h.gruppe, h.m, h.foer
HAVING h.foer IS NULL OR count(b.m) < h.m - h.foer - 1;

-- A spell is (nr, gruppe, noegle): noegle is the day of forloeb_fra, or the first month.
CREATE OR REPLACE TEMP TABLE egen AS
SELECT nr, gruppe, (periode - DATE '1970-01-01')::INTEGER AS noegle, periode, m, dage, doede, fritaget, kommune
FROM maaned_egen WHERE gruppe <= 2
UNION ALL
SELECT e.nr, e.gruppe, b.m, NULL, e.m, e.dage, e.doede, e.fritaget, e.kommune
FROM maaned_egen e ASOF JOIN begyndelse b ON b.nr = e.nr AND b.gruppe = e.gruppe AND b.m <= e.m
WHERE e.gruppe >= 3;

-- Point 4: »let b be the first month of a spell of uddannelseshjaelp or kontanthjaelp. If the
-- person has an overgangsydelse spell with rows in a month a ≤ b and no calendar month between
-- a and b (barsel months apart; a = its latest such month), the new spell takes over that
-- spell's months up to b. From b = July 2025 a kontanthjaelp spell takes over an
-- uddannelseshjaelp spell in the same way. Of several, the one with the latest a, then § 2
-- order; one predecessor per spell«.
CREATE OR REPLACE TEMP TABLE forgaenger AS
WITH ny AS (
    SELECT nr, gruppe, noegle, noegle AS b FROM egen WHERE gruppe IN (4, 5) GROUP BY ALL
), mulig AS (
    SELECT n.nr, n.gruppe, n.noegle, n.b, e.gruppe AS gl_gruppe, e.noegle AS gl_noegle, max(e.m) AS a
    FROM ny n JOIN egen e ON e.nr = n.nr AND e.m <= n.b
        AND (e.gruppe = 3 OR e.gruppe = 4 AND n.gruppe = 5 AND n.b >= 2025 * 12 + 6)
    GROUP BY ALL
), uden_hul AS (
    SELECT k.* FROM mulig k LEFT JOIN barselsmaaned s ON s.nr = k.nr AND s.m > k.a AND s.m < k.b
    GROUP BY ALL
    HAVING count(s.m) >= k.b - k.a - 1
)
SELECT nr, gruppe, noegle, b, gl_gruppe, gl_noegle
FROM uden_hul
QUALIFY row_number() OVER (PARTITION BY nr, gruppe, noegle ORDER BY a DESC, gl_gruppe, gl_noegle DESC) = 1;

-- »… which may itself have taken over; two successors may take over the same one«: what a
-- spell is put together of, each with the last month that is taken.
CREATE OR REPLACE TEMP TABLE led AS
WITH RECURSIVE kaede AS (
    SELECT nr, gruppe, noegle, gl_gruppe AS af_gruppe, gl_noegle AS af_noegle, b AS til_m FROM forgaenger
    UNION ALL
    SELECT k.nr, k.gruppe, k.noegle, f.gl_gruppe, f.gl_noegle, least(k.til_m, f.b)
    FROM kaede k JOIN forgaenger f ON f.nr = k.nr AND f.gruppe = k.af_gruppe AND f.noegle = k.af_noegle
)
FROM kaede;

-- The months of every spell, »taken-over rows of point 4 included, also where both have rows
-- in t«; til, egne_dage and kommune are those of the own rows, null where there are none.
CREATE OR REPLACE TEMP TABLE forloebsmaaned AS
WITH raa AS (
    SELECT nr, gruppe, noegle, periode, m, dage, doede, fritaget, dage AS egne, kommune FROM egen
    UNION ALL
    SELECT l.nr, l.gruppe, l.noegle, NULL, e.m, e.dage, e.doede, e.fritaget, NULL, NULL
    FROM led l JOIN egen e ON e.nr = l.nr AND e.gruppe = l.af_gruppe AND e.noegle = l.af_noegle AND e.m <= l.til_m
), samlet AS (
    SELECT e.* FROM raa e ANTI JOIN forgaenger f ON f.nr = e.nr AND f.gruppe = e.gruppe AND f.noegle = e.noegle
    UNION ALL
    SELECT e.nr, e.gruppe, e.noegle, NULL, e.m, bit_or(e.dage), sum(e.doede)::INTEGER, sum(e.fritaget)::INTEGER,
        max(e.egne), max(e.kommune)
    FROM raa e SEMI JOIN forgaenger f ON f.nr = e.nr AND f.gruppe = e.gruppe AND f.noegle = e.noegle
    GROUP BY e.nr, e.gruppe, e.noegle, e.m
)
-- »dage = distinct days covered by its rows in t; døde = min(dage, Σ standby + barsel);
-- levende = dage − døde; fritaget = min(levende, Σ fritaget_dage).«
SELECT nr, gruppe, noegle, periode, m, foerste_bit(dage) AS fra, egne, kommune,
    bit_count(dage) - least(bit_count(dage), doede) AS levende,
    least(bit_count(dage) - least(bit_count(dage), doede), fritaget) AS fritaget
FROM samlet;

-- »Counted months of S up to m: the months with rows and levende > 0. For sygedagpenge: every
-- month from the month of forloeb_fra to m, except dead months.« anciennitet is their number;
-- the sums are those of section 5, »over the months of the spell up to m«.
-- »Start of S: the earliest fra of its rows (taken-over months included); sygedagpenge:
-- forloeb_fra.«
CREATE OR REPLACE TEMP TABLE talt AS
SELECT nr, gruppe, noegle, periode, m, egne, kommune, levende,
    (CASE WHEN gruppe = 2 THEN m - maanedsnr(periode) + 1 - sum((levende = 0)::INTEGER) OVER op
        ELSE sum((levende > 0)::INTEGER) OVER op END)::INTEGER AS anciennitet,
    (sum(levende) OVER op)::BIGINT AS sum_levende,
    (sum(fritaget) OVER op)::BIGINT AS sum_fritaget,
    CASE WHEN gruppe = 2 THEN periode
        ELSE first_value(foerste_dag(m) + fra - 1) OVER op END AS start
FROM forloebsmaaned
WINDOW op AS (PARTITION BY nr, gruppe, noegle ORDER BY m ROWS UNBOUNDED PRECEDING);
