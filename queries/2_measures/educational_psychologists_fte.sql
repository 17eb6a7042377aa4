-- label:       Educational psychologists in post
-- asks:        How many full-time equivalents of educational psychologists are in permanent posts?
-- counts:      full-time equivalents of permanent educational psychologists
-- section:     Workforce
-- unit:        fte
-- better:      higher
-- family:      workforce
-- detail:      team
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      detail
-- basis:       Local: full-time equivalents of the role educational_psychologist, status permanent, whichever team
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    post_id,
    team    as detail,
    fte     as numerator,
    null    as denominator
from returns.posts
where role = 'educational_psychologist' and status = 'permanent'
