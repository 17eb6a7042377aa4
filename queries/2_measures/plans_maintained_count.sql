-- label:       EHC plans maintained
-- asks:        How many EHC plans do we maintain at the end of the month?
-- counts:      plans that had started, or moved in, by the date and had not ceased before it
-- section:     Plans and placements
-- unit:        count
-- better:      -
-- family:      plans
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      primary_need; area
-- basis:       Children and Families Act 2014 s.37 and 45; SEN2 items startdate and ceasedate
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
