-- Visits.

-- name: visit_of_day
SELECT id FROM visit
WHERE enterprise = :enterprise AND visited_on = :day
ORDER BY id

-- name: visit_done_of_day
SELECT id FROM visit
WHERE enterprise = :enterprise AND visited_on = :day AND state = 'done'
ORDER BY id LIMIT 1

-- name: visit_request_of_others
-- a request of this visit that would then be of another enterprise
SELECT number FROM request
WHERE visit = :visit AND enterprise <> :enterprise
    AND NOT EXISTS (SELECT 1 FROM request_enterprises AS joint
                    WHERE joint.request = request.id AND joint.value = :enterprise)
ORDER BY id LIMIT 1

-- name: visit_follow_up_due
-- done, the day for the next contact has come, and nobody has been there or called since
t.state = 'done' AND t.follow_up_on <= :as_of
    AND NOT EXISTS (SELECT 1 FROM visit AS later
                    WHERE later.enterprise = t.enterprise AND later.state = 'done'
                        AND later.visited_on > t.visited_on)
