-- name: visits_done
SELECT v.id, v.visited_on, v.enterprise, v.form, v.campaign, v.visitor_count,
    (SELECT count(*) FROM visit_visitors w WHERE w.visit = v.id),
    EXISTS (SELECT 1 FROM visit_partners p WHERE p.visit = v.id)
FROM visit v
WHERE v.visited_on BETWEEN :from AND :end AND v.state = 'done'
ORDER BY v.visited_on, v.id

-- name: visits_in_person
-- the forms that count as being there, and NULL for none given
SELECT c.code FROM (SELECT code FROM choice WHERE list = 'visit.form' UNION ALL SELECT NULL) AS c
WHERE {in_person(c.code)}
