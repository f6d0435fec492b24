-- SPEC 5. anciennitet and window from sets of months alone.

CREATE MACRO anciennitet(gruppe, start, alle, doede, m) AS CASE WHEN gruppe = 2
    THEN m - (start >> 5) + 1 - bit_count(doede & til_og_med(m))
    ELSE bit_count(alle & ~doede & til_og_med(m)) END;

-- fritaget: »2·Σ fritaget ≥ Σ levende over the months of the spell up to m«, where there is any.
CREATE TEMP TABLE fri AS
WITH maaned AS (
    SELECT id, x_maaned(x) AS m, x_dage(x) - least(x_dage(x), x_doede(x)) AS levende, x_fritaget(x) AS fritaget
    FROM (SELECT id, unnest(coalesce(f, l)) AS x FROM spell
        WHERE fritaget <> 0 AND (gruppe = 2 OR bit_count(alle & ~doede) >= 12))
), sum AS (
    SELECT id, m, sum(levende - 2 * least(levende, fritaget)) OVER (PARTITION BY id ORDER BY m ROWS UNBOUNDED PRECEDING) AS rest
    FROM maaned WHERE m <= {sidst}
)
SELECT id, bit_or(bit_af(m)) AS fri FROM sum WHERE rest <= 0 AND m >= {foerst} GROUP BY id;

-- »The person's measured spell is … the one with the latest til in m; then most distinct days in
-- m; then highest anciennitet; then § 2 order; then earliest forloeb_fra«: asked only of persons
-- with two spells in one month. vinder holds the months of a spell that another does not take.
CREATE TEMP TABLE flere AS
SELECT nr FROM spell GROUP BY nr HAVING count(*) > 1 AND sum(bit_count(maalt)) > bit_count(bit_or(maalt));

CREATE TEMP TABLE vinder AS
SELECT id, bit_or(bit_af(m)) AS vundet FROM (
    SELECT id, m FROM (
        SELECT s.*, x_maaned(x) AS m, x_til(x) AS til, x_dage(x) AS dage
        FROM (SELECT *, unnest(l) AS x FROM spell SEMI JOIN flere USING (nr)) s)
    WHERE m BETWEEN {foerst} AND {sidst}
    QUALIFY row_number() OVER (PARTITION BY nr, m
        ORDER BY til DESC, dage DESC, anciennitet(gruppe, start, alle, doede, m) DESC, gruppe, periode) = 1)
GROUP BY id;

CREATE TEMP VIEW maalt AS
SELECT id, nr, gruppe, start, alle, doede, l, coalesce(vundet, CASE WHEN f.nr IS NULL THEN maalt ELSE 0 END) AS vundet, coalesce(fri, 0) AS fri
FROM spell LEFT JOIN fri USING (id) LEFT JOIN vinder USING (id) LEFT JOIN flere f USING (nr);

-- The steps: 1 doed_maaned, 2 under_12_maaneder, 3 fritaget, 4 population; and 0
-- introduktionsprogram for rows of persons without a spell in that month.
CREATE TEMP TABLE trin AS
SELECT m, k, trin, count(*) AS personer FROM (
    SELECT m, k, CASE WHEN (doede & b) <> 0 THEN 1 WHEN anciennitet(gruppe, start, alle, doede, m) < 12 THEN 2
        WHEN (fri & b) <> 0 THEN 3 ELSE 4 END AS trin
    FROM (SELECT *, x_maaned(x) AS m, x_kommune(x) AS k, bit_af(x_maaned(x)) AS b FROM (SELECT * EXCLUDE (l), unnest(l) AS x FROM maalt))
    WHERE m BETWEEN {foerst} AND {sidst} AND (vundet & b) <> 0
    UNION ALL
    SELECT m, min((31 - x_til(x)) * 100000 + (31 - x_dage(x)) * 1000 + x_kommune(x)) % 1000, 0
    FROM (
        SELECT nr, x_maaned(x) AS m, x, har FROM (SELECT nr, unnest(l) AS x FROM raa WHERE gruppe BETWEEN 17 AND 24)
        LEFT JOIN (SELECT nr, bit_or(maalt) AS har FROM spell GROUP BY nr) USING (nr))
    WHERE m BETWEEN {foerst} AND {sidst} AND (coalesce(har, 0) & bit_af(m)) = 0
    GROUP BY nr, m)
GROUP BY ALL;

-- The population, and the first month of its window: »w is the 12th-latest counted month of the
-- spell up to m«, found by halving. c is the set of counted months: for sygedagpenge
-- those without rows, too, which is why base lies eleven months before the first row.
CREATE TEMP TABLE population AS
WITH maaned AS (
    SELECT nr, gruppe, start, x_maaned(x) AS m, x_kommune(x) AS k, bit_af(x_maaned(x)) AS b, alle, doede, vundet, fri
    FROM (SELECT * EXCLUDE (l), unnest(l) AS x FROM maalt WHERE gruppe = 2 OR bit_count(alle & ~doede) >= 12)
), med AS (
    SELECT nr, gruppe, start, m, k, anciennitet(gruppe, start, alle, doede, m) AS anciennitet,
        CASE WHEN gruppe = 2 THEN ~doede & til_og_med(m) & ~(bit_af(greatest(start >> 5, 0)) - 1) ELSE alle & ~doede & til_og_med(m) END AS c
    FROM maaned
    WHERE m BETWEEN {foerst} AND {sidst} AND (vundet & b & ~doede & ~fri) <> 0 AND anciennitet(gruppe, start, alle, doede, m) >= 12
)
{vindue}
SELECT nr, gruppe, start, m, k, CASE WHEN anciennitet < 18 THEN 1 WHEN anciennitet < 24 THEN 2 WHEN anciennitet < 36 THEN 3 ELSE 4 END::TINYINT AS varighed,
    w::INTEGER AS w
FROM vindue;
