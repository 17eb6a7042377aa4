-- one row per risk of the improvement plan's register, as it was on as_at, the return's own date
-- severity_before, severity_after: RED, AMBER or GREEN without and with its mitigation; null where nobody said.
select
    as_at,
    trim(risk_id)       as risk_id,
    raised_on,
    trim(risk)          as risk,
    severity_before,
    trim(mitigation)    as mitigation,
    severity_after
from rows.risks
cross join reference.snapshot
