-- SPEC 3, table loentimer, and SPEC 2: »DOUBLE is rounded to hundredths row by row, half away
-- from zero«. A double of at most 744 hours times 2^60 is a whole number wherever it can
-- round to more than 0, so that the half is judged exactly.
CREATE OR REPLACE MACRO hundreddele(t) AS CASE
    WHEN typeof(t) = 'DOUBLE' THEN
        CAST(sign(CAST(t AS DOUBLE)) * ((CAST(abs(CAST(t AS DOUBLE)) * 1152921504606846976.0 AS HUGEINT) * 200
            + 1152921504606846976::HUGEINT) // 2305843009213693952::HUGEINT) AS BIGINT)
    ELSE CAST(TRY_CAST(t AS DECIMAL(20, 2)) * 100 AS BIGINT)
END;
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
FROM doemt d LEFT JOIN person p ON p.person_id = d.person_id
WHERE kode IS NOT NULL OR p.nr IS NOT NULL AND ordinaer AND maanedsnr(maaned) <= getvariable('sidste');
