-- SPEC 3, table tilbud: dato_uden_for_maaned is »for tilbud: that month has no day in common
-- with [fra,til]«. A til before fra has the code til_foer_fra where fra and til each leave
-- room for a day of the month.
-- SPEC 6: which tilbud count. »oevrig_vejledning_opkvalificering counts only if the tilbud
-- began (fra) before 22 March 2023, or its maalgruppe is 4 or 5«; mentor and andet never do.
INSERT INTO tilbud_ind
WITH raekke AS (
    SELECT *, maanedsnr(maaned) AS m, type IN ('virksomhedspraktik', 'loentilskud', 'nytteindsats',
        'ordinaer_uddannelse', 'oevrig_vejledning_opkvalificering', 'mentor', 'andet') AS kendt
    FROM read_parquet(getvariable('filer'), hive_partitioning = false)
), doemt AS (
    SELECT *, CASE
        WHEN person_id IS NULL THEN 'mangler_person_id'
        WHEN maaned IS NULL THEN 'mangler_maaned'
        WHEN type IS NULL THEN 'mangler_type'
        WHEN fra IS NULL THEN 'mangler_fra'
        WHEN NOT isfinite(maaned) OR day(maaned) <> 1 THEN 'maaned_ikke_den_foerste'
        WHEN NOT kendt THEN 'ukendt_type'
        WHEN maanedsnr(fra) > m OR coalesce(maanedsnr(til), m) < m THEN 'dato_uden_for_maaned'
        WHEN til < fra THEN 'til_foer_fra'
        WHEN year(maaned) NOT BETWEEN 1 AND 5460 THEN 'maaned_uden_for_kalenderen'
    END AS kode
    FROM raekke
)
SELECT p.nr, m, til, kode
FROM doemt d LEFT JOIN person p ON p.person_id = id_af(d.person_id)
WHERE kode IS NOT NULL OR p.nr IS NOT NULL AND m <= getvariable('sidste') AND CASE
        WHEN type IN ('virksomhedspraktik', 'loentilskud', 'nytteindsats', 'ordinaer_uddannelse') THEN true
        WHEN type = 'oevrig_vejledning_opkvalificering'
            THEN fra < DATE '2023-03-22' OR coalesce(maalgruppe IN (4, 5), false)
        ELSE false END;
