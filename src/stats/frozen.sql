-- Frozen reports.

-- name: frozen_of
-- with the batch that first added it, which is the journal's position then
SELECT id, as_of, definitions, figures,
    coalesce((SELECT min(batch) FROM change
        WHERE noun = 'frozen' AND record = frozen.id AND op = 'add'), 0)
FROM frozen
WHERE period = :period

-- name: frozen_batches
SELECT id FROM batch WHERE id > :batch ORDER BY id
