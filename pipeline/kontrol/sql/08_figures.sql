-- SPEC 8: the counts of every month, kommune (0 = Hele landet) and group (0 = alle). Shares,
-- means and limits are made of them in exact fractions (figures.go).
CREATE TABLE vurderet AS
SELECT *, tilbud = 0 AND hundreddele < 10000 AS uden_tilbud, samtaler < 4 AS faerre_end_4 FROM dom;

CREATE TABLE antal AS
SELECT m, coalesce(kommune, 0)::INTEGER AS kommune, coalesce(gruppe, 0)::INTEGER AS gruppe, count(*) AS personer,
    count(*) FILTER (uden_tilbud) AS uden_tilbud, count(*) FILTER (faerre_end_4) AS faerre_end_4,
    count(*) FILTER (tilbud > 0) AS med_tilbud, count(*) FILTER (samtaler >= 4) AS med_4_samtaler
FROM vurderet GROUP BY m, CUBE (kommune, gruppe);

-- »Fortolkning«: by length of the spell, its anciennitet in counted months, in the classes
-- 12-17, 18-23, 24-35, 36 and more; all groups together.
CREATE TABLE varighed_tal AS
SELECT m, coalesce(kommune, 0)::INTEGER AS kommune, varighed, count(*) AS personer,
    count(*) FILTER (uden_tilbud) AS uden_tilbud, count(*) FILTER (faerre_end_4) AS faerre_end_4
FROM (SELECT *, CASE WHEN anciennitet BETWEEN 12 AND 17 THEN '12-17' WHEN anciennitet BETWEEN 18 AND 23 THEN '18-23'
    WHEN anciennitet BETWEEN 24 AND 35 THEN '24-35' WHEN anciennitet >= 36 THEN '36+' END AS varighed FROM vurderet)
GROUP BY m, varighed, CUBE (kommune);

CREATE TABLE trin_tal AS
SELECT m, coalesce(kommune, 0)::INTEGER AS kommune, trin::INTEGER AS trin, sum(personer)::BIGINT AS personer
FROM trin_antal GROUP BY m, trin, CUBE (kommune);

-- The grounds of SCHEMAS.md, table grunde. Where it is silent: a first jobsamtale that is itself
-- a letter is left out as the first one, not by letter.
CREATE TABLE grund_tal AS
WITH grund AS (
    SELECT m, kommune, 1 AS fokusmaal, CASE WHEN tilbud > 0 THEN 'tilbud' WHEN hundreddele >= 10000 THEN 'kun_timer'
        ELSE 'hverken_tilbud_eller_timer' END AS grund FROM dom
    UNION ALL
    SELECT m, kommune, 2, CASE WHEN samtaler >= 4 THEN '4_samtaler_eller_flere' ELSE samtaler || '_samtaler'
        || CASE WHEN udeladt_brev OR udeladt_foerste OR udeladt_anden THEN '_udeladt' ELSE '' END
        || CASE WHEN udeladt_brev THEN '_brev' ELSE '' END
        || CASE WHEN udeladt_foerste THEN '_foerste' ELSE '' END
        || CASE WHEN udeladt_anden THEN '_anden_type' ELSE '' END END FROM dom
)
SELECT m, coalesce(kommune, 0)::INTEGER AS kommune, fokusmaal, grund, count(*) AS personer
FROM grund GROUP BY m, fokusmaal, grund, CUBE (kommune);

-- SPEC 8, »History needed« and »Fewer than 12 months of data«: the months with rows in ydelse.
CREATE TABLE datamaaned AS SELECT DISTINCT m FROM ydelse_ind WHERE kode IS NULL;

CREATE TABLE afvist_tal AS
SELECT tabel, kode::VARCHAR AS kode, count(*) AS raekker FROM (
    SELECT 'ydelse' AS tabel, kode FROM ydelse_ind UNION ALL SELECT 'samtaler', kode FROM samtale_ind
    UNION ALL SELECT 'tilbud', kode FROM tilbud_ind UNION ALL SELECT 'loentimer', kode FROM timer_ind)
WHERE kode IS NOT NULL GROUP BY ALL;
