-- label:       Plans issued by their 20-week date
-- asks:        Of the requests whose 20 weeks ended this month and that still needed a plan, how many had one by then?
-- counts:      of those, plans issued by day 140
-- out of:      requests whose day 140 falls in the month and that still needed a plan on it: not refused, withdrawn or moved away by then, and no refusal overturned
-- section:     Timeliness
-- unit:        percent
-- better:      higher
-- family:      requests
-- dates:       window
-- run-in days: 140
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 13(2); SEN2 items 2.1 and 3.2; counted when due, exceptions included
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(received_date + 140)   as as_at,
    request_id,
    phase, primary_need, area,
    case when assessment_outcome = 'Y' and assessment_outcome_date <= received_date + 140 then 1 else 0 end   as numerator,
    1                               as denominator
from returns.requests
where not (is_refused and request_outcome_date <= received_date + 140)
    and not (is_refused_plan and assessment_outcome_date <= received_date + 140)
    and not (withdrawn and closed_date <= received_date + 140)
    and not is_overturned and not exported and not is_historical
