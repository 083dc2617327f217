-- name: requests_steps
-- Requests by id with their steps in order. One that ended before the period, and before its day of
-- counting (:ended is the earlier), has been so ever since, or it would have no day of its end: no
-- figure is about it.
SELECT r.id, r.raised_on, r.enterprise, r.category,
    e.happened_on, e.status, e.department, e.due_on, e.satisfaction
FROM request r LEFT JOIN request_event e ON e.request = r.id
WHERE +r.raised_on <= :as_of
    AND (r.raised_on >= :from OR r.ended_on IS NULL OR r.ended_on >= :ended)
ORDER BY r.id, e.happened_on, e.id

-- name: requests_joint
SELECT request, value FROM request_enterprises ORDER BY request, n
