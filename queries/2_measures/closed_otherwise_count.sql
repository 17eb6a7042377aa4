-- label:       Closed for other reasons (withdrawn, moved away)
-- asks:        How many requests were closed this month without a decision of ours?
-- counts:      requests withdrawn, or moved to another authority before they were decided, by the day they were closed
-- section:     Backlog
-- unit:        count
-- better:      -
-- family:      requests
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      phase; primary_need; area
-- basis:       SEN2 items requestoutcome and assessmentoutcome (W) and exported; local date closed
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(closed_on)   as as_at,
    request_id,
    phase, primary_need, area,
    1                     as numerator,
    null                  as denominator
from returns.requests
where (withdrawn or exported) and not is_historical
    and not is_refused and coalesce(assessment_outcome, 'A') not in ('Y', 'N')
