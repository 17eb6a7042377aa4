-- one row per figure that a partner supplied: a measure or indicator, its period and cohort, as it was told
select
    measure_id,
    as_at,
    "window",
    phase,
    sen_provision,
    observed_on,
    value,
    numerator,
    denominator,
    status,
    comment
from returns."values"
