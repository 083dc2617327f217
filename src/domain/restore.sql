-- What a database holds in short, before it is replaced or put in the place of another.

-- name: restore_members
SELECT (SELECT count(*) FROM enterprise), max(id),
    (SELECT made_at FROM batch ORDER BY id DESC LIMIT 1), count(*) FILTER (WHERE verb = 'erase')
FROM batch;

-- name: restore_work
-- from schema 2 on
SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM request);
