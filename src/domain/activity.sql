-- Activities.

-- name: activity_of_day
SELECT id, title FROM activity WHERE held_on = :day ORDER BY id
