-- label:       Mean weeks open, of assessments open after 20 weeks
-- asks:        How many weeks have the requests still open after 20 weeks been open, on average?
-- counts:      days from request to the date, of the open requests past day 140, divided by 7
-- out of:      those open requests
-- section:     Backlog
-- unit:        weeks
-- better:      lower
-- family:      requests
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 13(2); whole days added up; the same cases as assessments_overdue_count
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    request_id,
    phase, primary_need, area,
    date_diff('day', received_date, as_at)     as numerator,
    1                                          as denominator
from returns.requests
join reference.calendar on received_date <= as_at and closed_on > as_at
where as_at > received_date + 140 and not tribunal
