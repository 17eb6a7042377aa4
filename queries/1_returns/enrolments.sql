-- one row per pupil at one school, with the sessions (half days) of the academic year up to as_at, the return's own date
-- is_compulsory_age: national curriculum year 1 to 11, as the Department for Education counts it.
select
    as_at,
    pupil_id,
    school_urn,

    coalesce(phase, 'Unknown')                    as phase,
    coalesce(sen_provision, 'Unknown')            as sen_provision,

    nc_year in ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11')    as is_compulsory_age,
    sessions_possible,
    sessions_authorised + sessions_unauthorised   as sessions_missed
from rows.enrolments
cross join reference.snapshot
