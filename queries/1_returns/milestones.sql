-- one row per milestone: a measure or a statement, and the day by which it should be reached; as told on as_at, the return's own date
-- baseline, target, actual: as sent, a number or words. baseline_value, target_value, actual_value: the number, where it is one.
with told as (
    select
        as_at,
        measure_id,
        trim(label)     as label,
        trim(baseline)  as baseline,
        baseline_date,
        due_date,
        trim(target)    as target,
        trim(actual)    as actual
    from rows.milestones
    cross join reference.snapshot
)

select
    *,
    case when regexp_full_match(baseline, '[+-]?[0-9]+([.][0-9]+)?') then try_cast(baseline as double) end    as baseline_value,
    case when regexp_full_match(target, '[+-]?[0-9]+([.][0-9]+)?') then try_cast(target as double) end        as target_value,
    case when regexp_full_match(actual, '[+-]?[0-9]+([.][0-9]+)?') then try_cast(actual as double) end        as actual_value
from told
