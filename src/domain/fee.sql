-- Dues.

-- name: fee_of_same
-- another of the same enterprise and year
SELECT id FROM fee WHERE enterprise = :enterprise AND year = :year AND id <> :id ORDER BY id LIMIT 1
