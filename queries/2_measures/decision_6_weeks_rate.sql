-- label:       Decisions whether to assess made within 6 weeks
-- asks:        Of the decisions whether to assess made this month, how many were made within 6 weeks of the request?
-- counts:      of those, decided by day 42
-- out of:      requests decided (yes or no) in the month, without those that moved away
-- section:     Timeliness
-- unit:        percent
-- better:      higher
-- family:      requests
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 5(1); SEN2 items receiveddate and requestoutcomedate; counted when decided
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(request_outcome_date)                         as as_at,
    request_id,
    phase, primary_need, area,
    (request_outcome_date <= received_date + 42)::int      as numerator,
    1                                                      as denominator
from returns.requests
where request_outcome in ('Y', 'N') and not exported and not is_historical
