-- label:       EHC plans issued on day 140 itself
-- asks:        How many of this month's plans were issued on the last day that is in time, which another way of counting days would make late?
-- counts:      new plans issued on day 140 itself
-- section:     Timeliness
-- unit:        count
-- better:      -
-- family:      assessments
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 13(2): 20 weeks are 140 calendar days after receipt, inclusive; LG Inform counts the day of receipt as day 1
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(assessment_outcome_date)   as as_at,
    request_id,
    phase, primary_need, area,
    1                                   as numerator,
    null                                as denominator
from returns.assessments
where request_outcome = 'Y' and assessment_outcome = 'Y' and not exported
    and assessment_outcome_date = received_date + 140
