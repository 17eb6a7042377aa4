-- label:       Suspensions per 100 pupils, term so far
-- asks:        How many suspensions began this term, for every 100 pupils on roll?
-- counts:      suspensions that began in the term so far
-- out of:      pupils on roll at the latest January census
-- section:     Exclusions
-- unit:        per 100 pupils
-- better:      lower
-- family:      inclusion
-- dates:       window
-- since:       term
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision
-- basis:       DfE, Suspensions and permanent exclusions in England: by term, as its termly files count (autumn HT1 and HT2, spring HT3 and HT4, summer HT5 and HT6); headcount of the January school census (sole and dual-main registrations)
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id, school_urn, start_date,
    phase, sen_provision,
    1            as numerator,
    0            as denominator
from returns.suspensions
join reference.calendar on start_date between term_start and as_at
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
