-- one row per post, filled or vacant, or agency worker, as it was on as_at, the return's own date
-- fte: full-time equivalents as exact decimals, so that their sums are exact too.
-- is_case_officer: a case officer or senior case officer of the SEND team.
select
    as_at,
    post_id,

    coalesce(team, 'Unknown')                          as team,
    role,
    status,

    fte::decimal(18, 6)                                as fte,
    team = 'send' and role in ('case_officer', 'senior_case_officer')    as is_case_officer,
    coalesce(ipsea_level_1_date <= as_at and ipsea_level_2_date <= as_at, false)    as is_ipsea_trained
from rows.posts
cross join reference.snapshot
