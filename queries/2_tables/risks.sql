-- one row per risk of the improvement plan's register and month
select
    as_at, risk_id, raised_on, risk, severity_before, mitigation, severity_after
from returns.risks
