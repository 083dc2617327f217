-- Attendance.

-- name: attendance_label
(SELECT activity.title FROM activity WHERE activity.id = r.activity) || ' '
    || coalesce((SELECT person.name FROM person WHERE person.id = r.person), r.guest,
                {fact(r.enterprise, 'name', :as_of)})

-- name: attendance_of_same
-- another of the same person at the same activity
SELECT id FROM attendance
WHERE activity = :activity AND person = :person AND id <> :id ORDER BY id LIMIT 1
