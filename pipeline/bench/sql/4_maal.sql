-- SPEC 6 and 7. What happened to a person is sets of months, too: a window is an AND and a count.
-- A window that begins inside a month, because the spell does, is looked at day by day.

CREATE MACRO x_andet(x) AS (x & 3) = 3;
CREATE MACRO x_brev(x) AS (x & 3) < 2 AND (x & 12) = 12 AND x >= {skift} * 16;
CREATE MACRO antal(b, v) AS bit_count(coalesce(b, 0) & v);

CREATE TEMP TABLE medlem AS SELECT * FROM person WHERE nr IN (SELECT nr FROM population);

-- SPEC 6 (a). dele: the tilbud that end inside a month, as month · 32 + day − 1.
CREATE TEMP TABLE tilbud AS
WITH kolonner AS (
    SELECT *, datediff('month', DATE '1970-01-01', maaned) - {base} AS m, type IN ('virksomhedspraktik', 'loentilskud', 'nytteindsats',
        'ordinaer_uddannelse', 'oevrig_vejledning_opkvalificering', 'mentor', 'andet') AS kendt
    FROM {tilbud}
), doemt AS (
    SELECT *, CASE
        WHEN kendt AND day(maaned) = 1 AND fra <= last_day(maaned) AND (til IS NULL OR til >= maaned AND til >= fra)
            AND person_id IS NOT NULL AND maaned BETWEEN DATE '0001-01-01' AND DATE '5460-12-01' THEN 0
        WHEN person_id IS NULL THEN 1
        WHEN maaned IS NULL THEN 2
        WHEN type IS NULL THEN 3
        WHEN fra IS NULL THEN 4
        WHEN NOT isfinite(maaned) OR day(maaned) <> 1 THEN 5
        WHEN NOT kendt THEN 6
        WHEN fra > last_day(maaned) OR til < maaned THEN 7
        WHEN til < fra THEN 8
        ELSE 9
    END::TINYINT AS kode
    FROM kolonner
), raekke AS (
    SELECT kode, person_id, CASE WHEN kode = 0 AND m BETWEEN 0 AND {sidst} AND (type IN ('virksomhedspraktik', 'loentilskud', 'nytteindsats', 'ordinaer_uddannelse')
            OR type = 'oevrig_vejledning_opkvalificering' AND (fra < DATE '2023-03-22' OR coalesce(maalgruppe IN (4, 5), false)))
            THEN m END AS m,
        CASE WHEN kode = 0 AND til < last_day(maaned) THEN (til - maaned)::INTEGER END AS dag
    FROM doemt
)
SELECT kode, nr, count(*) AS raekker, bit_or(bit_af(m)) AS alle,
    bit_or(CASE WHEN dag IS NULL THEN bit_af(m) END) AS hele, list(m * 32 + dag) FILTER (dag IS NOT NULL AND m IS NOT NULL) AS dele
FROM raekke LEFT JOIN medlem USING (person_id)
GROUP BY ALL;

-- SPEC 6 (b): hundredths of ordinary hours by person and month.
CREATE TEMP VIEW timer_doemt AS
SELECT *, CASE
    WHEN timer BETWEEN -744 AND 744 AND ordinaer IS NOT NULL AND day(maaned) = 1 AND person_id IS NOT NULL
        AND maaned BETWEEN DATE '0001-01-01' AND DATE '5460-12-01' THEN 0
    WHEN person_id IS NULL THEN 1
    WHEN maaned IS NULL THEN 2
    WHEN timer IS NULL THEN 3
    WHEN ordinaer IS NULL THEN 4
    WHEN NOT isfinite(maaned) OR day(maaned) <> 1 THEN 5
    WHEN isnan(timer::DOUBLE) OR NOT timer BETWEEN -744 AND 744 THEN 6
    ELSE 7 END AS kode
FROM {loentimer};
CREATE TEMP TABLE timer_afvist AS SELECT kode, count(*) AS raekker FROM timer_doemt WHERE kode > 0 GROUP BY ALL;

CREATE TEMP TABLE timer AS
SELECT nr, m, sum(h) AS h FROM (
    SELECT nr, datediff('month', DATE '1970-01-01', maaned) - {base} AS m, {hundreddele} AS h
    FROM timer_doemt JOIN medlem USING (person_id) WHERE kode = 0 AND ordinaer)
WHERE m <= {sidst} GROUP BY ALL;

