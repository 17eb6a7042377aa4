-- label:       Phase transfer plans made final on time
-- asks:        Of the plans whose phase transfer fell due in the last 12 months, how many were made final by the due date?
-- counts:      of those, plans made final by their due date
-- out of:      plans maintained on the date whose phase transfer was due in the 12 months up to it
-- section:     Plans and placements
-- unit:        percent
-- better:      higher
-- family:      plans
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      primary_need; area
-- basis:       SEND Regulations 2014 reg. 18 (15 February, or 31 March for post-16); SEN2 items phasetransferduedate and phasetransferfinaldate
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    plan_id,
    primary_need, area,
    case when phase_transfer_final_date <= phase_transfer_due_date then 1 else 0 end   as numerator,
    1       as denominator
from returns.plans
join reference.calendar on as_at between maintained_from and maintained_to
where phase_transfer_due_date > last_day(as_at - interval 12 month) and phase_transfer_due_date <= as_at
