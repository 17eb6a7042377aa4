-- label:       Mean weeks from request to plan
-- asks:        How many weeks after the request were this month's plans issued, on average?
-- counts:      days from request to plan, divided by 7
-- out of:      new plans issued in the month, statutory exceptions included, without refusals that were overturned
-- section:     Timeliness
-- unit:        weeks
-- better:      lower
-- family:      assessments
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 13(2); SEN2 items 2.1 and 3.2; whole days added up, exceptions included
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(assessment_outcome_date)                            as as_at,
    request_id,
    phase, primary_need, area,
    date_diff('day', received_date, assessment_outcome_date)     as numerator,
    1                                                            as denominator
from returns.assessments
where request_outcome = 'Y' and assessment_outcome = 'Y' and not exported
