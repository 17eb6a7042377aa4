-- label:       Annual reviews completed by their due date
-- asks:        Of the reviews due this month, how many were decided by their due date?
-- counts:      of those, decided by the due date
-- out of:      annual reviews due in the month, of plans maintained on the due date
-- section:     Annual reviews
-- unit:        percent
-- better:      higher
-- family:      annual reviews
-- dates:       window
-- run-in days: 0
-- adds up:     yes
-- public:      area
-- basis:       Children and Families Act 2014 s.44 (complete at the decision); SEN2 item lastreview; local item due_date
-- owner:       SEND performance
-- next review: 2027-09-01
select
    last_day(due_date)   as as_at,
    review_id,
    area,
    case when decision_date <= due_date then 1 else 0 end   as numerator,
    1                    as denominator
from returns.annual_reviews
where due_date between maintained_from and maintained_to
