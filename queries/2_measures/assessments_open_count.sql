-- label:       Assessments open
-- asks:        How many requests are open at the end of the month, and how old are they?
-- counts:      requests received by the date and not closed by it
-- section:     Backlog
-- unit:        count
-- better:      lower
-- family:      requests
-- detail:      weeks since the request was received
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      phase; primary_need; area; detail
-- basis:       SEND Regulations 2014 reg. 5(1), 10(1) and 13(2) (6, 16 and 20 weeks); SEN2 modules 2 and 3
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    request_id,
    phase, primary_need, area,
    case
        when as_at <= received_date + 42 then '0-6'
        when as_at <= received_date + 112 then '6-16'
        when as_at <= received_date + 140 then '16-20'
        when as_at <= received_date + 210 then '20-30'
        when as_at <= received_date + 364 then '30-52'
        else '52+'
    end     as detail,
    1       as numerator,
    null    as denominator
from returns.requests
join reference.calendar on received_date <= as_at and closed_on > as_at
