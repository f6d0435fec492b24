-- SPEC 2: »person_id is a STRING or an INT64, the same in all four tables«. Each person gets
-- a number, in order of person_id. Persons without a ydelse row are in no figure; those of
-- samtaler are needed for the number of duplicates alone.
CREATE TABLE person AS
SELECT CAST(row_number() OVER (ORDER BY person_id) AS INTEGER) AS nr, person_id
FROM (SELECT DISTINCT person_id FROM person_ind WHERE person_id IS NOT NULL);
DROP TABLE person_ind;
