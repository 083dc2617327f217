-- Services delivered.

-- name: delivery_label
(SELECT service.name FROM service WHERE service.id = r.service) || ' '
    || (SELECT value FROM enterprise_fact
        WHERE enterprise = r.enterprise AND field = 'name' AND from_on <= :as_of
        ORDER BY from_on DESC LIMIT 1)
