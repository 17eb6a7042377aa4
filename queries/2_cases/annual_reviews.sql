-- an annual review, with its plan's case officer
-- since:   Held
-- due:     Due
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
