-- Attendance.

-- name: attendance_label
(SELECT activity.title FROM activity WHERE activity.id = r.activity) || ' '
    || coalesce((SELECT person.name FROM person WHERE person.id = r.person), r.guest,
                (SELECT value FROM enterprise_fact
                 WHERE enterprise = r.enterprise AND field = 'name' AND from_on <= :as_of
                 ORDER BY from_on DESC LIMIT 1))
