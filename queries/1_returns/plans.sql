-- one row per EHC plan, with its child's area and birth date
-- maintained_from, maintained_to: the first and the last day that this authority maintained it; 9999-12-31 while it does.
select
    plan_id,
    person_id,
    case_officer_id,

    coalesce(primary_need, 'Unknown')                as primary_need,
    coalesce(area, 'Unknown')                        as area,
    placement,

    placement like 'mainstream%'                     as is_mainstream,
    looked_after,
    awaiting_specialist,

    birth_date,
    start_date,
    moved_in_date,
    coalesce(moved_in_date, start_date)              as maintained_from,
    coalesce(cease_date, date '9999-12-31')          as maintained_to,
    case_officer_since,
    phase_transfer_due_date,
    phase_transfer_final_date
from rows.plans
join rows.persons using (person_id)
