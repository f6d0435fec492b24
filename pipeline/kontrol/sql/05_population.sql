-- SPEC 5: the population of each measured month, for the persons of one part.

-- »The person's measured spell is, among spells with own rows in m (not taken-over rows), the
-- one with the latest til in m; then most distinct days in m; then highest anciennitet; then
-- § 2 order; then earliest forloeb_fra«. til and days are here those of the own rows.
CREATE OR REPLACE TEMP TABLE maalt_forloeb AS
SELECT * FROM talt
WHERE egne IS NOT NULL AND m BETWEEN getvariable('foerste') AND getvariable('sidste')
QUALIFY row_number() OVER (PARTITION BY nr, m
    ORDER BY sidste_bit(egne) DESC, bit_count(egne) DESC, anciennitet DESC, gruppe, noegle) = 1;

-- »Each person with a measured-group row in m gets exactly one step (trin), the first that
-- applies«: 0 introduktionsprogram (no spell has rows in m), 1 doed_maaned, 2
-- under_12_maaneder (anciennitet < 12), 3 fritaget (2·Σ fritaget ≥ Σ levende; »exactly 50 pct.
-- drops out«), 4 population. »For the step introduktionsprogram the kommune is that of the row
-- in m with the latest til, then longest, then lowest code.«
CREATE OR REPLACE TEMP TABLE trin AS
SELECT nr, m, kommune, CASE
        WHEN levende = 0 THEN 1
        WHEN anciennitet < 12 THEN 2
        WHEN 2 * sum_fritaget >= sum_levende THEN 3
        ELSE 4 END AS trin
FROM maalt_forloeb
UNION ALL
SELECT r.nr, r.m, min(orden_af(r.smaat)) % 1000, 0
FROM raekke r ANTI JOIN maalt_forloeb s ON s.nr = r.nr AND s.m = r.m
WHERE gruppe_af(r.smaat) IS NOT NULL AND r.m BETWEEN getvariable('foerste') AND getvariable('sidste')
GROUP BY r.nr, r.m;

INSERT INTO trin_antal SELECT m, kommune, trin, count(*) FROM trin GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE population AS
SELECT s.nr, s.m, s.kommune, s.gruppe, s.noegle, s.anciennitet,
    CASE WHEN s.gruppe = 2 THEN dag_af(s.noegle) ELSE foerste_dag(foerste_fra // 32) + (foerste_fra % 32 - 1)::INTEGER END AS start
FROM maalt_forloeb s JOIN trin t ON t.nr = s.nr AND t.m = s.m AND t.trin = 4;

-- »Window of m: from the first day of month w to the last day of m, where w is the 12th-latest
-- counted month of the spell up to m«. A spell's counted months, each with its number. Those of
-- sygedagpenge without rows are counted too; no window reaches further back than 11 months and
-- the spell's dead ones.
CREATE OR REPLACE TEMP TABLE talt_maaned AS
WITH brugt AS (
    SELECT nr, gruppe, noegle FROM population GROUP BY ALL
), syg AS (
    SELECT t.nr, t.noegle, max(t.m) AS til_m,
        greatest(maanedsnr(dag_af(t.noegle)), getvariable('foerste') - 11 - max(t.doede_maaneder))::INTEGER AS fra_m
    FROM talt t SEMI JOIN brugt b ON b.nr = t.nr AND b.gruppe = t.gruppe AND b.noegle = t.noegle
    WHERE t.gruppe = 2
    GROUP BY t.nr, t.noegle
), syg_maaned AS (
    SELECT nr, noegle, unnest(generate_series(fra_m, til_m))::INTEGER AS m FROM syg
), syg_doed AS (
    SELECT nr, noegle, m, doede_maaneder AS antal FROM talt WHERE gruppe = 2 AND levende = 0
), syg_talt AS (
    SELECT s.nr, s.noegle, s.m,
        s.m - maanedsnr(dag_af(s.noegle)) + 1 - coalesce(d.antal, 0) AS nummer,
        coalesce(d.m = s.m, false) AS doed
    FROM syg_maaned s ASOF LEFT JOIN syg_doed d ON d.nr = s.nr AND d.noegle = s.noegle AND d.m <= s.m
)
SELECT t.nr, t.gruppe, t.noegle, t.m, t.anciennitet AS nummer
FROM talt t SEMI JOIN brugt b ON b.nr = t.nr AND b.gruppe = t.gruppe AND b.noegle = t.noegle
WHERE t.gruppe <> 2 AND t.levende > 0
UNION ALL
SELECT nr, 2, noegle, m, nummer FROM syg_talt WHERE NOT doed;

-- »… never before the start of the spell.«
CREATE OR REPLACE TEMP TABLE vindue AS
SELECT p.*, w.m AS w, greatest(foerste_dag(w.m), p.start) AS vindue_fra, sidste_dag(p.m) AS vindue_til
FROM population p JOIN talt_maaned w ON w.nr = p.nr AND w.gruppe = p.gruppe AND w.noegle = p.noegle
    AND w.nummer = p.anciennitet - 11;

-- »… and the steps add up (afstemning)«: to the persons with a measured-group row.
INSERT INTO ydelsesperson
SELECT m, count(DISTINCT nr) FROM raekke
WHERE gruppe_af(smaat) IS NOT NULL AND m BETWEEN getvariable('foerste') AND getvariable('sidste') GROUP BY m;
