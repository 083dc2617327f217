-- Activities.

-- name: activity_of_day
SELECT id, title FROM activity WHERE held_on = :day ORDER BY id

-- name: activity_attended
-- somebody came to it, or stayed away
SELECT 1 FROM attendance WHERE activity = :activity AND state <> 'excused' LIMIT 1
