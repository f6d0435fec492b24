-- SPEC 2: »DOUBLE is rounded to hundredths row by row, half away from zero«. A double of at
-- most 744 hours times 2^60 is a whole number wherever it can round to more than 0, so that the
-- half is judged exactly.
CREATE MACRO hundreddele(t) AS CASE
    WHEN typeof(t) = 'DOUBLE' THEN
        CAST(sign(CAST(t AS DOUBLE)) * ((CAST(abs(CAST(t AS DOUBLE)) * 1152921504606846976.0 AS HUGEINT) * 200
            + 1152921504606846976::HUGEINT) // 2305843009213693952::HUGEINT) AS BIGINT)
    ELSE CAST(TRY_CAST(t AS DECIMAL(20, 2)) * 100 AS BIGINT)
END;
