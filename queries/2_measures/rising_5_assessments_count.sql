-- label:       Rising fives under assessment
-- asks:        How many children who start Reception next September have a request open?
-- counts:      children who start Reception next September and have a request open on the date, each once
-- section:     Requests and decisions
-- unit:        count
-- better:      -
-- family:      requests
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      -
-- basis:       Children counted once; born from 1 September to 31 August, deferred entry not known
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    request_id,
    person_id   as counted_id,
    1           as numerator,
    null        as denominator
from returns.requests
join reference.calendar on received_date <= as_at and closed_on > as_at
join returns.persons using (person_id)
where reception_year = year(as_at + interval 4 month)
