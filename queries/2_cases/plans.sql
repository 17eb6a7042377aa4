-- an EHC plan, with its case officer
-- since:   Began or moved in
select
    plan_id,
    person_id,
    case_officer_id,
    case_officer_since,
    maintained_from   as since_date,
    placement,
    phase_transfer_due_date
from returns.plans
