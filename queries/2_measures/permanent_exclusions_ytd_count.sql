-- label:       Permanent exclusions in the school year to date
-- asks:        How many permanent exclusions have there been since September, and how many of them are settled?
-- counts:      permanent exclusions since 1 September, without those cancelled or overturned by reinstatement
-- section:     Exclusions
-- unit:        count
-- better:      lower
-- family:      inclusion
-- detail:      whether it was upheld or is pending
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision; detail
-- basis:       DfE, Suspensions and permanent exclusions in England: category PERM, by its start date; cancelled ones and those after which the pupil came back are left out
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id, school_urn, start_date,
    phase, sen_provision,
    perm_status     as detail,
    1               as numerator,
    null            as denominator
from returns.suspensions
join reference.calendar on start_date between year_start and as_at
where is_standing
