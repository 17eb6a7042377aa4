-- one row per action of the improvement plan and month
select
    as_at, ref, priority, action, lead_role, partner, origin, due_date, revised_due_date, expected_date, is_slipped, rag,
    measure_id, success_measure, progress, impact
from returns.actions
