-- Dues.

-- name: fee_label
(SELECT value FROM enterprise_fact
 WHERE enterprise = r.enterprise AND field = 'name' AND from_on <= :as_of
 ORDER BY from_on DESC LIMIT 1) || ' ' || r.year
