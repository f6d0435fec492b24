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

-- SPEC 1 and 2: the benefits by number: the measured ones in the order of § 2 stk. 2 (section 1).
CREATE MACRO ydelse_nr(ydelse) AS list_position(['dagpenge', 'sygedagpenge', 'overgangsydelse', 'uddannelseshjaelp',
    'kontanthjaelp', 'revalidering', 'ressourceforloeb', 'jobafklaring', 'ledighedsydelse', 'barselsdagpenge', 'fleksjob',
    'foertidspension', 'seniorpension', 'efterloen', 'su', 'anden'], ydelse);

CREATE TABLE gruppe (nr TINYINT, navn VARCHAR);
INSERT INTO gruppe VALUES
    (0, 'alle'), (1, 'dagpenge'), (2, 'sygedagpenge'), (3, 'overgangsydelse'), (4, 'uddannelseshjaelp'),
    (5, 'kontanthjaelp'), (6, 'revalidering'), (7, 'ressourceforloebsydelse'), (8, 'ledighedsydelse');

-- The 98 kommuner: filled from kommuner.go.
CREATE TABLE kommune (kode INTEGER PRIMARY KEY, navn VARCHAR);

CREATE MACRO dagsnr(d) AS d - DATE '1970-01-01';
CREATE MACRO dag_af(n) AS DATE '1970-01-01' + n::INTEGER;

-- What is kept of the four tables. nr is the person's number; kode says that the row is
-- rejected (section 3), and then the rest of it is not looked at again. The small columns of a
-- ydelse row share one number, because the statistics that DuckDB keeps of each column cost
-- more than the figures.
CREATE TYPE kode AS ENUM ('mangler_person_id', 'mangler_maaned', 'mangler_ydelse', 'mangler_kommune', 'mangler_fra', 'mangler_til',
    'mangler_fritaget_dage', 'mangler_standby_dage', 'mangler_barsel_dage', 'mangler_introduktionsprogram',
    'mangler_dato', 'mangler_type', 'mangler_form', 'mangler_timer', 'mangler_ordinaer',
    'maaned_ikke_den_foerste', 'ukendt_ydelse', 'ukendt_type', 'ukendt_form', 'ukendt_kommune', 'dato_uden_for_maaned',
    'til_foer_fra', 'mangler_forloeb_fra', 'forloeb_fra_efter_fra', 'negative_dage', 'dage_over_perioden',
    'timer_uden_for_interval', 'maaned_uden_for_kalenderen');
CREATE TABLE ydelse_ind (nr INTEGER, m INTEGER, smaat BIGINT, forloeb_fra DATE, maalgruppe INTEGER, kode kode);
CREATE TABLE samtale_ind (nr INTEGER, dato DATE, slags TINYINT, kode kode);
CREATE TABLE tilbud_ind (nr INTEGER, m INTEGER, til DATE, kode kode);
CREATE TABLE timer_ind (nr INTEGER, m INTEGER, hundreddele INTEGER, kode kode);

-- smaat: kommune, then 5 bits each for the first and last day, fritaget, standby, barsel, the
-- benefit, and 1 for introduktionsprogram.
CREATE MACRO smaat(kommune, fra, til, fritaget, standby, barsel, ydelse, intro) AS
    (CAST(kommune AS BIGINT) << 31) | (CAST(fra AS BIGINT) << 26) | (CAST(til AS BIGINT) << 21)
    | (CAST(fritaget AS BIGINT) << 16) | (CAST(standby AS BIGINT) << 11) | (CAST(barsel AS BIGINT) << 6)
    | (CAST(ydelse AS BIGINT) << 1) | CAST(intro AS BIGINT);
CREATE MACRO kommune_af(s) AS s >> 31;
CREATE MACRO fra_af(s) AS (s >> 26) & 31;
CREATE MACRO til_af(s) AS (s >> 21) & 31;
CREATE MACRO fritaget_af(s) AS (s >> 16) & 31;
CREATE MACRO doede_af(s) AS ((s >> 11) & 31) + ((s >> 6) & 31);
CREATE MACRO ydelse_af(s) AS (s >> 1) & 31;
CREATE MACRO intro_af(s) AS (s & 1) = 1;

-- The groups of § 2 stk. 2 by the number of the benefit: 8 jobafklaring is in group 7 (R01), 9
-- ledighedsydelse is group 8; from 10 on nothing is measured.
CREATE MACRO gruppe_af(s) AS CASE WHEN ydelse_af(s) <= 7 THEN ydelse_af(s) WHEN ydelse_af(s) <= 9 THEN ydelse_af(s) - 1 END::TINYINT;

-- »the latest til, then longest, then lowest code« (section 5) is the least of these; its
-- kommune is the rest by 1000.
CREATE MACRO orden_af(s) AS (31 - til_af(s)) * 100000 + (31 - (til_af(s) - fra_af(s))) * 1000 + kommune_af(s);

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