-- SPEC 7. Of a samtale: (month · 32 + day − 1) · 16 + form · 4 + type − 1 (the order of section 7).
CREATE TEMP TABLE samtale AS
WITH kolonner AS (
    SELECT *, list_position(['jobsamtale', 'akasse_jobsamtale', 'sygeopfoelgning', 'andet'], type) AS t,
        list_position(['fremmoede', 'digital', 'telefon', 'brev'], form) AS f
    FROM {samtaler}
), doemt AS (
    SELECT *, CASE
        WHEN t > 0 AND f > 0 AND day(maaned) = 1 AND dato >= maaned AND dato <= last_day(maaned) AND person_id IS NOT NULL
            AND maaned BETWEEN DATE '0001-01-01' AND DATE '5460-12-01' THEN 0
        WHEN person_id IS NULL THEN 1
        WHEN maaned IS NULL THEN 2
        WHEN dato IS NULL THEN 3
        WHEN type IS NULL THEN 4
        WHEN form IS NULL THEN 5
        WHEN NOT isfinite(maaned) OR day(maaned) <> 1 THEN 6
        WHEN coalesce(t, 0) = 0 THEN 7
        WHEN coalesce(f, 0) = 0 THEN 8
        WHEN dato < maaned OR dato > last_day(maaned) THEN 9
        ELSE 10
    END::TINYINT AS kode
    FROM kolonner
), raekke AS (
    SELECT person_id, CASE WHEN kode = 0 THEN ((datediff('month', DATE '1970-01-01', maaned) - {base}) * 32 + (dato - maaned)) * 16 + (f - 1) * 4 + t - 1
        END::INTEGER AS x, CASE WHEN kode > 0 THEN kode END AS kode
    FROM doemt
)
SELECT nr, x, kode, CASE WHEN nr IS NULL AND kode IS NULL THEN person_id END AS ukendt
FROM raekke LEFT JOIN person USING (person_id);

-- In most months a person has one samtale or two, which are the least and the greatest; two that
-- are equal are duplicates. Where there are more, the rows are looked at.
CREATE TEMP TABLE moede_maaned AS
SELECT nr, x >> 9 AS m, count(*) AS n, min(x) AS a, max(x) AS b FROM samtale WHERE x IS NOT NULL AND nr IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE moede_mange AS
SELECT nr, m, x, count(*) AS n FROM samtale s JOIN moede_maaned g USING (nr) WHERE s.x >> 9 = g.m AND g.n > 2 AND x IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE moede_dublet AS
SELECT (SELECT count(*) FROM moede_maaned WHERE n = 2 AND a = b) + (SELECT coalesce(sum(n - 1), 0) FROM moede_mange)
    + (SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM samtale WHERE ukendt IS NOT NULL GROUP BY ukendt, x)) AS flere;

-- Counted samtaler, letters that do not count, and others, of each person and month.
CREATE TEMP TABLE moede_talt AS
WITH to_stykker AS (
    SELECT nr, m, (n = 2 AND a <> b)::INTEGER AS nok, x_andet(a)::INTEGER AS aa, x_andet(b)::INTEGER AS ab, x_brev(a)::INTEGER AS ba, x_brev(b)::INTEGER AS bb
    FROM moede_maaned WHERE n <= 2 AND m BETWEEN 0 AND {sidst} AND nr IN (SELECT nr FROM medlem)
)
SELECT nr, m, 1 - aa - ba + nok * (1 - ab - bb) AS talte, ba + nok * bb AS breve, aa + nok * ab AS andre FROM to_stykker
UNION ALL
SELECT nr, m, count(*) FILTER (NOT x_andet(x) AND NOT x_brev(x)), count(*) FILTER (x_brev(x)), count(*) FILTER (x_andet(x))
FROM moede_mange WHERE m BETWEEN 0 AND {sidst} GROUP BY nr, m;

-- The sets of months with at least 1, 2, … 5 counted samtaler; with 1 or 2 letters; with others.
-- One more than the four that matter, because the first jobsamtale may have to be taken out.
CREATE TEMP TABLE moede AS
SELECT nr, bit_or(CASE WHEN talte >= 1 THEN b END) AS t1, bit_or(CASE WHEN breve >= 1 THEN b END) AS b1, bit_or(CASE WHEN andre >= 1 THEN b END) AS a1
FROM (SELECT *, bit_af(m) AS b FROM moede_talt) GROUP BY nr;
CREATE TEMP TABLE moede_flere AS
SELECT nr, bit_or(CASE WHEN talte >= 2 THEN b END) AS t2, bit_or(CASE WHEN talte >= 3 THEN b END) AS t3,
    bit_or(CASE WHEN talte >= 4 THEN b END) AS t4, bit_or(CASE WHEN talte >= 5 THEN b END) AS t5, bit_or(CASE WHEN breve >= 2 THEN b END) AS b2
