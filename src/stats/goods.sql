-- name: goods_in_force
-- Of each name the latest by :as_of; one without a day held always.
SELECT name, value
FROM (SELECT name, value,
        row_number() OVER (PARTITION BY name ORDER BY from_on DESC, id DESC) AS n
    FROM setting
    WHERE name >= 'four_goods.' AND name < 'four_goods/' AND coalesce(from_on, '') <= :as_of)
WHERE n = 1
ORDER BY length(name), name
