-- SPEC 3, table ydelse: »A row that breaks a rule is rejected: left out of every figure, …
-- and counted«, under »the first rule it breaks«, in the order of the section.
-- maaned_uden_for_kalenderen is not in SPEC but in the table of codes: years 1 to 5460, last.
INSERT INTO ydelse_ind
WITH raekke AS (
    SELECT *, maanedsnr(maaned) AS m, ydelse_nr(ydelse) AS ydelse_nr
    FROM read_parquet(getvariable('filer'), hive_partitioning = false)
), doemt AS (
    SELECT *, CASE
        WHEN person_id IS NULL THEN 'mangler_person_id'
        WHEN maaned IS NULL THEN 'mangler_maaned'
        WHEN ydelse IS NULL THEN 'mangler_ydelse'
        WHEN kommune IS NULL THEN 'mangler_kommune'
        WHEN fra IS NULL THEN 'mangler_fra'
        WHEN til IS NULL THEN 'mangler_til'
        WHEN fritaget_dage IS NULL THEN 'mangler_fritaget_dage'
        WHEN standby_dage IS NULL THEN 'mangler_standby_dage'
        WHEN barsel_dage IS NULL THEN 'mangler_barsel_dage'
        WHEN introduktionsprogram IS NULL THEN 'mangler_introduktionsprogram'
        WHEN NOT isfinite(maaned) OR day(maaned) <> 1 THEN 'maaned_ikke_den_foerste'
        WHEN coalesce(ydelse_nr, 0) = 0 THEN 'ukendt_ydelse'
        WHEN kommune NOT IN (SELECT kode FROM kommune) THEN 'ukendt_kommune'
        WHEN maanedsnr(fra) <> m OR maanedsnr(til) <> m THEN 'dato_uden_for_maaned'
        WHEN til < fra THEN 'til_foer_fra'
        WHEN ydelse_nr <= 2 AND forloeb_fra IS NULL THEN 'mangler_forloeb_fra'
        WHEN ydelse_nr <= 2 AND forloeb_fra > fra THEN 'forloeb_fra_efter_fra'
        WHEN least(fritaget_dage, standby_dage, barsel_dage) < 0 THEN 'negative_dage'
        WHEN CAST(fritaget_dage AS BIGINT) + standby_dage + barsel_dage > til - fra + 1 THEN 'dage_over_perioden'
        WHEN year(maaned) NOT BETWEEN 1 AND 5460 THEN 'maaned_uden_for_kalenderen'
    END AS kode
    FROM raekke
)
SELECT p.nr, CASE WHEN kode IS NULL THEN m END,
    CASE WHEN kode IS NULL THEN smaat(d.kommune, day(fra), day(til), fritaget_dage, standby_dage, barsel_dage, ydelse_nr,
        introduktionsprogram) END,
    forloeb_fra, maalgruppe, kode
FROM doemt d LEFT JOIN person p ON p.person_id = id_af(d.person_id);
