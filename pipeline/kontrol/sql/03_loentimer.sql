-- SPEC 3, table loentimer.
INSERT INTO timer_ind
WITH doemt AS (
    SELECT *, CASE
        WHEN person_id IS NULL THEN 'mangler_person_id'
        WHEN maaned IS NULL THEN 'mangler_maaned'
        WHEN timer IS NULL THEN 'mangler_timer'
        WHEN ordinaer IS NULL THEN 'mangler_ordinaer'
        WHEN NOT isfinite(maaned) OR day(maaned) <> 1 THEN 'maaned_ikke_den_foerste'
        WHEN isnan(CAST(timer AS DOUBLE)) OR NOT timer BETWEEN -744 AND 744 THEN 'timer_uden_for_interval'
        WHEN year(maaned) NOT BETWEEN 1 AND 5460 THEN 'maaned_uden_for_kalenderen'
    END AS kode
    FROM read_parquet(getvariable('filer'), hive_partitioning = false)
)
SELECT p.nr, maanedsnr(maaned), CASE WHEN kode IS NULL THEN hundreddele(timer) END, kode
FROM doemt d LEFT JOIN person p ON p.person_id = id_af(d.person_id)
WHERE kode IS NOT NULL OR p.nr IS NOT NULL AND ordinaer AND maanedsnr(maaned) <= getvariable('sidste');
