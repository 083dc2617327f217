-- name: journal_erase_row
UPDATE change SET content = NULL, salt = NULL WHERE id = :id AND content IS NOT NULL;

-- name: journal_erase_kept
-- the rows that still say something, in the order written
SELECT c.id, c.noun, c.record, c.content, c.op, c.batch, b.made_at, b.actor, b.verb
FROM change AS c JOIN batch AS b ON b.id = c.batch
WHERE c.content IS NOT NULL ORDER BY c.id;

-- name: journal_erase_labels
-- what batches say of themselves, each wording once; it is part of the chain and cannot be emptied
SELECT min(id), 'actor', actor FROM batch GROUP BY actor
UNION ALL
SELECT min(id), 'file_name', file_name FROM batch WHERE file_name IS NOT NULL GROUP BY file_name
ORDER BY 1, 2;
