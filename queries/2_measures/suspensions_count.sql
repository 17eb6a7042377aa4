-- label:       Suspensions in the half-term
-- asks:        How many suspensions began in this half-term, and for what main reason?
-- counts:      suspensions that began in the half-term
-- section:     Exclusions
-- unit:        count
-- better:      lower
-- family:      inclusion
-- detail:      main reason
-- dates:       window
-- since:       half_term
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision; detail
-- basis:       DfE, Suspensions and permanent exclusions in England: category SUSP (FIXD before), by its start date; counted once, under its first reason
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id, school_urn, start_date,
    phase, sen_provision,
    reason          as detail,
    1               as numerator,
    null            as denominator
from returns.suspensions
join reference.calendar on start_date between half_term_start and as_at
where category = 'SUSP'
