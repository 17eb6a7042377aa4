-- label:       SEND team trained in SEND law
-- asks:        Of the SEND team's posts that are not vacant, how many are held by someone with IPSEA levels 1 and 2?
-- counts:      of those, held by somebody who had both IPSEA levels by the date
-- out of:      the SEND team's posts that are not vacant, agency workers included (posts, not full-time equivalents)
-- section:     Workforce
-- unit:        percent
-- better:      higher
-- family:      workforce
-- detail:      team
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      detail
-- basis:       Local: IPSEA's SEND law training, both levels dated by the as-at date; posts, not full-time equivalents, agency workers included
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    post_id,
    team    as detail,
    case when is_ipsea_trained then 1 else 0 end   as numerator,
    1       as denominator
from returns.posts
where team = 'send' and status <> 'vacant'
