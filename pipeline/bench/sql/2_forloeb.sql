-- SPEC 3 (duplicates) and 4: ydelsesforløb. Most groups of rows are simple: no month has two
-- rows, so that the set of months says it all. The others, and the persons whose spells may take
-- over another, go the long way, month by month.

CREATE MACRO laveste(b) AS b & (-b);
-- The bits below and at the highest one of b.
CREATE MACRO fyldt(b) AS {fyldt};
CREATE MACRO hul_i(b) AS (b + (b & (-b))) & b <> 0;

-- Rows with the same x: duplicates by their hash. Their persons' rows are read again, so that no
-- figure rests on a hash; the program stops where the two numbers differ.
CREATE TEMP TABLE ens AS
SELECT nr, n - len(list_distinct(l)) AS flere FROM raa WHERE n > bit_count(maaneder) AND n > len(list_distinct(l));
CREATE TEMP TABLE dublet AS
SELECT coalesce(sum(n - 1), 0)::BIGINT AS flere FROM (
    SELECT count(*) AS n FROM ydelse_kolonner SEMI JOIN (SELECT person_id FROM person SEMI JOIN ens USING (nr)) USING (person_id)
    WHERE {gyldig}
    GROUP BY person_id, maaned, ydelse, kommune, fra, til, forloeb_fra, maalgruppe, fritaget_dage, standby_dage, barsel_dage, introduktionsprogram);

CREATE TEMP TABLE barsel AS SELECT nr, bit_or(maaneder) AS barsel FROM raa WHERE gruppe IN (9, 25) GROUP BY nr;

-- Persons in whom a spell can take over another (point 4).
CREATE TEMP TABLE skifter AS
SELECT nr FROM raa WHERE gruppe BETWEEN 3 AND 5 GROUP BY nr
HAVING count(*) > 1 AND (bool_or(gruppe = 3) OR {juli2025} <= {sidst});

CREATE TEMP TABLE kort AS
SELECT *, CASE WHEN gruppe >= 3 AND hul_i(maaneder) THEN 1 ELSE 0 END AS hul
FROM raa ANTI JOIN skifter USING (nr)
WHERE gruppe BETWEEN 1 AND 8 AND n = bit_count(maaneder);

-- Point 3 for simple groups: a stretch of months with rows or barsel is one spell.
CREATE TEMP TABLE delt AS
WITH fyld AS (
    SELECT kort.*, maaneder | coalesce(barsel, 0) AS fyld FROM kort LEFT JOIN barsel USING (nr) WHERE hul = 1
), stykke AS (
    SELECT f.*, i::INTEGER AS fra_m FROM fyld f JOIN range({maaneder}) r(i) ON (fyld & ~(fyld << 1) & bit_af(i)) <> 0
), graense AS (
    SELECT *, laveste((~fyld) & ~til_og_med(fra_m)) - bit_af(fra_m) AS med FROM stykke
), dele AS (
    SELECT *, list_filter(l, lambda z: (med & bit_af(z >> 53)) <> 0) AS ld FROM graense WHERE (maaneder & med) <> 0
)
SELECT nr, gruppe, periode, fra_m, ld AS l, maaneder & med AS maaneder, doede & med AS doede, fritaget & med AS fritaget,
    x_maaned(list_min(ld)) * 32 + x_fra(list_min(ld)) AS start
FROM dele;

-- The long way: duplicates out, rows of a month together, days as bits.
CREATE TEMP TABLE lang AS
WITH ud AS (
    SELECT nr, gruppe, periode, maaneder, unnest(list_distinct(l)) AS x
    FROM (SELECT * FROM raa WHERE gruppe BETWEEN 1 AND 8) LEFT JOIN (SELECT nr, 1 AS s FROM skifter) USING (nr)
    WHERE n > bit_count(maaneder) OR s = 1
), maaned AS (
    SELECT nr, gruppe, periode, maaneder, x_maaned(x) AS m,
        bit_or(((1::BIGINT << x_dage(x)) - 1) << x_fra(x)) AS dage, sum(x_doede(x))::BIGINT AS doede, sum(x_fritaget(x))::BIGINT AS fritaget,
        min((31 - x_til(x)) * 100000 + (31 - x_dage(x)) * 1000 + x_kommune(x)) % 1000 AS k
    FROM ud GROUP BY ALL
)
-- fra_m tells the spells of groups 3-8 apart: one more than the last month before that breaks.
SELECT * EXCLUDE (maaneder, barsel),
    CASE WHEN gruppe <= 2 THEN 0 ELSE bit_count(fyldt(~(maaneder | coalesce(barsel, 0)) & (bit_af(m) - 1))) END::INTEGER AS fra_m
FROM maaned LEFT JOIN barsel USING (nr);

