-- SPEC 4: ydelsesforløb, for the persons of one part.

-- SPEC 3: »Exact duplicates of a ydelse or samtaler row (all columns of section 2 equal)
-- count once, and their number is reported.«
CREATE OR REPLACE TEMP TABLE raekke AS
SELECT DISTINCT nr, m, smaat, forloeb_fra, maalgruppe
FROM ydelse_ind WHERE kode IS NULL AND nr BETWEEN getvariable('fra_nr') AND getvariable('til_nr');

INSERT INTO dublet
SELECT 'ydelse', count(*) - (SELECT count(*) FROM raekke)
FROM ydelse_ind WHERE kode IS NULL AND nr BETWEEN getvariable('fra_nr') AND getvariable('til_nr');

-- No figure needs a person without a measured row in a measured month.
CREATE OR REPLACE TEMP TABLE aktiv AS
SELECT DISTINCT nr FROM raekke
WHERE gruppe_af(smaat) IS NOT NULL AND m BETWEEN getvariable('foerste') AND getvariable('sidste');

-- »Rows of measured groups with introduktionsprogram = false only«, and of each spell and
-- month: the days as bits, standby + barsel, fritaget_dage. »Nothing that happens after a
-- month changes that month«, so rows after the last measured one are left out.
-- Points 1 and 2: »all rows with the same forloeb_fra are one spell«, so forloeb_fra is the
-- key of dagpenge and sygedagpenge. What section 5 asks of the spell's own rows stands here
-- too: the kommune »of its own row in m with the latest til, then longest, then lowest code«.
CREATE OR REPLACE TEMP TABLE maaned_egen AS
SELECT nr, gruppe_af(smaat) AS gruppe, CASE WHEN gruppe_af(smaat) <= 2 THEN forloeb_fra END AS periode, m,
    bit_or(((1::BIGINT << (til_af(smaat) - fra_af(smaat) + 1)) - 1) << (fra_af(smaat) - 1)) AS dage,
    sum(doede_af(smaat))::INTEGER AS doede,
    sum(fritaget_af(smaat))::INTEGER AS fritaget,
    (min(orden_af(smaat)) % 1000)::INTEGER AS kommune
FROM raekke SEMI JOIN aktiv USING (nr)
WHERE gruppe_af(smaat) IS NOT NULL AND NOT intro_af(smaat) AND m <= getvariable('sidste')
GROUP BY ALL;

-- Point 3: »A month of the gap in which the person has a barselsdagpenge row (any day)«.
CREATE OR REPLACE TEMP TABLE barselsmaaned AS
SELECT DISTINCT nr, m FROM raekke WHERE ydelse_af(smaat) = 10 AND m <= getvariable('sidste');

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
SELECT nr, gruppe, dagsnr(periode)::INTEGER AS noegle, m, dage, doede, fritaget, kommune
FROM maaned_egen WHERE gruppe <= 2
UNION ALL
SELECT e.nr, e.gruppe, b.m, e.m, e.dage, e.doede, e.fritaget, e.kommune
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
-- Only spells with own rows in a measured month can be one's measured spell.
CREATE OR REPLACE TEMP TABLE forloebsmaaned AS
WITH brugt AS (
    SELECT DISTINCT nr, gruppe, noegle FROM egen WHERE m >= getvariable('foerste')
), raa AS (
    SELECT e.nr, e.gruppe, e.noegle, e.m, e.dage, e.doede, e.fritaget, e.dage AS egne, e.kommune
    FROM egen e SEMI JOIN brugt b ON b.nr = e.nr AND b.gruppe = e.gruppe AND b.noegle = e.noegle
    UNION ALL
    SELECT l.nr, l.gruppe, l.noegle, e.m, e.dage, e.doede, e.fritaget, NULL, NULL
    FROM led l JOIN egen e ON e.nr = l.nr AND e.gruppe = l.af_gruppe AND e.noegle = l.af_noegle AND e.m <= l.til_m
    SEMI JOIN brugt b ON b.nr = l.nr AND b.gruppe = l.gruppe AND b.noegle = l.noegle
), samlet AS (
    SELECT e.* FROM raa e ANTI JOIN forgaenger f ON f.nr = e.nr AND f.gruppe = e.gruppe AND f.noegle = e.noegle
    UNION ALL
    SELECT e.nr, e.gruppe, e.noegle, e.m, bit_or(e.dage), sum(e.doede)::INTEGER, sum(e.fritaget)::INTEGER,
        max(e.egne), max(e.kommune)
    FROM raa e SEMI JOIN forgaenger f ON f.nr = e.nr AND f.gruppe = e.gruppe AND f.noegle = e.noegle
    GROUP BY e.nr, e.gruppe, e.noegle, e.m
)
-- »dage = distinct days covered by its rows in t; døde = min(dage, Σ standby + barsel);
-- levende = dage − døde; fritaget = min(levende, Σ fritaget_dage).«
SELECT nr, gruppe, noegle, m, m * 32 + foerste_bit(dage) AS fra, egne, kommune,
    bit_count(dage) - least(bit_count(dage), doede) AS levende,
    least(bit_count(dage) - least(bit_count(dage), doede), fritaget) AS fritaget
FROM samlet;

-- »Counted months of S up to m: the months with rows and levende > 0. For sygedagpenge: every
-- month from the month of forloeb_fra to m, except dead months.« anciennitet is their number;
-- sum_levende and sum_fritaget are those of section 5, »over the months of the spell up to m«.
-- The three sums, each under 2^20, run in one number.
-- »Start of S: the earliest fra of its rows (taken-over months included); sygedagpenge:
-- forloeb_fra.«
CREATE OR REPLACE TEMP TABLE talt AS
WITH loebende AS (
    SELECT *, first_value(fra) OVER op AS foerste_fra, (sum(((levende > 0)::BIGINT << 40)
        + (levende::BIGINT << 20) + fritaget) OVER op)::BIGINT AS summer
    FROM forloebsmaaned
    WINDOW op AS (PARTITION BY nr, gruppe, noegle ORDER BY m ROWS UNBOUNDED PRECEDING)
), nummereret AS (
    SELECT *, summer >> 40 AS med_levende,
        row_number() OVER (PARTITION BY nr, gruppe, noegle ORDER BY m) - (summer >> 40) AS doede_maaneder
    FROM loebende
)
SELECT nr, gruppe, noegle, m, egne, kommune, levende, doede_maaneder,
    CASE WHEN gruppe = 2 THEN m - maanedsnr(dag_af(noegle)) + 1 - doede_maaneder ELSE med_levende END::INTEGER AS anciennitet,
    (summer >> 20) & 1048575 AS sum_levende, summer & 1048575 AS sum_fritaget, foerste_fra
FROM nummereret;
