-- Liaisons: which leader looks after which enterprise.

-- name: liaison_label
(SELECT person.name FROM person WHERE person.id = r.person) || ' '
    || (SELECT value FROM enterprise_fact
        WHERE enterprise = r.enterprise AND field = 'name' AND from_on <= :as_of
        ORDER BY from_on DESC LIMIT 1)

-- name: liaison_in_force
-- both end days included
r.from_on <= :as_of AND (r.until_on IS NULL OR r.until_on >= :as_of)
