-- one row per action of the improvement plan, as it was on as_at, the return's own date
-- due_date: as first agreed. expected_date: as it is now expected. is_slipped: the one is later than the other.
-- rag: a code of one of the schemes of rag_schemes.csv. Text is as it was sent, but for blanks before and after.
select
    as_at,
    trim(ref)                                          as ref,
    priority,

    trim(action)                                       as action,
    trim(lead_role)                                    as lead_role,
    trim(partner)                                      as partner,
    trim(origin)                                       as origin,

    due_date,
    revised_due_date,
    coalesce(revised_due_date, due_date)               as expected_date,
    coalesce(revised_due_date > due_date, false)       as is_slipped,
    rag,

    measure_id,
    trim(success_measure)                              as success_measure,
    trim(progress)                                     as progress,
    trim(impact)                                       as impact
from rows.actions
cross join reference.snapshot
