-- name: honors_given
-- Days may be partial ('2018', '2018-07'), so this bound is loose: from the year's beginning. The
-- title comes with its level as one key, as in keys_of_titles.
SELECT id, awarded_on, title || char(31) || coalesce(level, ''), level, recipient,
    enterprise, person
FROM honor
WHERE awarded_on >= substr(:from, 1, 4) AND awarded_on <= :end
ORDER BY awarded_on, id
