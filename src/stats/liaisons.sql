-- name: liaisons_in_force
-- Those in force on any day of the period, and whether the enterprise was visited while they were,
-- and by the leader.
SELECT l.id, l.person,
    EXISTS (SELECT 1 FROM visit v WHERE {visited_meanwhile(v, l, :from, :end)}),
    EXISTS (SELECT 1 FROM visit v
        WHERE {visited_meanwhile(v, l, :from, :end)}
            AND EXISTS (SELECT 1 FROM visit_visitors w WHERE w.visit = v.id AND w.value = l.person))
FROM liaison l
WHERE {in_force_between(l, :from, :end)}
ORDER BY l.from_on, l.id
