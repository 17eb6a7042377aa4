-- label:       New EHC plans issued within 20 weeks, excluding exceptions
-- asks:        Of the plans issued this month to which no statutory exception applied, how many were issued within 20 weeks of the request?
-- counts:      of those, plans issued by day 140
-- out of:      new plans issued in the month to which no statutory exception applied
-- section:     Timeliness
-- unit:        percent
-- better:      higher
-- family:      assessments
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 13(2) and 13(3); SEN2 items 2.1, 3.2 and week20; DfE's rate excluding exceptions, counted when issued
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(assessment_outcome_date)                                          as as_at,
    request_id,
    phase, primary_need, area,
    (assessment_outcome_date <= received_date + 140 and not week20)::int       as numerator,
    (not week20)::int                                                          as denominator
from returns.assessments
where request_outcome = 'Y' and assessment_outcome = 'Y' and not exported
