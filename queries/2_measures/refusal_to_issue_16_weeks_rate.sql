-- label:       Refusals to issue a plan made within 16 weeks
-- asks:        Of the refusals to issue a plan made this month, how many were made within 16 weeks of the request?
-- counts:      of those, refused by day 112
-- out of:      assessments that ended in the month without a plan, without refusals that were overturned
-- section:     Timeliness
-- unit:        percent
-- better:      higher
-- family:      assessments
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEND Regulations 2014 reg. 10(1); SEN2 items receiveddate and assessmentoutcomedate
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(assessment_outcome_date)                          as as_at,
    request_id,
    phase, primary_need, area,
    (assessment_outcome_date <= received_date + 112)::int      as numerator,
    1                                                          as denominator
from returns.assessments
where request_outcome = 'Y' and assessment_outcome = 'N' and not exported
