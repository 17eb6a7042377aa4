-- label:       Suspensions per 100 pupils, school year to date
-- asks:        How many suspensions began since September, for every 100 pupils on roll?
-- counts:      suspensions that began since 1 September
-- out of:      pupils on roll at the latest January census
-- section:     Exclusions
-- unit:        per 100 pupils
-- better:      lower
-- family:      inclusion
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision
-- basis:       DfE, Suspensions and permanent exclusions in England: suspensions for every 100 pupils, headcount of the January school census (sole and dual-main registrations); a pupil suspended twice counts twice, so it can pass 100
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id, school_urn, start_date,
    phase, sen_provision,
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
    0            as numerator,
    headcount    as denominator
from returns.roll
cross join reference.calendar
