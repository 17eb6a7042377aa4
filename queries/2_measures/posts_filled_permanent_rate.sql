-- label:       Posts filled permanently
-- asks:        Of the posts, in full-time equivalents, how many are filled by permanent staff?
-- counts:      full-time equivalents of permanent staff
-- out of:      full-time equivalents of all posts, filled or vacant, without agency workers
-- section:     Workforce
-- unit:        percent
-- better:      higher
-- family:      workforce
-- detail:      team
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      detail
-- basis:       Local: full-time equivalents of permanent posts, of all posts but agency workers, vacant ones included
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    post_id,
    team    as detail,
    case when status = 'permanent' then fte else 0 end   as numerator,
    fte     as denominator
from returns.posts
where status <> 'agency'
