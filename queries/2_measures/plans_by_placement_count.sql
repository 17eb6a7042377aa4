-- label:       EHC plans by placement
-- asks:        Where are the children and young people with a plan placed?
-- counts:      plans maintained on the date
-- section:     Plans and placements
-- unit:        count
-- better:      -
-- family:      plans
-- detail:      placement
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      primary_need; area; detail
-- basis:       Children and Families Act 2014 s.39 and 40; SEN2 module 5b, in local groups
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    plan_id,
    primary_need, area,
    placement   as detail,
    1           as numerator,
    null        as denominator
from returns.plans
join reference.calendar on as_at between maintained_from and maintained_to
