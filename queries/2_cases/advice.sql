-- a request for advice made to one service
-- since:   Asked for
-- due:     6 weeks end
-- officer: The return names no case officer of a request, only of a plan.
select
    request_id, advice_from, service, requested_date,
    person_id,
    null::varchar          as case_officer_id,
    requested_date         as since_date,
    requested_date + 42    as due_date,
    advice_received_date
from returns.advice
join returns.requests using (request_id)
