-- label:       Requests for an EHC needs assessment
-- asks:        How many requests for an EHC needs assessment were received this month?
-- counts:      requests for an EHC needs assessment, by the day they were received
-- section:     Requests and decisions
-- unit:        count
-- better:      -
-- family:      requests
-- detail:      who made the request
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area; detail
-- basis:       Children and Families Act 2014 s.36(1); SEN2 items receiveddate and requestsource; every request, as DfE counts them
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(received_date)   as as_at,
    request_id,
    phase, primary_need, area,
    request_source            as detail,
    1                         as numerator,
    null                      as denominator
from returns.requests
