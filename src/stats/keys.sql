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

-- name: keys_of_leaders
-- Those who look after an enterprise, by the highest role they ever held.
SELECT CAST(p.id AS TEXT), p.name, NULL
FROM person p
WHERE p.id IN (SELECT person FROM liaison)
ORDER BY (SELECT min(r.rank) FROM post o JOIN role r ON r.id = o.role WHERE o.person = p.id)
    NULLS LAST, p.id

-- name: keys_of_bodies
SELECT CAST(id AS TEXT), name, NULL FROM body ORDER BY id

-- name: keys_of_services
-- As in the catalogue: by category, then in the order they were entered.
SELECT CAST(s.id AS TEXT), s.name, NULL
FROM service s LEFT JOIN choice c ON c.list = 'service.category' AND c.code = s.category
ORDER BY s.category IS NULL, c.rank IS NULL, c.rank, s.category, s.id
