-- since:   the request was received
-- due:     the last day of the 20 weeks
-- officer: A casework return names no case officer of a request, only of a plan.
select
    request_id,
    person_id,
    null::varchar         as case_officer_id,
    null::date            as case_officer_since,
    received_date         as since_date,
    received_date + 140   as due_date
from returns.requests
