-- label:       Plans of looked-after children
-- asks:        How many of the plans we maintain are for looked-after children?
-- counts:      plans maintained on the date for children looked after by a local authority
-- section:     Plans and placements
-- unit:        count
-- better:      -
-- family:      plans
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      primary_need; area
-- basis:       Children Act 1989 s.22(1); local item looked_after
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
where looked_after
