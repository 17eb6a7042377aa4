-- one row per school, phase and SEN provision: pupils on roll at the January school census (sole and dual-main registrations)
select
    school_urn,

    coalesce(phase, 'Unknown')           as phase,
    coalesce(sen_provision, 'Unknown')   as sen_provision,

    headcount,
    census_date
from rows.roll
