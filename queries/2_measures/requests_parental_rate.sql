-- label:       Requests made by parents
-- asks:        Of the requests received this month, how many did a parent make?
-- counts:      of those, made by a parent
-- out of:      requests received in the month
-- section:     Requests and decisions
-- unit:        percent
-- better:      -
-- family:      requests
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       Children and Families Act 2014 s.36(1); SEN2 items receiveddate and requestsource
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(received_date)              as as_at,
    request_id,
    phase, primary_need, area,
    (request_source = 'parent')::int     as numerator,
    1                                    as denominator
from returns.requests
where not is_historical
