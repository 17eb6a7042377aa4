-- label:       Educational psychologist vacancies
-- asks:        How many full-time equivalents of educational psychologists' posts are vacant?
-- counts:      full-time equivalents of vacant educational psychologists' posts
-- section:     Workforce
-- unit:        fte
-- better:      lower
-- family:      workforce
-- detail:      team
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      detail
-- basis:       Local: full-time equivalents of the role educational_psychologist, status vacant, whichever team
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    post_id,
    team    as detail,
    fte     as numerator,
    null    as denominator
from returns.posts
where role = 'educational_psychologist' and status = 'vacant'
