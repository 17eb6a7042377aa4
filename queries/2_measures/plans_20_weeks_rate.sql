-- label:       New EHC plans issued within 20 weeks
-- asks:        Of the plans issued this month, how many were issued within 20 weeks of the request?
-- counts:      of those, plans issued by day 140
-- out of:      new plans issued in the month, statutory exceptions included, without refusals that were overturned
-- section:     Timeliness
-- unit:        percent
-- better:      higher
-- family:      assessments
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 13(2); SEN2 items 2.1 and 3.2; DfE's rate including exceptions, counted when issued
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(assessment_outcome_date)                          as as_at,
    request_id,
    phase, primary_need, area,
    (assessment_outcome_date <= received_date + 140)::int      as numerator,
    1                                                          as denominator
from returns.assessments
where request_outcome = 'Y' and assessment_outcome = 'Y' and not exported
