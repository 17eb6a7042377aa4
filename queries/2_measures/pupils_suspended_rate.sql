-- label:       Pupils suspended at least once, school year to date
-- asks:        Of the pupils on roll, how many have been suspended at least once since September?
-- counts:      pupils with at least one suspension since 1 September, each once
-- out of:      pupils on roll at the latest January census
-- section:     Exclusions
-- unit:        percent
-- better:      lower
-- family:      inclusion
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision
-- basis:       DfE, Suspensions and permanent exclusions in England: pupils with one or more suspensions, each counted once however many schools; headcount of the January school census (sole and dual-main registrations)
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id, school_urn, start_date,
    phase, sen_provision,
    pupil_id     as counted_id,
    1            as numerator,
    0            as denominator
from returns.suspensions
join reference.calendar on start_date between year_start and as_at
where category = 'SUSP'

union all

select
    as_at,
    null as pupil_id, school_urn, null as start_date,
    phase, sen_provision,
    null         as counted_id,
    0            as numerator,
    headcount    as denominator
from returns.roll
cross join reference.calendar
