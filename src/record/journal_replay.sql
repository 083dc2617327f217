-- Reading the journal record by record, to compare it with what is stored.

-- name: journal_replay_rows
-- by the index on (noun, record): all of one record after the other, each in the order written
SELECT c.noun, c.record, c.op, c.content, c.batch, b.schema_number
FROM change AS c LEFT JOIN batch AS b ON b.id = c.batch
ORDER BY c.noun, c.record, c.id;

-- name: journal_replay_written
SELECT EXISTS (SELECT 1 FROM change WHERE noun = :noun AND record = :record);

-- name: journal_replay_first
-- the schema that the database was made with
SELECT schema_number FROM batch ORDER BY id LIMIT 1;
