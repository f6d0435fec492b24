-- SPEC 8: the counts, with a row for every month of the year, kommune (0 = Hele landet) and code.

CREATE MACRO foerste_dag(m) AS (DATE '1970-01-01' + to_months(({base} + m)::INTEGER))::DATE;
CREATE TEMP TABLE maaned AS SELECT m::INTEGER AS m, foerste_dag(m) AS maaned FROM range({foerst}, {sidst} + 1) r(m);
CREATE TEMP TABLE sted AS
SELECT 0 AS k, 0 AS kommune UNION ALL SELECT i::INTEGER, ({kommuner})[i] FROM range(1, 99) r(i);

CREATE TEMP TABLE antal_gruppe AS
SELECT m, coalesce(k, 0) AS k, coalesce(gruppe, 9) AS nr, sum(personer) AS personer,
    sum(personer) FILTER (grund1 = 3) AS uden_tilbud, sum(personer) FILTER (samtaler < 4) AS faerre
FROM celle GROUP BY m, CUBE (k, gruppe);
CREATE TEMP TABLE antal_varighed AS
SELECT m, coalesce(k, 0) AS k, varighed AS nr, sum(personer) AS personer,
    sum(personer) FILTER (grund1 = 3) AS uden_tilbud, sum(personer) FILTER (samtaler < 4) AS faerre
FROM celle GROUP BY m, varighed, CUBE (k);
CREATE TEMP TABLE antal_trin AS
SELECT m, coalesce(k, 0) AS k, trin AS nr, sum(personer) AS personer FROM trin GROUP BY m, trin, CUBE (k);
CREATE TEMP TABLE antal_grund AS
SELECT m, coalesce(k, 0) AS k, nr, sum(personer) AS personer FROM (
    SELECT m, k, grund1 AS nr, personer FROM celle UNION ALL
    SELECT m, k, 4 + samtaler * 8 + udeladt, personer FROM celle)
GROUP BY m, nr, CUBE (k);

CREATE TEMP TABLE gruppe AS SELECT unnest(range(1, 10)) AS nr, unnest(['dagpenge', 'sygedagpenge', 'overgangsydelse', 'uddannelseshjaelp',
    'kontanthjaelp', 'revalidering', 'ressourceforloebsydelse', 'ledighedsydelse', 'alle']) AS ydelse;
CREATE TEMP TABLE laengde AS SELECT unnest(range(1, 5)) AS nr, unnest(['12-17', '18-23', '24-35', '36+']) AS varighed;
CREATE TEMP TABLE skridt AS SELECT unnest(range(0, 5)) AS nr, unnest(['introduktionsprogram', 'doed_maaned', 'under_12_maaneder', 'fritaget', 'population']) AS trin;
CREATE TEMP TABLE grund AS
SELECT unnest(range(1, 4)) AS nr, 1 AS fokusmaal, unnest(['tilbud', 'kun_timer', 'hverken_tilbud_eller_timer']) AS grund
UNION ALL
SELECT 4 + i, 2, CASE WHEN i = 32 THEN '4_samtaler_eller_flere' ELSE (i // 8) || '_samtaler' || CASE WHEN i % 8 > 0 THEN '_udeladt' ELSE '' END
    || CASE WHEN i & 1 > 0 THEN '_brev' ELSE '' END || CASE WHEN i & 2 > 0 THEN '_foerste' ELSE '' END || CASE WHEN i & 4 > 0 THEN '_anden_type' ELSE '' END END
FROM range(0, 33) r(i);

CREATE TEMP VIEW maanedlig AS
SELECT maaned, kommune, ydelse, coalesce(personer, 0)::BIGINT AS personer, coalesce(uden_tilbud, 0)::BIGINT AS uden_tilbud,
    coalesce(faerre, 0)::BIGINT AS faerre_end_4_samtaler, m, nr
FROM maaned CROSS JOIN sted CROSS JOIN gruppe LEFT JOIN antal_gruppe USING (m, k, nr);

COPY (SELECT * EXCLUDE (m, nr) FROM maanedlig WHERE m > {sidst} - 12 ORDER BY m, kommune, nr) TO '{ud}/fokusmaal_maaned.csv' (HEADER);
COPY (SELECT * EXCLUDE (m, nr) FROM maanedlig WHERE m <= {sidst} - 12 ORDER BY m, kommune, nr) TO '{ud}/fokusmaal_foer.csv' (HEADER);
COPY (SELECT maaned, kommune, varighed, coalesce(personer, 0)::BIGINT AS personer, coalesce(uden_tilbud, 0)::BIGINT AS uden_tilbud,
        coalesce(faerre, 0)::BIGINT AS faerre_end_4_samtaler
    FROM maaned CROSS JOIN sted CROSS JOIN laengde LEFT JOIN antal_varighed USING (m, k, nr)
    WHERE m > {sidst} - 12 ORDER BY m, kommune, nr) TO '{ud}/fokusmaal_varighed.csv' (HEADER);
COPY (SELECT maaned, kommune, trin, coalesce(personer, 0)::BIGINT AS personer
    FROM maaned CROSS JOIN sted CROSS JOIN skridt LEFT JOIN antal_trin USING (m, k, nr)
    WHERE m > {sidst} - 12 ORDER BY m, kommune, nr) TO '{ud}/afstemning.csv' (HEADER);
COPY (SELECT maaned, kommune, fokusmaal, grund, coalesce(personer, 0)::BIGINT AS personer
    FROM maaned CROSS JOIN sted CROSS JOIN grund LEFT JOIN antal_grund USING (m, k, nr)
    WHERE m > {sidst} - 12 ORDER BY m, kommune, nr) TO '{ud}/grunde.csv' (HEADER);

COPY (SELECT tabel, ({koder})[tabel][kode] AS kode, raekker FROM (
        SELECT 'ydelse' AS tabel, kode, n AS raekker, 1 AS nr FROM afvist
        UNION ALL SELECT 'samtaler', kode, count(*), 2 FROM samtale WHERE kode > 0 GROUP BY ALL
        UNION ALL SELECT 'tilbud', kode, sum(raekker)::BIGINT, 3 FROM tilbud WHERE kode > 0 GROUP BY ALL
        UNION ALL SELECT 'loentimer', kode, raekker, 4 FROM timer_afvist)
    ORDER BY nr, 2) TO '{ud}/afviste.csv' (HEADER);
COPY (SELECT 'ydelse' AS tabel, flere AS raekker FROM dublet
    UNION ALL SELECT 'samtaler', flere::BIGINT FROM moede_dublet
    ORDER BY 1 DESC) TO '{ud}/dubletter.csv' (HEADER);
