-- one row per milestone (label and due_date) and month
select
    as_at, measure_id, label, baseline, baseline_value, baseline_date, due_date, target, target_value, actual, actual_value
from returns.milestones
