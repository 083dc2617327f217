-- All about one request.

-- name: request_brief_steps
-- each step with who entered it first: an undo and its redo are not taking the step
SELECT e.id AS id, e.id AS event, e.happened_on AS happened_on, e.step AS step,
    e.status AS status, e.department AS department, e.due_on AS due_on,
    e.satisfaction AS satisfaction, e.merged_into AS merged_into, e.note AS note,
    (SELECT b.actor FROM change AS c JOIN batch AS b ON b.id = c.batch
     WHERE c.noun = 'request_event' AND c.record = e.id AND c.op = 'add'
     ORDER BY c.id LIMIT 1) AS actor
FROM request_event AS e WHERE e.request = :request

-- name: request_brief_order
t.happened_on, t.id
