-- name: visits_done
-- A form left empty counts as in person.
SELECT v.id, v.visited_on, v.enterprise, v.form,
    v.form IS NULL OR coalesce(c.counts, 0),
    v.campaign, v.visitor_count,
    (SELECT count(*) FROM visit_visitors w WHERE w.visit = v.id),
    EXISTS (SELECT 1 FROM visit_partners p WHERE p.visit = v.id)
FROM visit v LEFT JOIN choice c ON c.list = 'visit.form' AND c.code = v.form
WHERE v.visited_on BETWEEN :from AND :end AND v.state = 'done'
ORDER BY v.visited_on, v.id
