-- SPEC 2-3, table ydelse: persons get dense numbers, each row is checked and packed into one
-- BIGINT, and the rows become one list for each person, group and period in one pass.
--
-- Given by the program: {ydelse} {samtaler} {tilbud} {loentimer} (the files), {base} (the first
-- month of ydelse, as months since 1970), {sidst} and {foerst} (the last and the first measured
-- month, counted from base), {B} (BIGINT, or HUGEINT where there are more than 61 months from base).
-- All months below are counted from base, and a set of months is the bits of a {B}.

-- A row, from the high bits: month 8, kommune 7, til 5, fra 5, fritaget 5, standby 5, barsel 5,
-- ydelse 4, introduktionsprogram 1, and 16 of a hash of forloeb_fra and maalgruppe.
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
SELECT CAST(row_number() OVER (ORDER BY person_id) AS INTEGER) AS nr, person_id
FROM (SELECT DISTINCT person_id FROM {ydelse} WHERE person_id IS NOT NULL);

-- What has one column of the file as its input is computed once for each of its distinct values.
CREATE TEMP VIEW ydelse_kolonner AS
SELECT *, list_position({ydelser}, ydelse) AS y, list_position({kommuner}, kommune) AS k,
    datediff('month', DATE '1970-01-01', maaned) - {base} AS m, last_day(maaned) AS slut
FROM {ydelse};

-- gruppe: 1-8 a measured group; 9 barselsdagpenge; 0 what counts in duplicates alone; with 16 more
-- a row on introduktionsprogram. An x under 0 is the code of a rejected row, -1 for the first.
-- In order of person the rows go straight into their lists; in another order they are sorted first,
-- because the many short lists of parts of a person cost more than the sort.
CREATE TEMP {slags} raekke AS
WITH pakket AS (
    SELECT person_id, ([1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 0, 0, 0, 0, 0, 0])[y] + 16 * introduktionsprogram::BIGINT AS gruppe,
        CASE WHEN y <= 2 AND NOT introduktionsprogram THEN forloeb_fra END AS periode,
        CASE WHEN {gyldig}
            THEN x_pakket(m, k, til - maaned, fra - maaned, fritaget_dage, standby_dage, barsel_dage, y - 1, introduktionsprogram,
                (hash(forloeb_fra, maalgruppe) & 65535)::BIGINT)
        WHEN person_id IS NULL THEN -1
        WHEN maaned IS NULL THEN -2
        WHEN ydelse IS NULL THEN -3
        WHEN kommune IS NULL THEN -4
        WHEN fra IS NULL THEN -5
        WHEN til IS NULL THEN -6
        WHEN fritaget_dage IS NULL THEN -7
        WHEN standby_dage IS NULL THEN -8
        WHEN barsel_dage IS NULL THEN -9
        WHEN introduktionsprogram IS NULL THEN -10
        WHEN NOT isfinite(maaned) OR day(maaned) <> 1 THEN -11
        WHEN coalesce(y, 0) = 0 THEN -12
        WHEN coalesce(k, 0) = 0 THEN -13
        WHEN fra < maaned OR fra > slut OR til < maaned OR til > slut THEN -14
        WHEN til < fra THEN -15
        WHEN y <= 2 AND forloeb_fra IS NULL THEN -17
        WHEN y <= 2 AND forloeb_fra > fra THEN -18
        WHEN least(fritaget_dage, standby_dage, barsel_dage) < 0 THEN -19
        WHEN fritaget_dage::BIGINT + standby_dage + barsel_dage > datediff('day', fra, til) + 1 THEN -16
        ELSE -20 END AS x
    FROM ydelse_kolonner
)
SELECT nr, gruppe::TINYINT AS gruppe, periode, x FROM pakket LEFT JOIN person USING (person_id){orden};

CREATE TEMP TABLE raa_alle AS
SELECT least(x, 0) AS afvist, nr, gruppe, periode, list(x) AS l, count(*)::INTEGER AS n, bit_or(b) AS maaneder,
    bit_or(CASE WHEN x_doede(x) >= x_dage(x) THEN b END) AS doede,
    bit_or(CASE WHEN x_fritaget(x) > 0 THEN b END) AS fritaget
FROM (SELECT *, bit_af(x_maaned(greatest(x, 0))) AS b FROM raekke)
GROUP BY ALL;
DROP {slags} raekke;
CREATE TEMP TABLE afvist AS SELECT -afvist AS kode, sum(n)::BIGINT AS n FROM raa_alle WHERE afvist < 0 GROUP BY ALL;
CREATE TEMP VIEW raa AS SELECT * EXCLUDE (afvist) FROM raa_alle WHERE afvist = 0;
