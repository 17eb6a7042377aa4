-- label:       Annual reviews overdue
-- asks:        How many reviews of the plans we maintain are past their due date without a decision?
-- counts:      annual reviews of plans maintained on the date, due before it and not decided by it, with no later review held
-- section:     Annual reviews
-- unit:        count
-- better:      lower
-- family:      annual reviews
-- dates:       window
-- run-in days: 0
-- adds up:     no
-- public:      area
-- basis:       Children and Families Act 2014 s.44 (complete at the decision); local item due_date; a review that a later one overtook is left out
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
where due_date < as_at and (decision_date is null or decision_date > as_at) and overtaken_on > as_at
