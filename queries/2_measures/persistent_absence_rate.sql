-- label:       Persistent absence
-- asks:        Of the enrolments, how many have missed a tenth or more of their sessions since September?
-- counts:      of those, enrolments that missed a tenth or more of their sessions since September
-- out of:      enrolments in years 1 to 11 with at least one possible session
-- section:     Attendance
-- unit:        percent
-- better:      lower
-- family:      attendance
-- dates:       own
-- run-in days: 0
-- adds up:     no
-- public:      phase; sen_provision; phase x sen_provision
-- basis:       DfE, Pupil absence in schools in England: enrolments that missed 10% or more of their own possible sessions, exactly a tenth included; year to date, curriculum years 1 to 11
-- owner:       SEND performance
-- next review: 2027-09-01
select
    as_at,
    pupil_id, school_urn,
    phase, sen_provision,
    case when sessions_possible > 0 and sessions_missed * 10 >= sessions_possible then 1 else 0 end   as numerator,
    case when sessions_possible > 0 then 1 else 0 end   as denominator
from returns.enrolments
where is_compulsory_age
