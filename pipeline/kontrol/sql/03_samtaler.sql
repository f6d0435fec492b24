-- SPEC 3, table samtaler. Types: 1 jobsamtale, 2 akasse_jobsamtale, 3 sygeopfoelgning, 4 andet.
-- Forms in the order of section 7: 0 fremmoede, 1 digital, 2 telefon, 3 brev.
-- slags = type · 4 + form; maaned is that of dato, so it is not kept.
INSERT INTO samtale_ind
WITH raekke AS (
    SELECT *, maanedsnr(maaned) AS m,
        list_position(['jobsamtale', 'akasse_jobsamtale', 'sygeopfoelgning', 'andet'], type) AS type_nr,
        list_position(['fremmoede', 'digital', 'telefon', 'brev'], form) - 1 AS form_nr
    FROM read_parquet(getvariable('filer'), hive_partitioning = false)
), doemt AS (
    SELECT *, CASE
        WHEN person_id IS NULL THEN 'mangler_person_id'
        WHEN maaned IS NULL THEN 'mangler_maaned'
        WHEN dato IS NULL THEN 'mangler_dato'
        WHEN type IS NULL THEN 'mangler_type'
        WHEN form IS NULL THEN 'mangler_form'
        WHEN NOT isfinite(maaned) OR day(maaned) <> 1 THEN 'maaned_ikke_den_foerste'
        WHEN coalesce(type_nr, 0) = 0 THEN 'ukendt_type'
        WHEN coalesce(form_nr, -1) < 0 THEN 'ukendt_form'
        WHEN maanedsnr(dato) <> m THEN 'dato_uden_for_maaned'
        WHEN year(maaned) NOT BETWEEN 1 AND 5460 THEN 'maaned_uden_for_kalenderen'
    END AS kode
    FROM raekke
)
SELECT p.nr, dato, CASE WHEN kode IS NULL THEN type_nr * 4 + form_nr END, kode
FROM doemt d LEFT JOIN person p ON p.person_id = id_af(d.person_id);
