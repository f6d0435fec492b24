-- SPEC 2-3, table ydelse: persons get dense numbers, each row is checked and packed into one
-- BIGINT, and the rows become one list for each person, group and period in one pass.
--
-- Given by the program: {ydelse} {samtaler} {tilbud} {loentimer} (the files), {base} (the first
-- month of ydelse, as months since 1970), {sidst} and {foerst} (the last and the first measured
-- month, counted from base), {B} (BIGINT, or HUGEINT where ydelse has more than 61 months).
-- All months below are counted from base, and a set of months is the bits of a {B}.

-- A row, from the high bits: month 8, kommune 7, til 5, fra 5, fritaget 5, standby 5, barsel 5,
-- ydelse 4, introduktionsprogram 1, and 16 that tell rows apart which are equal in all of this.
CREATE MACRO x_maaned(x) AS x >> 53;
CREATE MACRO x_kommune(x) AS (x >> 46) & 127;
CREATE MACRO x_til(x) AS (x >> 41) & 31;
CREATE MACRO x_fra(x) AS (x >> 36) & 31;
CREATE MACRO x_fritaget(x) AS (x >> 31) & 31;
CREATE MACRO x_doede(x) AS ((x >> 26) & 31) + ((x >> 21) & 31);
CREATE MACRO x_pakket(m, k, til, fra, fritaget, standby, barsel, ydelse, intro, rest) AS
    (m::BIGINT << 53) | (k::BIGINT << 46) | (til::BIGINT << 41) | (fra::BIGINT << 36) | (fritaget::BIGINT << 31)
    | (standby::BIGINT << 26) | (barsel::BIGINT << 21) | (ydelse::BIGINT << 17) | (intro::BIGINT << 16) | rest;
-- The two numbers of til and fra go from 0, day 1.
CREATE MACRO x_dage(x) AS x_til(x) - x_fra(x) + 1;

CREATE MACRO bit_af(m) AS 1::{B} << m::{B};
CREATE MACRO til_og_med(m) AS (2::{B} << m::{B}) - 1;

-- »Each person gets a number«: strings are hashed twice for each row and never again.
CREATE TEMP TABLE person AS
SELECT CAST(row_number() OVER () AS INTEGER) AS nr, person_id
FROM (SELECT DISTINCT person_id FROM {ydelse} WHERE person_id IS NOT NULL);

-- gruppe: 1-8 a measured group; 9 barselsdagpenge; 10 a measured group on introduktionsprogram;
-- 0 what counts in duplicates alone; under 0 the code of a rejected row.
-- Rows whose forloeb_fra is not in the key, or whose maalgruppe is not in 0-61, have a hash of
-- both in their low bits; usikre is those rows whole, so that no duplicate rests on a hash.
CREATE TEMP TABLE raa AS
WITH kolonner AS (
    SELECT *, list_position({ydelser}, ydelse) AS y, list_position({kommuner}, kommune) AS k,
        datediff('month', DATE '1970-01-01', maaned) - {base} AS m
    FROM {ydelse}
), doemt AS (
    SELECT *, CASE
        WHEN y > 0 AND k > 0 AND day(maaned) = 1 AND fra >= maaned AND til >= fra AND til <= last_day(maaned)
            AND fritaget_dage >= 0 AND standby_dage >= 0 AND barsel_dage >= 0 AND introduktionsprogram IS NOT NULL
            AND person_id IS NOT NULL AND (y > 2 OR forloeb_fra <= fra)
            AND maaned BETWEEN DATE '0001-01-01' AND DATE '5460-12-01'
            THEN CASE WHEN fritaget_dage::BIGINT + standby_dage + barsel_dage <= til - fra + 1 THEN 0 ELSE 16 END
        WHEN person_id IS NULL THEN 1
        WHEN maaned IS NULL THEN 2
        WHEN ydelse IS NULL THEN 3
        WHEN kommune IS NULL THEN 4
        WHEN fra IS NULL THEN 5
        WHEN til IS NULL THEN 6
        WHEN fritaget_dage IS NULL THEN 7
        WHEN standby_dage IS NULL THEN 8
        WHEN barsel_dage IS NULL THEN 9
        WHEN introduktionsprogram IS NULL THEN 10
        WHEN NOT isfinite(maaned) OR day(maaned) <> 1 THEN 11
        WHEN coalesce(y, 0) = 0 THEN 12
        WHEN coalesce(k, 0) = 0 THEN 13
        WHEN fra < maaned OR fra > last_day(maaned) OR til < maaned OR til > last_day(maaned) THEN 14
        WHEN til < fra THEN 15
        WHEN y <= 2 AND forloeb_fra IS NULL THEN 17
        WHEN y <= 2 AND forloeb_fra > fra THEN 18
        WHEN least(fritaget_dage, standby_dage, barsel_dage) < 0 THEN 19
        WHEN fritaget_dage::BIGINT + standby_dage + barsel_dage > til - fra + 1 THEN 16
        ELSE 20
    END::TINYINT AS kode
    FROM kolonner
), grupperet AS (
    SELECT *, CASE WHEN kode > 0 THEN -kode WHEN y >= 10 THEN CASE WHEN y = 10 THEN 9 ELSE 0 END
        WHEN introduktionsprogram THEN 10 WHEN y <= 7 THEN y ELSE y - 1 END::TINYINT AS gruppe
    FROM doemt
), pakket AS (
    SELECT person_id, gruppe, CASE WHEN gruppe BETWEEN 1 AND 2 THEN forloeb_fra END AS periode,
        CASE WHEN forloeb_fra IS NOT NULL AND gruppe NOT IN (1, 2) OR maalgruppe NOT BETWEEN 0 AND 61
            THEN {'f': forloeb_fra, 'g': maalgruppe} END AS usikker,
        forloeb_fra, maalgruppe, m, fra - maaned AS f, til - maaned AS t,
        k, y, introduktionsprogram, fritaget_dage, standby_dage, barsel_dage
    FROM grupperet
), raekke AS (
    SELECT person_id, gruppe, periode, usikker, 
        CASE WHEN gruppe >= 0 THEN x_pakket(m, k, t, f, fritaget_dage, standby_dage, barsel_dage, y - 1, introduktionsprogram,
            CASE WHEN usikker IS NULL THEN coalesce(maalgruppe, 62) ELSE 32768 | (hash(forloeb_fra, maalgruppe) & 32767)::BIGINT END) END AS x,
        CASE WHEN gruppe >= 0 THEN bit_af(m) END AS b,
        CASE WHEN standby_dage + barsel_dage > t - f THEN b END AS d,
        CASE WHEN fritaget_dage > 0 THEN b END AS fr,
        CASE WHEN gruppe >= 0 THEN m * 32 + f END AS start
    FROM pakket
)
SELECT CASE WHEN gruppe >= 0 THEN nr END AS nr, gruppe, periode,
    list(x) AS l, count(*)::INTEGER AS n, bit_or(b) AS maaneder, bit_or(d) AS doede, bit_or(fr) AS fritaget,
    min(start) AS start, list({'x': x, 'u': usikker}) FILTER (usikker IS NOT NULL) AS usikre
FROM raekke LEFT JOIN person USING (person_id)
GROUP BY ALL;
