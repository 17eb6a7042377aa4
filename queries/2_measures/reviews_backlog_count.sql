-- label:       Annual reviews held and not finished
-- asks:        How many reviews have had their meeting and have not come to their end?
-- counts:      annual reviews of plans maintained on the date, held by then and not final
-- section:     Annual reviews
-- unit:        count
-- better:      lower
-- family:      annual reviews
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      area
-- basis:       Children and Families Act 2014 s.44; SEND Regulations 2014 reg. 20 and 22; SEN2 items reviewmeeting and lastreview
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    review_id,
    area,
    1       as numerator,
    null    as denominator
from returns.annual_reviews
join reference.calendar on as_at between maintained_from and maintained_to
where meeting_date <= as_at and final_on > as_at
