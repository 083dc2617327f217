-- name: requests_raised
-- All raised by :as_of, by id: an old one may be carried over, handled or overdue.
SELECT id, raised_on, enterprise, category FROM request WHERE raised_on <= :as_of ORDER BY id

-- name: requests_statuses
-- The status each step left, request by request, in the order of the steps; the index has it all.
SELECT request, happened_on, status FROM request_event ORDER BY request, happened_on, id

-- name: requests_details
-- What else the steps of one request say.
SELECT happened_on, status, department, due_on, satisfaction
FROM request_event
WHERE request = :request
ORDER BY happened_on, id

-- name: requests_joint
SELECT request, value FROM request_enterprises ORDER BY request, n
