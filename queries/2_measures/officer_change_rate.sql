-- label:       Plans that changed case officer this month
-- asks:        Of the plans we maintained before this month, how many got another case officer in it?
-- counts:      of those, plans whose case officer began with them in the month
-- out of:      plans maintained on the date that had started, or moved in, before the month
-- section:     Plans and placements
-- unit:        percent
-- better:      lower
-- family:      plans
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      primary_need; area
-- basis:       Local item case_officer_since
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    plan_id,
    primary_need, area,
    case when case_officer_since between month_start and as_at then 1 else 0 end   as numerator,
    1       as denominator
from returns.plans
join reference.calendar on as_at between maintained_from and maintained_to
where maintained_from < month_start
