-- label:       Sessions missed
-- asks:        Of the sessions that were possible since September, how many were missed?
-- counts:      sessions missed, authorised or not, since September
-- out of:      sessions possible since September, of enrolments in years 1 to 11
-- section:     Attendance
-- unit:        percent
-- better:      lower
-- family:      attendance
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision
-- basis:       DfE, Pupil absence in schools in England: authorised and unauthorised absence of all possible sessions; year to date, curriculum years 1 to 11
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id, school_urn,
    phase, sen_provision,
    sessions_missed     as numerator,
    sessions_possible   as denominator
from returns.enrolments
where is_compulsory_age
