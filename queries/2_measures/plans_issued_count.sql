-- label:       EHC plans issued
-- asks:        How many EHC plans were issued this month, and how long after the request?
-- counts:      plans issued after an assessment, by the day they were issued
-- section:     Timeliness
-- unit:        count
-- better:      -
-- family:      assessments
-- detail:      time from the request to the plan
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area; detail
-- basis:       SEND Regulations 2014 reg. 13(2); SEN2 items receiveddate and assessmentoutcomedate; DfE's bands, counted when issued, exceptions included
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(assessment_outcome_date)   as as_at,
    request_id,
    phase, primary_need, area,
    case
        when assessment_outcome_date <= received_date + 140 then 'within_20_weeks'
        when assessment_outcome_date <= received_date + 364 then '20_to_52_weeks'
        else 'over_52_weeks'
    end                                 as detail,
    1                                   as numerator,
    null                                as denominator
from returns.assessments
where assessment_outcome = 'Y' and not is_historical
