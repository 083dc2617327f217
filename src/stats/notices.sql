-- name: notices_posted
SELECT id, channel, kind FROM notice WHERE posted_on BETWEEN :from AND :end ORDER BY posted_on, id
