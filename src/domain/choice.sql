-- Words that the chamber keeps itself.

-- name: choice_order
t.list, t.rank IS NULL, t.rank, t.id

-- name: choice_others
-- the other words of the list
SELECT code, zh, en FROM choice WHERE list = :list AND id <> :id ORDER BY id
