-- label:       Pupils suspended for over 45 school days
-- asks:        How many pupils have lost over 45 school days to suspension since September?
-- counts:      pupils with more than 90 sessions (half days) of suspension and lunchtime exclusion since 1 September, each once
-- section:     Exclusions
-- unit:        count
-- better:      lower
-- family:      inclusion
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      -
-- basis:       School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012: at most 45 school days (90 sessions) in a school year, across schools, lunchtimes included
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id,
    pupil_id   as counted_id,
    1          as numerator,
    null       as denominator
from returns.suspensions
join reference.calendar on start_date between year_start and as_at
where category in ('SUSP', 'LNCH')
group by as_at, pupil_id
having sum(sessions) > 90
