-- label:       New EHC plans
-- asks:        How many first EHC plans started this month, those ordered on appeal among them?
-- counts:      plans that started in the month, without those that moved in; plans ordered on appeal too
-- section:     Plans and placements
-- unit:        count
-- better:      -
-- family:      plans
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      primary_need; area
-- basis:       Children and Families Act 2014 s.37; SEN2 item startdate; plans that came from another authority left out
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(start_date)   as as_at,
    plan_id,
    primary_need, area,
    1                      as numerator,
    null                   as denominator
from returns.plans
where moved_in_date is null
