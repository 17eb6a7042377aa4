-- one row per request for an EHC needs assessment, with its child's area and what became of it
-- is_refused: refused an assessment, and still so. is_overturned: refused at first, then assessed after mediation or tribunal.
-- is_refused_plan: assessed, and refused a plan.
-- is_historical: decided before this collection (H), at either stage. withdrawn: W, at either stage.
-- closed_on: the first day on which the case is closed; 9999-12-31 while it is open. A date that has not come yet at some
--   as-at date had not happened yet: open at as_at = received_date <= as_at and closed_on > as_at. H closed on a day that
--   no return holds, so it counts as closed from the start. An overturned refusal goes on.
select
    requests.request_id,
    person_id,

    coalesce(phase, 'Unknown')          as phase,
    coalesce(primary_need, 'Unknown')   as primary_need,
    coalesce(area, 'Unknown')           as area,
    request_source,

    request_outcome,
    assessment_outcome,

    exported,
    request_tribunal or coalesce(assessment_tribunal, false)                     as tribunal,
    request_outcome = 'N' and assessments.request_id is null                     as is_refused,
    request_outcome = 'N' and assessments.request_id is not null                 as is_overturned,
    coalesce(assessment_outcome = 'N', false)                                    as is_refused_plan,
    coalesce(request_outcome = 'H' or assessment_outcome = 'H', false)           as is_historical,
    coalesce(request_outcome = 'W' or assessment_outcome = 'W', false)           as withdrawn,

    received_date,
    request_outcome_date,
    assessment_outcome_date,
    closed_date,
    least(
        case when request_outcome = 'N' and assessments.request_id is null then request_outcome_date end,
        case when request_outcome = 'W' or assessment_outcome = 'W' or exported then closed_date end,
        case when assessment_outcome in ('Y', 'N') then assessment_outcome_date end,
        case when request_outcome = 'H' or assessment_outcome = 'H' then received_date end,
        date '9999-12-31'
    )                                                                            as closed_on
from rows.requests as requests
join rows.persons using (person_id)
left join rows.assessments as assessments on assessments.request_id = requests.request_id
