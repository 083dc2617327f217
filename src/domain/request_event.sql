-- Steps in dealing with a request.

-- name: request_event_label
coalesce(r.happened_on || ' ', '') || r.step
