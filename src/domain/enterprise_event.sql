-- Steps in an enterprise's membership.

-- name: enterprise_event_label
coalesce(r.happened_on || ' ', '') || r.step
