-- name: services_delivered
SELECT id, service
FROM delivery
WHERE delivered_on BETWEEN :from AND :end
ORDER BY delivered_on, id
