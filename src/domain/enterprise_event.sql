-- Steps in an enterprise's membership.

-- name: enterprise_event_label
coalesce(r.happened_on || ' ', '') || r.step

-- name: enterprise_event_of
-- in the order that counts: those without a day before every day
SELECT id FROM enterprise_event WHERE enterprise = :enterprise ORDER BY happened_on, id
