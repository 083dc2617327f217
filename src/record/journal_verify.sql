-- Reading the journal to verify its chain.

-- name: journal_verify_rows
-- in the order written; the last column: whether a later batch that erased names an empty row
SELECT c.id, c.batch, b.id IS NOT NULL, c.op, c.noun, c.record, c.content, c.salt, c.leaf, c.link,
    CASE WHEN c.content IS NULL AND c.salt IS NULL THEN EXISTS (
        SELECT 1 FROM change AS e JOIN batch AS eb ON eb.id = e.batch
        WHERE e.noun = 'change' AND e.record = c.id AND e.op = 'edit' AND e.id > c.id
            AND eb.verb = :erase AND e.content = '{"erased":[false,true]}')
    END
FROM change AS c LEFT JOIN batch AS b ON b.id = c.batch
ORDER BY c.id;

-- name: journal_verify_batches
-- every batch, and whether it changed anything
SELECT b.id, b.verb, EXISTS (SELECT 1 FROM change AS c WHERE c.batch = b.id)
FROM batch AS b ORDER BY b.id;
