-- label:       Requests refused an assessment
-- asks:        Of the requests decided this month, how many did we refuse to assess?
-- counts:      of those, refused an assessment
-- out of:      requests decided (yes or no) in the month
-- section:     Requests and decisions
-- unit:        percent
-- better:      -
-- family:      requests
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 5(1); SEN2 items requestoutcome and requestoutcomedate; of decisions made, where DfE divides by all requests received; the first decision counts, also where it is overturned later
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(request_outcome_date)     as as_at,
    request_id,
    phase, primary_need, area,
    (request_outcome = 'N')::int       as numerator,
    1                                  as denominator
from returns.requests
where request_outcome in ('Y', 'N') and not is_historical
