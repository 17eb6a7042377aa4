-- one row per request that went to assessment, with the request and its child's area
-- is_historical: decided before this collection (H), at either stage.
select
    request_id,
    person_id,

    coalesce(phase, 'Unknown')          as phase,
    coalesce(primary_need, 'Unknown')   as primary_need,
    coalesce(area, 'Unknown')           as area,

    request_outcome,
    assessment_outcome,

    exported,
    week20,
    request_outcome = 'H' or assessment_outcome = 'H'   as is_historical,

    received_date,
    request_outcome_date,
    assessment_outcome_date
from rows.assessments
join rows.requests using (request_id)
join rows.persons using (person_id)
