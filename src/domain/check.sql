-- Checking what is stored.

-- name: check_counters
-- years whose counter stands below a number that was given
SELECT r.year, max(r.given), c.last
FROM (SELECT CAST(substr(number, 1, 4) AS INTEGER) AS year,
             CAST(substr(number, 6) AS INTEGER) AS given FROM request) AS r
LEFT JOIN request_counter AS c ON c.year = r.year
GROUP BY r.year HAVING c.last IS NULL OR c.last < max(r.given);

-- name: check_facts
-- every dated value ever
SELECT enterprise, field, value, typeof(value) = 'integer' FROM enterprise_fact
ORDER BY enterprise, field, from_on;
