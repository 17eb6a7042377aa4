-- label:       Assessments open after 20 weeks
-- asks:        How many requests are still open after 20 weeks?
-- counts:      requests open on the date, more than 140 days after they were received, none under appeal to the tribunal
-- section:     Backlog
-- unit:        count
-- better:      lower
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
where as_at > received_date + 140 and not tribunal
