-- label:       Assessments agreed
-- asks:        How many requests did we agree this month to assess?
-- counts:      requests agreed to be assessed, by the day of that decision
-- section:     Requests and decisions
-- unit:        count
-- better:      -
-- family:      requests
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       Children and Families Act 2014 s.36(8); SEN2 items requestoutcome and requestoutcomedate
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(request_outcome_date)   as as_at,
    request_id,
    phase, primary_need, area,
    1                                as numerator,
    null                             as denominator
from returns.requests
where request_outcome = 'Y' and not is_historical
