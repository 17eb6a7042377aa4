-- label:       Health advice received within 6 weeks
-- asks:        Of the requests for advice from health services whose 6 weeks ended this month, how many were answered by then?
-- counts:      of those, advice that came by day 42
-- out of:      requests for health advice whose day 42 falls in the month, without cases that closed before then without it, or moved away
-- section:     Advice
-- unit:        percent
-- better:      higher
-- family:      advice
-- dates:       window
-- run-in days: 42
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 6(1) and 8(1); local dates; not counted where the case closed before day 42 and no advice came by it
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(requested_date + 42)   as as_at,
    request_id, advice_from, service, requested_date,
    phase, primary_need, area,
    case when advice_received_date <= requested_date + 42 then 1 else 0 end   as numerator,
    case
        when advice_received_date <= requested_date + 42 then 1
        when closed_on < requested_date + 42 then 0
        else 1
    end                             as denominator
from returns.advice
join returns.requests using (request_id)
where advice_from = 'health' and not exported and not is_historical
