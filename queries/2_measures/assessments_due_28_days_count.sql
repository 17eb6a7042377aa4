-- label:       Assessments due within 28 days
-- asks:        How many open requests reach 20 weeks within the next 28 days?
-- counts:      requests open on the date whose day 140 falls on it or in the 28 days after, none under appeal to the tribunal
-- section:     Backlog
-- unit:        count
-- better:      -
-- family:      requests
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 13(2); cases that went to tribunal run to its order's limits (reg. 44) and are left out
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    request_id,
    phase, primary_need, area,
    1       as numerator,
    null    as denominator
from returns.requests
join reference.calendar on received_date <= as_at and closed_on > as_at
where received_date + 140 between as_at and as_at + 28 and not tribunal
