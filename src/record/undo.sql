-- name: undo_last
SELECT max(id) FROM batch WHERE actor = :actor;

-- name: undo_batch
SELECT verb, schema_number FROM batch WHERE id = :batch;

-- name: undo_changes
-- last first: what was added last goes first
SELECT op, noun, record, content FROM change WHERE batch = :batch ORDER BY id DESC;

-- name: undo_pairs
-- batches that took others back, newest first
SELECT id, undoes FROM batch WHERE undoes IS NOT NULL ORDER BY id DESC;

-- name: undo_later
-- later batches that touched a record of this batch, or wrote an event of the same parent; an
-- event noun is its parent's name and "_event", and its content names the parent
SELECT DISTINCT later.batch FROM change AS mine
JOIN change AS later ON later.noun = mine.noun AND later.record = mine.record
WHERE mine.batch = :batch AND later.batch > :batch
UNION
SELECT DISTINCT later.batch FROM change AS later
WHERE later.batch > :batch AND later.noun LIKE '%\_event' ESCAPE '\' AND (later.noun, coalesce(
    json_extract(later.content, '$.' || substr(later.noun, 1, length(later.noun) - 6) || '[1]'),
    json_extract(later.content, '$.' || substr(later.noun, 1, length(later.noun) - 6) || '[0]'))) IN (
    SELECT mine.noun, coalesce(
        json_extract(mine.content, '$.' || substr(mine.noun, 1, length(mine.noun) - 6) || '[1]'),
        json_extract(mine.content, '$.' || substr(mine.noun, 1, length(mine.noun) - 6) || '[0]'))
    FROM change AS mine WHERE mine.batch = :batch AND mine.noun LIKE '%\_event' ESCAPE '\')
ORDER BY 1;
