-- a pupil at one school: sessions (half days) of the academic year so far
select
    pupil_id,
    school_urn,
    sessions_possible,
    sessions_missed
from returns.enrolments
