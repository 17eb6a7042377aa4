-- one row per line of the catalogue, window and date: the figure that a partner supplied, or the status in its place
-- A row of the return tells a line that it names, or whose measure it names for just the line's cohort. `value` is the part that the line
-- shows, `beside` the other part of a count whose rate was told. Of several the one told last stands: snapshots are in deciding order.
with told as (
    select supplied.*, snapshots.rowid as place
    from supplied join snapshots using (snapshot_id)
    qualify row_number() over (
        partition by supplied.measure_id, supplied.as_at, supplied."window", supplied.phase, supplied.sen_provision order by place desc
    ) = 1
), shown as (
    select
        indicators.indicator_id, told.as_at, coalesce(told."window", indicators."window") as "window",
        indicators.figure = 'numerator' and told.measure_id <> indicators.indicator_id   as is_part,
        case when is_part then told.numerator else told.value end                        as value,
        case when is_part then told.value end                                            as beside,
        told.numerator, told.denominator, told.status, told.observed_on, coalesce(told.comment, '') as comment,
        told.place
    from told join indicators
        on (told.measure_id = indicators.indicator_id and (told.phase, told.sen_provision) = ('All', 'All'))
        or (
            told.measure_id in (indicators.indicator_id, case when indicators.detail = 'All' then indicators.measure_id end)
            and (told.phase, told.sen_provision) = (indicators.phase, indicators.sen_provision)
        )
)
select indicator_id, as_at, "window", value, beside, numerator, denominator, status, observed_on, comment
from shown
where status <> 'value' or value is not null
qualify row_number() over (partition by indicator_id, as_at, "window" order by place desc, is_part) = 1
