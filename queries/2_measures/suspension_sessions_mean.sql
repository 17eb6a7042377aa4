-- label:       Mean length of a suspension
-- asks:        How many sessions (half days) does a suspension of this school year last, on average?
-- counts:      sessions (half days) of the suspensions that began since 1 September
-- out of:      those suspensions
-- section:     Exclusions
-- unit:        sessions
-- better:      lower
-- family:      inclusion
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision
-- basis:       DfE, Suspensions and permanent exclusions in England: sessions of category SUSP, by its start date; a session is half a school day
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id, school_urn, start_date,
    phase, sen_provision,
    sessions     as numerator,
    1            as denominator
from returns.suspensions
join reference.calendar on start_date between year_start and as_at
where category = 'SUSP'
