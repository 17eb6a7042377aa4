-- since:   the advice was asked for
-- due:     the last day of the 6 weeks
-- officer: A casework return names no case officer of a request, only of a plan.
select
    request_id, advice_from, service, requested_date,
    person_id,
    null::varchar          as case_officer_id,
    null::date             as case_officer_since,
    requested_date         as since_date,
    requested_date + 42    as due_date,
    advice_received_date
from returns.advice
join returns.requests using (request_id)
