-- label:       Assessments that ended without a plan
-- asks:        Of the assessments decided this month, how many did we refuse a plan?
-- counts:      of those, ended without a plan
-- out of:      assessments that ended in the month, with a plan or without
-- section:     Requests and decisions
-- unit:        percent
-- better:      -
-- family:      assessments
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 10(1); SEN2 items assessmentoutcome and assessmentoutcomedate
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(assessment_outcome_date)     as as_at,
    request_id,
    phase, primary_need, area,
    (assessment_outcome = 'N')::int       as numerator,
    1                                     as denominator
from returns.assessments
where assessment_outcome in ('Y', 'N') and not is_historical
