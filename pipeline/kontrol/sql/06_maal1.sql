-- SPEC 6, § 5 nr. 1: uden_tilbud, for the persons of one part.

-- (a) »a tilbud row with maaned in w..m, a counted type, and til (null = running) not before
-- the window began«; what counts by type, fra and maalgruppe was judged on the way in.
CREATE OR REPLACE TEMP TABLE maal1_tilbud AS
SELECT v.nr, v.m, count(*) AS tilbud
FROM vindue v JOIN (SELECT * FROM tilbud_ind
        WHERE kode IS NULL AND nr BETWEEN getvariable('fra_nr') AND getvariable('til_nr')) t
    ON t.nr = v.nr AND t.m BETWEEN v.w AND v.m AND (t.til IS NULL OR t.til >= v.vindue_fra)
GROUP BY v.nr, v.m;

-- (b) »Σ timer with ordinaer = true and maaned in w..m ≥ 100.00, summed in hundredths«.
CREATE OR REPLACE TEMP TABLE maal1_timer AS
SELECT v.nr, v.m, sum(t.hundreddele)::BIGINT AS hundreddele
FROM vindue v JOIN (SELECT nr, m, sum(hundreddele) AS hundreddele FROM timer_ind
        WHERE kode IS NULL AND nr BETWEEN getvariable('fra_nr') AND getvariable('til_nr') GROUP BY nr, m) t
    ON t.nr = v.nr AND t.m BETWEEN v.w AND v.m
GROUP BY v.nr, v.m;
