-- label:       Agency workers
-- asks:        Of those at work, in full-time equivalents, how many are agency workers?
-- counts:      full-time equivalents of agency workers
-- out of:      full-time equivalents of agency, permanent and fixed-term staff
-- section:     Workforce
-- unit:        percent
-- better:      lower
-- family:      workforce
-- detail:      team
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      detail
-- basis:       Local, as DfE's children's social work workforce statistics divide: agency, of agency, permanent and fixed-term
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    post_id,
    team    as detail,
    case when status = 'agency' then fte else 0 end   as numerator,
    fte     as denominator
from returns.posts
where status in ('agency', 'permanent', 'fixed_term')
