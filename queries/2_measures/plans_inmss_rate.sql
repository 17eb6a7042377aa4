-- label:       Plans in independent and non-maintained special schools
-- asks:        Of the plans we maintain, how many are in an independent or non-maintained special school?
-- counts:      of those, plans placed in an independent or non-maintained special school
-- out of:      plans maintained on the date, every placement
-- section:     Plans and placements
-- unit:        percent
-- better:      lower
-- family:      plans
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      primary_need; area
-- basis:       SEN2 module 5b, in local groups; of all placements
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    plan_id,
    primary_need, area,
    (placement = 'inmss')::int     as numerator,
    1                              as denominator
from returns.plans
join reference.calendar on as_at between maintained_from and maintained_to
