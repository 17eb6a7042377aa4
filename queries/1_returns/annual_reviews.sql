-- one row per annual review, with its child's area and the days its plan was maintained
-- final_on: the day the review came to its end (the amended plan made final, or a decision to maintain or to cease).
-- overtaken_on: the day a review of the same plan with a later due date was held.
-- Each is 9999-12-31 where it has not happened.
select
    review_id,
    plan_id,

    coalesce(area, 'Unknown')                        as area,
    decision,

    coalesce(moved_in_date, start_date)              as maintained_from,
    coalesce(cease_date, date '9999-12-31')          as maintained_to,
    due_date,
    meeting_date,
    decision_date,
    finalised_date,
    least(
        finalised_date,
        case when decision in ('maintain', 'cease') then decision_date end,
        date '9999-12-31'
    )                                                as final_on,
    coalesce(overtaken_on, date '9999-12-31')        as overtaken_on
from rows.annual_reviews
join rows.plans using (plan_id)
join rows.persons using (person_id)
left join (
    select earlier.review_id, min(later.meeting_date) as overtaken_on
    from rows.annual_reviews as earlier
    join rows.annual_reviews as later on later.plan_id = earlier.plan_id and later.due_date > earlier.due_date
    group by earlier.review_id
) as overtaken using (review_id)
