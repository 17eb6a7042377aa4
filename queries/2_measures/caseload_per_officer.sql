-- label:       Plans per case officer
-- asks:        How many plans does each case officer hold, for a full-time equivalent?
-- counts:      plans maintained on the date that have a case officer
-- out of:      full-time equivalents of the SEND team's case officers and senior case officers at work, agency workers included
-- section:     Workforce
-- unit:        plans
-- better:      lower
-- family:      plans
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      -
-- basis:       Local: plans maintained with a case officer, for each full-time equivalent of the SEND team's case officers at work, agency workers included; the workforce return of the same date
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    plan_id, null as post_id,
    1       as numerator,
    0       as denominator
from returns.plans
join reference.calendar on as_at between maintained_from and maintained_to
where case_officer_id is not null

union all

select
    as_at,
    null as plan_id, post_id,
    0       as numerator,
    fte     as denominator
from returns.posts
where is_case_officer and status <> 'vacant'
