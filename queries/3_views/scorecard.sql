-- The scorecard: one row per measure at its latest date, for all cohorts together, beside the date before; of a half-termly measure
-- beside the same half-term of the school year before, for most of those count from September.
-- direction compares the two values unrounded; it is empty where either is not applicable, or there is none before.
select
    measure_id, label, section, unit, better, as_at,
    value, numerator, denominator, sign,
    previous_as_at, previous_value,
    case
        when value > previous_value then 'up'
        when value < previous_value then 'down'
        when value = previous_value then 'same'
    end     as direction,
    case better
        when 'higher' then 'up'
        when 'lower' then 'down'
    end     as direction_wanted
from (
    select
        *,
        lag(as_at) over (partition by measure_id, compared_with order by as_at)   as previous_as_at,
        lag(value) over (partition by measure_id, compared_with order by as_at)   as previous_value,
        row_number() over (partition by measure_id order by as_at desc)           as newest_first
    from (
        select cube.*, case when calendar = 'half_term' then half_term end as compared_with
        from cube
        join measures using (measure_id)
        left join half_terms on ends = as_at
    ) as dated
    where phase = 'All' and sen_provision = 'All' and primary_need = 'All' and area = 'All' and detail = 'All'
) as totals
join measures using (measure_id)
where newest_first = 1
