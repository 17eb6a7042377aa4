-- since:   the plan began, or moved in
-- officer: the plan's
select
    plan_id,
    person_id,
    case_officer_id,
    case_officer_since,
    maintained_from   as since_date,
    placement,
    phase_transfer_due_date
from returns.plans
