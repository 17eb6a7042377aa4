-- label:       Vacant posts
-- asks:        Of the posts, in full-time equivalents, how many are vacant?
-- counts:      full-time equivalents of vacant posts
-- out of:      full-time equivalents of vacant, permanent and fixed-term posts
-- section:     Workforce
-- unit:        percent
-- better:      lower
-- family:      workforce
-- detail:      team
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      detail
-- basis:       Local, as DfE's children's social work workforce statistics divide: vacant, of vacant, permanent and fixed-term; a post that an agency worker covers is vacant
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    post_id,
    team    as detail,
    case when status = 'vacant' then fte else 0 end   as numerator,
    fte     as denominator
from returns.posts
where status in ('vacant', 'permanent', 'fixed_term')
