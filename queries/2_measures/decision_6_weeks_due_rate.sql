-- label:       Requests decided by their 6-week date
-- asks:        Of the requests whose 6 weeks ended this month, how many had been decided by then?
-- counts:      of those, decided (yes or no) by day 42
-- out of:      requests whose day 42 falls in the month, without those withdrawn by then or moved away
-- section:     Timeliness
-- unit:        percent
-- better:      higher
-- family:      requests
-- dates:       window
-- run-in days: 42
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 5(1); SEN2 items receiveddate and requestoutcomedate; counted when due
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(received_date + 42)                           as as_at,
    request_id,
    phase, primary_need, area,
    case when request_outcome in ('Y', 'N') and request_outcome_date <= received_date + 42 then 1 else 0 end   as numerator,
    1                                                      as denominator
from returns.requests
where not (withdrawn and closed_date <= received_date + 42) and not exported and not is_historical
