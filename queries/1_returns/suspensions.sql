-- one row per suspension, permanent exclusion or lunchtime exclusion of the academic year to date
-- category: SUSP, PERM or LNCH (FIXD is the old word for SUSP). perm_status: of a PERM, upheld unless it says otherwise.
-- is_standing: a permanent exclusion that was neither cancelled nor followed by the pupil's return.
select
    pupil_id,
    school_urn,

    coalesce(phase, 'Unknown')                                       as phase,
    coalesce(sen_provision, 'Unknown')                               as sen_provision,
    case when category = 'FIXD' then 'SUSP' else category end        as category,
    coalesce(reason_1, 'Unknown')                                    as reason,

    start_date,
    sessions,
    case when category = 'PERM' then coalesce(perm_status, 'upheld') end    as perm_status,
    category = 'PERM'
        and coalesce(perm_status, 'upheld') not in ('cancelled', 'reinstated')    as is_standing
from rows.suspensions