FROM (SELECT *, bit_af(m) AS b FROM moede_talt WHERE talte >= 2 OR breve >= 2) GROUP BY nr;

-- »the first jobsamtale or akasse_jobsamtale since the start of the spell«, where it is one that
-- does not count: from 22 March 2023 on, not in person.
CREATE TEMP TABLE foerste AS
SELECT nr, start, x >> 4 AS dag, (x >> 2) & 3 AS form
FROM (SELECT p.nr, p.start, min(x) AS x
    FROM (SELECT DISTINCT nr, start FROM population) p JOIN (FROM samtale WHERE (x & 3) < 2) s ON s.nr = p.nr AND s.x >= p.start * 16
    GROUP BY ALL)
WHERE x >= {skift} * 16 AND (x & 12) <> 0;

CREATE TEMP TABLE vindue AS
SELECT p.*, til_og_med(m) & ~(bit_af(w) - 1) AS v, start > w * 32 AS midt, til_og_med(m) & ~til_og_med(w) AS v_uden_w FROM population p;

CREATE TEMP TABLE uden_tilbud AS
SELECT v.nr, v.m, v.w, v.start FROM vindue v LEFT JOIN (SELECT * FROM tilbud WHERE alle IS NOT NULL AND nr IS NOT NULL) t USING (nr)
WHERE t.nr IS NULL OR NOT (CASE WHEN NOT midt THEN (alle & v) <> 0
    ELSE (alle & v_uden_w) <> 0 OR (coalesce(hele, 0) & bit_af(w)) <> 0
        OR len(list_filter(coalesce(dele, []), lambda z: z >= v.start AND z < (v.w + 1) * 32)) > 0 END);

CREATE TEMP TABLE med_timer AS
SELECT u.nr, u.m FROM uden_tilbud u JOIN timer t ON t.nr = u.nr AND t.m BETWEEN u.w AND u.m
GROUP BY u.nr, u.m HAVING sum(h) >= 10000;

-- What counts in the first month of a window that begins inside it.
CREATE TEMP TABLE foerste_maaned AS
SELECT nr, m, count(*) FILTER (NOT x_andet(x) AND NOT x_brev(x)) AS talte, count(*) FILTER (x_brev(x)) AS breve, count(*) FILTER (x_andet(x)) AS andre
FROM (SELECT DISTINCT v.nr, v.m, x FROM vindue v JOIN samtale s ON s.nr = v.nr AND s.x >> 9 = v.w AND s.x >= v.start * 16 WHERE midt)
GROUP BY ALL;

-- Of each person-month: 1 tilbud, 2 kun_timer, 3 neither; counted samtaler, 4 = four or more; and
-- why others were left out: 1 brev, 2 foerste, 4 anden type.
CREATE TEMP TABLE celle AS
WITH talt AS (
    SELECT v.nr, v.m, v.k, v.gruppe, v.varighed, f.form, CASE WHEN midt THEN v_uden_w ELSE v.v END AS vv, t1, b1, a1, t2, t3, t4, t5, b2, talte, breve, andre
    FROM vindue v LEFT JOIN moede USING (nr) LEFT JOIN moede_flere USING (nr) LEFT JOIN foerste_maaned USING (nr, m)
    LEFT JOIN foerste f ON f.nr = v.nr AND f.start = v.start AND f.dag >= v.w * 32 AND f.dag < (v.m + 1) * 32
), regnet AS (
    SELECT nr, m, k, gruppe, varighed, form,
        antal(t1, vv) + antal(t2, vv) + antal(t3, vv) + antal(t4, vv) + antal(t5, vv) + coalesce(talte, 0) - CASE WHEN form IN (1, 2) THEN 1 ELSE 0 END AS samtaler,
        antal(b1, vv) + antal(b2, vv) + coalesce(breve, 0) - CASE WHEN form = 3 THEN 1 ELSE 0 END AS breve,
        antal(a1, vv) + coalesce(andre, 0) AS andre
    FROM talt
)
SELECT m, k, gruppe, varighed, CASE WHEN u.nr IS NULL THEN 1 WHEN h.nr IS NOT NULL THEN 2 ELSE 3 END AS grund1,
    least(samtaler, 4) AS samtaler,
    CASE WHEN samtaler >= 4 THEN 0 ELSE (breve > 0)::INTEGER + 2 * (form IS NOT NULL)::INTEGER + 4 * (andre > 0)::INTEGER END AS udeladt,
    count(*) AS personer
FROM regnet r LEFT JOIN uden_tilbud u USING (nr, m) LEFT JOIN med_timer h USING (nr, m)
GROUP BY ALL;
