-- one row per supplied figure: a measure or indicator, its period and cohort, with the figure or, in its place, why there is none
-- window: null where it is the catalogue's own. observed_on: the day that the figure is really of, where that is not as_at.
select
    measure_id,
    as_at,
    "window",
    observed_on,

    coalesce(phase, 'All')           as phase,
    coalesce(sen_provision, 'All')   as sen_provision,

    value,
    numerator,
    denominator,
    status,
    comment
from rows."values"
