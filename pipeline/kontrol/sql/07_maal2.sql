-- SPEC 7, § 5 nr. 2: faerre_end_4_samtaler, for the persons of one part. Types: 1 jobsamtale,
-- 2 akasse_jobsamtale, 3 sygeopfoelgning, 4 andet; forms: 0 fremmoede … 3 brev.
CREATE OR REPLACE TEMP TABLE samtale AS
SELECT nr, dato, slags // 4 AS type, slags % 4 AS form
FROM (SELECT DISTINCT nr, dato, slags FROM samtale_ind WHERE kode IS NULL AND nr BETWEEN getvariable('fra_nr') AND getvariable('til_nr'));

INSERT INTO dublet
SELECT 'samtaler', count(*) - (SELECT count(*) FROM samtale)
FROM samtale_ind WHERE kode IS NULL AND nr BETWEEN getvariable('fra_nr') AND getvariable('til_nr');

-- »the first jobsamtale or akasse_jobsamtale since the start of the spell (not of the window) if
-- its form is not fremmoede (…; on one date the order is fremmoede, digital, telefon, brev;
-- exactly one is the first, a brev can be it)«.
CREATE OR REPLACE TEMP TABLE foerste_samtale AS
SELECT p.nr, p.start, min_by(s.dato, foer) AS dato, min_by(s.form, foer) AS form
FROM (SELECT DISTINCT nr, start FROM population) p
    JOIN (SELECT *, (dato - DATE '1970-01-01') * 4 + form AS foer FROM samtale WHERE type <= 2) s
    ON s.nr = p.nr AND s.dato >= p.start
GROUP BY p.nr, p.start;

-- »Counted: type jobsamtale, akasse_jobsamtale or sygeopfoelgning with dato inside the window,
-- except from 22 March 2023 on (by the samtale's own date): the first …, and a jobsamtale or
-- akasse_jobsamtale with form brev. sygeopfoelgning counts in every form. Two samtaler on one
-- day are two.«
CREATE OR REPLACE TEMP TABLE maal2 AS
WITH i_vinduet AS (
    SELECT v.nr, v.m,
        count(*) FILTER (s.type <= 3) AS alle,
        count(*) FILTER (s.type <= 2 AND s.form = 3 AND s.dato >= DATE '2023-03-22') AS breve,
        count(*) FILTER (s.type = 4) AS andre
    FROM vindue v JOIN samtale s ON s.nr = v.nr AND s.dato BETWEEN v.vindue_fra AND v.vindue_til
    GROUP BY v.nr, v.m
), foerste AS (
    SELECT v.nr, v.m, f.form
    FROM vindue v JOIN foerste_samtale f ON f.nr = v.nr AND f.start = v.start
    WHERE f.dato BETWEEN v.vindue_fra AND v.vindue_til AND f.dato >= DATE '2023-03-22' AND f.form <> 0
)
SELECT i.nr, i.m, i.alle - i.breve - (coalesce(f.form, 3) <> 3)::INTEGER AS samtaler,
    i.breve - (coalesce(f.form, 0) = 3)::INTEGER > 0 AS udeladt_brev, f.form IS NOT NULL AS udeladt_foerste, i.andre > 0 AS udeladt_anden
FROM i_vinduet i LEFT JOIN foerste f ON f.nr = i.nr AND f.m = i.m;

INSERT INTO dom
SELECT v.nr, v.m, v.kommune, v.gruppe, v.start, v.anciennitet,
    coalesce(t.tilbud, 0), coalesce(h.hundreddele, 0), coalesce(s.samtaler, 0),
    coalesce(s.udeladt_brev, false), coalesce(s.udeladt_foerste, false), coalesce(s.udeladt_anden, false)
FROM vindue v
LEFT JOIN maal1_tilbud t ON t.nr = v.nr AND t.m = v.m
LEFT JOIN maal1_timer h ON h.nr = v.nr AND h.m = v.m
LEFT JOIN maal2 s ON s.nr = v.nr AND s.m = v.m;
