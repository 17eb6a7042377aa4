-- one row per child or young person
-- reception_year: the year of the September in which the child starts Reception, if entry is not deferred
--   (born from 1 September 2019 to 31 August 2020: September 2024).
select
    person_id,
    coalesce(area, 'Unknown')                 as area,
    birth_date,
    year(birth_date + interval 4 month) + 4   as reception_year
from rows.persons