-- Point 4: the spell before, and the chain of them.
CREATE TEMP TABLE forgaenger AS
WITH forloeb AS (
    SELECT nr, gruppe, fra_m, bit_or(bit_af(m)) AS maaneder, min(m) AS b FROM lang WHERE gruppe BETWEEN 3 AND 5 GROUP BY ALL
), mulig AS (
    SELECT n.nr, n.gruppe, n.fra_m, n.b, g.gruppe AS gl_gruppe, g.fra_m AS gl_fra_m,
        bit_count(fyldt(g.maaneder & til_og_med(n.b))) - 1 AS a
    FROM forloeb n JOIN forloeb g ON g.nr = n.nr AND (n.gruppe IN (4, 5) AND g.gruppe = 3 OR n.gruppe = 5 AND g.gruppe = 4 AND n.b >= {juli2025})
    WHERE (g.maaneder & til_og_med(n.b)) <> 0
)
SELECT nr, gruppe, fra_m, b, gl_gruppe, gl_fra_m
FROM mulig LEFT JOIN barsel USING (nr)
WHERE ((bit_af(b) - 1) & ~til_og_med(a) & ~coalesce(barsel, 0)) = 0
QUALIFY row_number() OVER (PARTITION BY nr, gruppe, fra_m ORDER BY a DESC, gl_gruppe, gl_fra_m DESC) = 1;

CREATE TEMP TABLE overtaget AS
WITH RECURSIVE kaede AS (
    SELECT nr, gruppe, fra_m, gl_gruppe AS af_gruppe, gl_fra_m AS af_fra_m, b AS til_m FROM forgaenger
    UNION ALL
    SELECT k.nr, k.gruppe, k.fra_m, f.gl_gruppe, f.gl_fra_m, least(k.til_m, f.b)
    FROM kaede k JOIN forgaenger f ON f.nr = k.nr AND f.gruppe = k.af_gruppe AND f.fra_m = k.af_fra_m
)
FROM kaede;

-- The months of the spells of the long way, taken-over rows included; egne are the own days.
CREATE TEMP TABLE lang_samlet AS
SELECT nr, gruppe, periode, fra_m, m, bit_or(dage) AS dage, sum(doede) AS doede, sum(fritaget) AS fritaget,
    max(egne) AS egne, max(k) AS k
FROM (
    SELECT nr, gruppe, periode, fra_m, m, dage, doede, fritaget, dage AS egne, k FROM lang
    UNION ALL
    SELECT o.nr, o.gruppe, NULL, o.fra_m, l.m, l.dage, l.doede, l.fritaget, NULL, NULL
    FROM overtaget o JOIN lang l ON l.nr = o.nr AND l.gruppe = o.af_gruppe AND l.fra_m = o.af_fra_m AND l.m <= o.til_m)
GROUP BY ALL;

-- SPEC 4: »dage = distinct days …; døde = min(dage, Σ standby + barsel); levende = dage − døde;
-- fritaget = min(levende, Σ fritaget_dage)«. In the list of a spell stand its own months, as one
-- row each of as many days; in f, what is needed of all its months.
CREATE TEMP TABLE lang_forloeb AS
WITH dage AS (
    SELECT *, bit_count(dage) AS antal, bit_count(fyldt(egne)) - 1 AS til, least(bit_count(dage), doede)::BIGINT AS doed,
        least(bit_count(dage) - least(bit_count(dage), doede), fritaget)::BIGINT AS fri
    FROM lang_samlet
)
SELECT nr, gruppe, periode, fra_m,
    list(x_pakket(m, k, til, til - bit_count(egne) + 1, 0, 0, 0, 0, 0, 0)) FILTER (egne IS NOT NULL) AS l,
    bit_or(bit_af(m)) FILTER (egne IS NOT NULL) AS maaneder, bit_or(bit_af(m)) AS alle,
    bit_or(CASE WHEN doed = antal THEN bit_af(m) END) AS doede, bit_or(CASE WHEN fri > 0 THEN bit_af(m) END) AS fritaget,
    min(m * 32 + bit_count(laveste(dage) - 1)) AS start,
    list(x_pakket(m, 0, antal - 1, 0, fri, doed, 0, 0, 0, 0)) AS f
FROM dage GROUP BY ALL;

CREATE TEMP VIEW forloeb AS
SELECT nr, gruppe, periode, 0 AS fra_m, l, maaneder, maaneder AS alle, doede, fritaget, x_maaned(list_min(l)) * 32 + x_fra(list_min(l)) AS start, NULL AS f FROM kort WHERE hul = 0
UNION ALL
SELECT nr, gruppe, periode, fra_m, l, maaneder, maaneder, doede, fritaget, start, NULL FROM delt
UNION ALL
FROM lang_forloeb;

-- The spells with own rows in a measured month. mf is the month of forloeb_fra for sygedagpenge;
-- start is month · 32 + day − 1.
CREATE TEMP TABLE spell AS
SELECT row_number() OVER () AS id, nr, gruppe::TINYINT AS gruppe, periode, fra_m, l, f,
    maaneder & til_og_med({sidst}) & ~(bit_af({foerst}) - 1) AS maalt,
    alle, coalesce(doede, 0) AS doede, coalesce(fritaget, 0) AS fritaget,
    CASE WHEN gruppe = 2 THEN (datediff('month', DATE '1970-01-01', periode) - {base}) * 32 + day(periode) - 1 ELSE start END::INTEGER AS start
FROM forloeb WHERE (maaneder & til_og_med({sidst}) & ~(bit_af({foerst}) - 1)) <> 0;
