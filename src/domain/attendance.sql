-- Attendance.

-- name: attendance_label
(SELECT activity.title FROM activity WHERE activity.id = r.activity) || ' '
    || coalesce((SELECT person.name FROM person WHERE person.id = r.person), r.guest,
                {fact(r.enterprise, 'name', :as_of)})
