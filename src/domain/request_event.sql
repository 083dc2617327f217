-- Steps in dealing with a request.

-- name: request_event_label
coalesce(r.happened_on || ' ', '') || r.step

-- name: request_event_of
-- in the order that counts
SELECT id FROM request_event WHERE request = :request ORDER BY happened_on, id
