-- Liaisons: which leader looks after which enterprise.

-- name: liaison_overlapping
-- of the same leader with the same enterprise
SELECT id FROM liaison
WHERE person = :person AND enterprise = :enterprise AND id <> :id
    AND from_on <= coalesce(:until, '9999-12-31') AND {not_over(liaison, :from)}
ORDER BY id LIMIT 1

-- name: liaison_in_force
{in_force(r, :as_of)}

-- name: liaison_progress
-- the liaisons in force in a period, with the visits on the days of both
SELECT id, person, enterprise, from_on, until_on,
    (SELECT count(*) FROM visit AS v WHERE {visited_meanwhile(v, liaison, :from, :until)})
        AS visits,
    (SELECT max(v.visited_on) FROM visit AS v
     WHERE {visited_meanwhile(v, liaison, :from, :until)}) AS last_on,
    EXISTS (SELECT 1 FROM visit AS v
            JOIN visit_visitors AS w ON w.visit = v.id AND w.value = liaison.person
            WHERE {visited_meanwhile(v, liaison, :from, :until)}) AS joined_in
FROM liaison
WHERE {in_force_between(liaison, :from, :until)}

-- name: liaison_progress_order
-- one leader after the other, what is left first
t.person, t.visits > 0, t.from_on
