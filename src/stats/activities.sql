-- name: activities_done
-- A person or an enterprise counts once, however often entered; a guest by each entry.
SELECT a.id, a.held_on, a.kind, a.body, coalesce(a.education, 0),
    coalesce(a.headcount,
        (SELECT count(DISTINCT t.person) + count(t.guest)
            + count(DISTINCT iif(t.person IS NULL AND t.guest IS NULL, t.enterprise, NULL))
         FROM attendance t
         WHERE t.activity = a.id AND t.state = 'came'))
FROM activity a
WHERE a.held_on BETWEEN :from AND :end AND a.state = 'done'
ORDER BY a.held_on, a.id

-- name: activities_enterprises
-- The enterprises that came to one activity.
SELECT DISTINCT enterprise
FROM attendance
WHERE activity = :activity AND state = 'came' AND enterprise IS NOT NULL
