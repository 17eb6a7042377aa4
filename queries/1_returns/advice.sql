-- one row per request for advice made to one service
-- The case it was made for is in returns.requests, whose received_date is another: hence advice_received_date here.
select
    request_id,
    advice_from,
    service,
    requested_date,
    received_date   as advice_received_date
from rows.advice
