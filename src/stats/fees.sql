-- name: fees_due
-- Of the years that have begun by :end. What was paid on a day unknown was paid before every day.
SELECT id, amount, CASE WHEN coalesce(paid_on, '') <= :as_of THEN coalesce(paid, 0) ELSE 0 END
FROM fee
WHERE year BETWEEN CAST(substr(:from, 1, 4) AS INTEGER) AND CAST(substr(:end, 1, 4) AS INTEGER)
ORDER BY year, id
