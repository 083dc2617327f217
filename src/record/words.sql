-- name: words_of_list
SELECT code, zh, en FROM choice WHERE list = :list ORDER BY rank IS NULL, rank, id;

-- name: words_one
SELECT zh, en, retired FROM choice WHERE list = :list AND code = :code;
