-- The ground that the other files stand on: months as numbers, the codes of section 2.
--
-- Variables that the program sets: aar, foerste and sidste (the first and the last month
-- that is measured, as numbers), filer (the files of one table), fra_nr and til_nr (the
-- persons of one part).

-- SPEC 1: »Years and months everywhere are calendar ones.« A month is year · 12 + month − 1.
-- The ends of the calendar (DuckDB's infinities) lie before and after every month.
CREATE MACRO maanedsnr(d) AS CASE
    WHEN isfinite(d) THEN CAST(year(d) * 12 + month(d) - 1 AS INTEGER)
    WHEN d > DATE '2000-01-01' THEN 999999999
    WHEN d < DATE '2000-01-01' THEN -999999999
END;
CREATE MACRO foerste_dag(m) AS make_date(CAST(m // 12 AS BIGINT), CAST(m % 12 + 1 AS BIGINT), 1);
CREATE MACRO sidste_dag(m) AS CAST(foerste_dag(m + 1) - 1 AS DATE);

-- SPEC 1 and 2: the benefits; the eight groups of § 2 stk. 2 in its order, null = not measured.
CREATE TABLE ydelseskode (ydelse VARCHAR PRIMARY KEY, gruppe TINYINT, nr TINYINT);
INSERT INTO ydelseskode VALUES
    ('dagpenge', 1, 1), ('sygedagpenge', 2, 2), ('overgangsydelse', 3, 3), ('uddannelseshjaelp', 4, 4),
    ('kontanthjaelp', 5, 5), ('revalidering', 6, 6), ('ressourceforloeb', 7, 7), ('jobafklaring', 7, 8),
    ('ledighedsydelse', 8, 9),
    ('barselsdagpenge', NULL, 10), ('fleksjob', NULL, 11), ('foertidspension', NULL, 12), ('seniorpension', NULL, 13),
    ('efterloen', NULL, 14), ('su', NULL, 15), ('anden', NULL, 16);

CREATE TABLE gruppe (nr TINYINT, navn VARCHAR);
INSERT INTO gruppe VALUES
    (0, 'alle'), (1, 'dagpenge'), (2, 'sygedagpenge'), (3, 'overgangsydelse'), (4, 'uddannelseshjaelp'),
    (5, 'kontanthjaelp'), (6, 'revalidering'), (7, 'ressourceforloebsydelse'), (8, 'ledighedsydelse');

-- The 98 kommuner: filled from kommuner.go.
CREATE TABLE kommune (kode INTEGER PRIMARY KEY, navn VARCHAR);

-- What is kept of the four tables. nr is the person's number; kode says that the row is
-- rejected (section 3), and then the rest of it is not looked at again.
CREATE TABLE ydelse_ind (nr INTEGER, m INTEGER, ydelse TINYINT, gruppe TINYINT, kommune SMALLINT,
    fra TINYINT, til TINYINT, forloeb_fra DATE, maalgruppe INTEGER,
    fritaget TINYINT, standby TINYINT, barsel TINYINT, intro BOOLEAN, kode VARCHAR);
CREATE TABLE samtale_ind (nr INTEGER, m INTEGER, dato DATE, type TINYINT, form TINYINT, kode VARCHAR);
CREATE TABLE tilbud_ind (nr INTEGER, m INTEGER, taeller BOOLEAN, til DATE, kode VARCHAR);
CREATE TABLE timer_ind (nr INTEGER, m INTEGER, hundreddele INTEGER, kode VARCHAR);

-- What the parts add up to.
CREATE TABLE dublet (tabel VARCHAR, raekker BIGINT);
CREATE TABLE trin_antal (m INTEGER, kommune SMALLINT, trin TINYINT, personer BIGINT);
CREATE TABLE dom (nr INTEGER, m INTEGER, kommune SMALLINT, gruppe TINYINT, start DATE, anciennitet INTEGER,
    tilbud INTEGER, hundreddele BIGINT, samtaler INTEGER,
    udeladt_brev BOOLEAN, udeladt_foerste BOOLEAN, udeladt_anden BOOLEAN);

-- The days of a month are the bits of a number, day 1 the lowest: its first and last day.
CREATE MACRO foerste_bit(b) AS bit_count((b & -b) - 1) + 1;
CREATE MACRO sidste_bit(b) AS length(bin(b));

-- For the law »the steps add up«: the persons with a measured-group row in each month.
CREATE TABLE ydelsesperson (m INTEGER, personer BIGINT);
