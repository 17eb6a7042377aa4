-- label:       Plans in mainstream awaiting a specialist placement
-- asks:        How many children with a plan are in mainstream, or in no placement, and await a specialist one?
-- counts:      plans maintained on the date, in a mainstream placement or waiting for one, that wait for a specialist place
-- section:     Plans and placements
-- unit:        count
-- better:      lower
-- family:      plans
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      primary_need; area
-- basis:       Children and Families Act 2014 s.42(2); local item awaiting_specialist
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    plan_id,
    primary_need, area,
    1       as numerator,
    null    as denominator
from returns.plans
join reference.calendar on as_at between maintained_from and maintained_to
where awaiting_specialist and (is_mainstream or placement = 'awaiting')
