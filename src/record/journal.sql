-- name: journal_add_batch
INSERT INTO batch (made_at, actor, verb, file_name, file_sha256, schema_number, undoes)
VALUES (:made_at, :actor, :verb, :file_name, :file_sha256, :schema_number, :undoes);

-- name: journal_last_link
SELECT link FROM change ORDER BY id DESC LIMIT 1;

-- name: journal_header
-- all that a batch says of itself, as it goes into the hash of each of its changes
SELECT id || char(31) || made_at || char(31) || actor || char(31) || verb || char(31)
    || coalesce(file_name, '') || char(31) || coalesce(file_sha256, '') || char(31)
    || schema_number || char(31) || coalesce(undoes, '')
FROM batch WHERE id = :batch;

-- name: journal_add_change
INSERT INTO change (batch, op, noun, record, content, salt, leaf, link)
VALUES (:batch, :op, :noun, :record, :content, :salt, :leaf, :link);

-- name: journal_of_record
-- a record's own changes and those of its events, in the order written: of those it was given too,
-- and of those that are there though what the journal had of them was erased
SELECT c.id, c.batch, b.made_at, b.actor, b.verb, c.op, c.noun, c.record, c.content
FROM change AS c JOIN batch AS b ON b.id = c.batch
WHERE (c.noun = :noun AND c.record = :record) OR (c.noun = :event_noun AND c.record IN (
    SELECT e.record FROM change AS e WHERE e.noun = :event_noun
    AND e.op IN ('add', 'edit') AND json_extract(e.content, :parent) = :record
    UNION ALL
    SELECT id FROM enterprise_event WHERE :event_noun = 'enterprise_event' AND enterprise = :record
    UNION ALL
    SELECT id FROM request_event WHERE :event_noun = 'request_event' AND request = :record))
ORDER BY c.id;

-- name: journal_of_batch
SELECT c.id, c.batch, b.made_at, b.actor, b.verb, c.op, c.noun, c.record, c.content
FROM change AS c JOIN batch AS b ON b.id = c.batch
WHERE c.batch = :batch ORDER BY c.id;
