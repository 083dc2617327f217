-- name: number_last
-- the highest number ever given to a record of the noun
SELECT seq FROM sqlite_sequence WHERE name = :noun
