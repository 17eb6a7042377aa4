-- label:       Rising fives with a plan
-- asks:        How many children who start Reception next September have a plan?
-- counts:      children who start Reception next September and have a plan maintained on the date, each once
-- section:     Plans and placements
-- unit:        count
-- better:      -
-- family:      plans
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      -
-- basis:       Children counted once; born from 1 September to 31 August, deferred entry not known
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    plan_id,
    person_id   as counted_id,
    1           as numerator,
    null        as denominator
from returns.plans
join reference.calendar on as_at between maintained_from and maintained_to
join returns.persons using (person_id)
where reception_year = year(as_at + interval 4 month)
