-- name: liaisons_in_force
-- Those in force on any day of the period, and whether the enterprise was visited while they were,
-- and by the leader.
SELECT l.id, l.person,
    EXISTS (SELECT 1 FROM visit v
        WHERE v.enterprise = l.enterprise AND v.state = 'done'
            AND v.visited_on BETWEEN max(l.from_on, :from) AND min(coalesce(l.until_on, :end), :end)),
    EXISTS (SELECT 1 FROM visit v
        WHERE v.enterprise = l.enterprise AND v.state = 'done'
            AND v.visited_on BETWEEN max(l.from_on, :from) AND min(coalesce(l.until_on, :end), :end)
            AND EXISTS (SELECT 1 FROM visit_visitors w WHERE w.visit = v.id AND w.value = l.person))
FROM liaison l
WHERE l.from_on <= :end AND coalesce(l.until_on, :end) >= :from AND :end >= :from
ORDER BY l.from_on, l.id
