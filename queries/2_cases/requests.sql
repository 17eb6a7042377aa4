-- a request for an EHC needs assessment
-- since:   Received
-- due:     20 weeks end
-- officer: The return names no case officer of a request, only of a plan.
select
    request_id,
    person_id,
    null::varchar         as case_officer_id,
    received_date         as since_date,
    received_date + 140   as due_date
from returns.requests
