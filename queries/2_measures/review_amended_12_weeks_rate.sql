-- label:       Amended plans made final within 12 weeks of the meeting
-- asks:        Of the reviews to amend whose 12 weeks from the meeting ended this month, how many plans had been made final by then?
-- counts:      of those, amended plans made final within 84 days of the meeting
-- out of:      annual reviews that decided to amend, whose day 84 after the meeting falls in the month
-- section:     Annual reviews
-- unit:        percent
-- better:      higher
-- family:      annual reviews
-- dates:       window
-- run-in days: 84
-- adds up:     yes
-- public:      area
-- basis:       SEND Regulations 2014 reg. 22; R (L) v Devon [2022] EWHC 493 (Admin); local item finalised_date
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(meeting_date + 84)   as as_at,
    review_id,
    area,
    case when finalised_date <= meeting_date + 84 then 1 else 0 end   as numerator,
    1                             as denominator
from returns.annual_reviews
where decision = 'amend'
