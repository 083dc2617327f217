-- name: batch_changes
(SELECT count(*) FROM change AS c WHERE c.batch = r.id)

-- name: batch_label
r.id || ' ' || r.verb

-- name: batch_order
t.id DESC
