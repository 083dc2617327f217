-- name: keys_of_list
-- The words of a list in their order: key, Chinese, English.
SELECT code, zh, en FROM choice WHERE list = :list ORDER BY rank IS NULL, rank, id

-- name: keys_of_places
SELECT CAST(id AS TEXT), name, NULL FROM place ORDER BY name

-- name: keys_of_roles
SELECT CAST(id AS TEXT), name, NULL FROM role ORDER BY rank, id

-- name: keys_of_campaigns
-- In the order in which they began.
SELECT CAST(id AS TEXT), name, NULL FROM campaign ORDER BY from_on, id

-- name: keys_of_titles
-- Titles with their levels as one key (as in honors_given), the highest level first.
SELECT DISTINCT h.title || char(31) || coalesce(h.level, ''), h.title, NULL
FROM honor h LEFT JOIN choice c ON c.list = 'honor.level' AND c.code = h.level
ORDER BY h.level IS NULL, c.rank IS NULL, c.rank, h.level, h.title
