-- name: undo_last
SELECT max(id) FROM batch WHERE actor = :actor;

-- name: undo_batch
-- and whether some of what it wrote was erased since
SELECT verb, schema_number,
    EXISTS (SELECT 1 FROM change AS c WHERE c.batch = b.id AND c.content IS NULL)
FROM batch AS b WHERE id = :batch;

-- name: undo_restored
-- the last restoring at or after the batch; one that writes nothing else
SELECT max(id) FROM batch
WHERE id >= :batch AND verb = 'restore' AND file_sha256 IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM change WHERE batch = batch.id);

-- name: undo_changes
-- last first: what was added last goes first
SELECT id FROM change WHERE batch = :batch ORDER BY id DESC;

-- name: undo_change
SELECT op, noun, record, content FROM change WHERE id = :id;

-- name: undo_writing
-- batches that are no undo and changed something, but for the one that made the database
SELECT id FROM batch WHERE verb <> 'init' AND undoes IS NULL
    AND EXISTS (SELECT 1 FROM change WHERE batch = batch.id) ORDER BY id;

-- name: undo_pairs
-- batches that took others back, newest first
SELECT id, undoes FROM batch WHERE undoes IS NOT NULL ORDER BY id DESC;

-- name: undo_later
-- later batches that touched a record of this batch, or wrote an event of the same parent; an
-- event noun is its parent's name and "_event", and the change that added it names the parent, one
-- that gave it to another too; where that was erased, the event itself does
WITH event AS (
    SELECT c.batch, c.noun,
        json_extract(a.content, '$.' || substr(c.noun, 1, length(c.noun) - 6) || '[1]') AS parent
    FROM change AS c JOIN change AS a ON a.noun = c.noun AND a.record = c.record
        AND a.op IN ('add', 'edit')
    WHERE c.batch >= :batch AND c.noun LIKE '%\_event' ESCAPE '\'
    UNION ALL
    SELECT c.batch, c.noun, e.enterprise FROM change AS c JOIN enterprise_event AS e
        ON e.id = c.record
    WHERE c.batch >= :batch AND c.noun = 'enterprise_event' AND c.content IS NULL
    UNION ALL
    SELECT c.batch, c.noun, e.request FROM change AS c JOIN request_event AS e ON e.id = c.record
    WHERE c.batch >= :batch AND c.noun = 'request_event' AND c.content IS NULL)
SELECT DISTINCT later.batch FROM change AS mine
JOIN change AS later ON later.noun = mine.noun AND later.record = mine.record
WHERE mine.batch = :batch AND later.batch > :batch
UNION
SELECT DISTINCT later.batch FROM event AS later
WHERE later.batch > :batch
    AND (later.noun, later.parent) IN (SELECT noun, parent FROM event WHERE batch = :batch)
ORDER BY 1;

-- name: undo_referring
-- the first later batch that made a record of :noun refer, by the field at :path, to one of :added
-- that this batch added
SELECT min(c.batch) FROM change AS c
WHERE c.batch > :batch AND c.noun = :noun
    AND c.batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)
    AND EXISTS (SELECT 1 FROM json_tree(c.content, :path)
                WHERE atom IN (SELECT record FROM change
                               WHERE batch = :batch AND op = 'add' AND noun = :added));
