-- label:       Review decisions made within 4 weeks of the meeting
-- asks:        Of the reviews whose 4 weeks from the meeting ended this month, how many had been decided by then?
-- counts:      of those, decided within 28 days of the meeting
-- out of:      annual reviews whose day 28 after the meeting falls in the month
-- section:     Annual reviews
-- unit:        percent
-- better:      higher
-- family:      annual reviews
-- dates:       window
-- run-in days: 28
-- adds up:     yes
-- public:      area
-- basis:       SEND Regulations 2014 reg. 20(10) and 21; SEN2 items reviewmeeting and lastreview
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(meeting_date + 28)   as as_at,
    review_id,
    area,
    case when decision_date <= meeting_date + 28 then 1 else 0 end   as numerator,
    1                             as denominator
from returns.annual_reviews
where meeting_date is not null
