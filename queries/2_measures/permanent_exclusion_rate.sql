-- label:       Permanent exclusions per 100 pupils, school year to date
-- asks:        How many permanent exclusions have there been since September, for every 100 pupils on roll?
-- counts:      permanent exclusions since 1 September, without those cancelled or overturned by reinstatement
-- out of:      pupils on roll at the latest January census
-- section:     Exclusions
-- unit:        per 100 pupils
-- better:      lower
-- family:      inclusion
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision
-- basis:       DfE, Suspensions and permanent exclusions in England: category PERM, neither cancelled nor followed by the pupil's return; headcount of the January school census (sole and dual-main registrations)
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
where is_standing

union all

select
    as_at,
    null as pupil_id, school_urn, null as start_date,
    phase, sen_provision,
    0            as numerator,
    headcount    as denominator
from returns.roll
cross join reference.calendar
