-- since:   the review was held
-- due:     the day by which the review had to be complete
-- officer: the plan's
select
    review_id,
    plan_id,
    person_id,
    case_officer_id,
    case_officer_since,
    meeting_date   as since_date,
    due_date,
    decision,
    decision_date
from returns.annual_reviews
join returns.plans using (plan_id)
