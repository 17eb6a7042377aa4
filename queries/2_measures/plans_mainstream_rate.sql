-- label:       Plans in mainstream
-- asks:        Of the plans we maintain, how many are in mainstream, resourced provision included?
-- counts:      of those, plans placed in mainstream education, resourced provision included
-- out of:      plans maintained on the date, every placement
-- section:     Plans and placements
-- unit:        percent
-- better:      higher
-- family:      plans
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      primary_need; area
-- basis:       Children and Families Act 2014 s.33; SEN2 module 5b, in local groups; of all placements
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    plan_id,
    primary_need, area,
    (is_mainstream or placement = 'resourced_provision')::int     as numerator,
    1                                                             as denominator
from returns.plans
join reference.calendar on as_at between maintained_from and maintained_to
