-- label:       Suspensions in the school year to date
-- asks:        How many suspensions began since September?
-- counts:      suspensions that began since 1 September
-- section:     Exclusions
-- unit:        count
-- better:      lower
-- family:      inclusion
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision
-- basis:       DfE, Suspensions and permanent exclusions in England: category SUSP, by its start date; the academic year begins on 1 September
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id, school_urn, start_date,
    phase, sen_provision,
    1               as numerator,
    null            as denominator
from returns.suspensions
join reference.calendar on start_date between year_start and as_at
where category = 'SUSP'
