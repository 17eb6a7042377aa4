-- The Backlog page: what is open and overdue, and the month's flow in (requests) and out (plans issued, refusals, closed
-- otherwise), at every date and cohort. Of a refusal rate the page reads the numerator. A request refused and later overturned
-- is among the month's refusals and stays open, so open at the end is open at the start + in - out + refusals overturned.
select
    measure_id, label, section, unit, better, as_at,
    phase, sen_provision, primary_need, area, cube.detail,
    numerator, denominator, value, sign
from cube
join measures using (measure_id)
where section = 'Backlog'
    or measure_id in ('requests_count', 'plans_issued_count', 'refusal_to_assess_rate', 'refusal_to_issue_rate')
    or measure_id in ('reviews_overdue_count', 'reviews_backlog_count')
