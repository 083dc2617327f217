-- name: tasks_planned
-- Of the years that have begun by :end.
SELECT id, coalesce(done_on <= :as_of, 0)
FROM task
WHERE year BETWEEN CAST(substr(:from, 1, 4) AS INTEGER) AND CAST(substr(:end, 1, 4) AS INTEGER)
ORDER BY year, id
