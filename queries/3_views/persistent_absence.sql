-- The Attendance page: every figure of its section, at every half-term's end and cohort.
select
    measure_id, label, section, unit, better, as_at,
    phase, sen_provision, primary_need, area, cube.detail,
    numerator, denominator, value, sign
from cube
join measures using (measure_id)
where section = 'Attendance'
