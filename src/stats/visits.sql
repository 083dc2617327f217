-- name: visits_done
SELECT id, visited_on, enterprise, form, campaign, visitor_count
FROM visit
WHERE visited_on BETWEEN :from AND :end AND state = 'done'
ORDER BY visited_on, id

-- name: visits_visitors
-- A line for each visitor named. Both lists are read as they lie: asking each visit for its own, or
-- counting them here, takes longer than all the rest.
SELECT visit FROM visit_visitors WHERE visit BETWEEN :first AND :last ORDER BY visit

-- name: visits_partners
SELECT visit FROM visit_partners WHERE visit BETWEEN :first AND :last ORDER BY visit

-- name: visits_in_person
-- the forms that count as being there, and NULL for none given
SELECT c.code FROM (SELECT code FROM choice WHERE list = 'visit.form' UNION ALL SELECT NULL) AS c
WHERE {in_person(c.code)}
