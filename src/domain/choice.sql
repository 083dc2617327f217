-- Words that the chamber keeps itself.

-- name: choice_order
t.list, t.rank IS NULL, t.rank, t.id

-- name: choice_same_word
-- another word of the list that would be read the same
SELECT code FROM choice
WHERE list = :list AND id <> :id AND (zh IN (:zh, :code) OR code IN (:zh, :en) OR en = :en)
LIMIT 1
