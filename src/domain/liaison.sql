-- Liaisons: which leader looks after which enterprise.

-- name: liaison_label
(SELECT person.name FROM person WHERE person.id = r.person) || ' '
    || (SELECT value FROM enterprise_fact
        WHERE enterprise = r.enterprise AND field = 'name' AND from_on <= :as_of
        ORDER BY from_on DESC LIMIT 1)

-- name: liaison_in_force
-- both end days included
r.from_on <= :as_of AND (r.until_on IS NULL OR r.until_on >= :as_of)

-- name: liaison_progress
-- the liaisons in force in a period, with the visits on the days of both; :least and :most are one
-- person, or all
SELECT id, person, enterprise, from_on, until_on,
    (SELECT count(*) FROM visit
     WHERE visit.enterprise = liaison.enterprise AND visit.state = 'done'
         AND visit.visited_on BETWEEN max(:from, from_on)
             AND min(:until, coalesce(until_on, :until))) AS visits,
    (SELECT max(visited_on) FROM visit
     WHERE visit.enterprise = liaison.enterprise AND visit.state = 'done'
         AND visit.visited_on BETWEEN max(:from, from_on)
             AND min(:until, coalesce(until_on, :until))) AS last_on,
    EXISTS (SELECT 1 FROM visit
            JOIN visit_visitors ON visit_visitors.visit = visit.id
                AND visit_visitors.value = liaison.person
            WHERE visit.enterprise = liaison.enterprise AND visit.state = 'done'
                AND visit.visited_on BETWEEN max(:from, from_on)
                    AND min(:until, coalesce(until_on, :until))) AS joined_in
FROM liaison
WHERE person BETWEEN :least AND :most
    AND from_on <= :until AND coalesce(until_on, :until) >= :from

-- name: liaison_progress_order
-- one leader after the other, what is left first
t.person, t.visits > 0, t.from_on
