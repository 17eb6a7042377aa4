-- The Workforce page: every figure of its section, at every month's end and team, and the plans that changed case officer.
select
    measure_id, label, section, unit, better, as_at,
    phase, sen_provision, primary_need, area, cube.detail,
    numerator, denominator, value, sign
from cube
join measures using (measure_id)
where section = 'Workforce' or measure_id = 'officer_change_rate'
