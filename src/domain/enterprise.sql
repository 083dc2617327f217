-- Enterprises: membership as of a day (over `r`), and what is shown of one on one screen.

-- name: enterprise_status_at
-- an event without a day counts as before every day
(SELECT e.status FROM enterprise_event AS e
 WHERE e.enterprise = r.id AND (e.happened_on IS NULL OR e.happened_on <= :as_of)
 ORDER BY e.happened_on DESC, e.id DESC LIMIT 1)

-- name: enterprise_joined_on_at
(SELECT e.happened_on FROM enterprise_event AS e
 WHERE e.enterprise = r.id AND (e.happened_on IS NULL OR e.happened_on <= :as_of)
     AND e.step = 'admit'
 ORDER BY e.happened_on DESC, e.id DESC LIMIT 1)

-- name: enterprise_left_on_at
-- whichever was last, joining or leaving
(SELECT CASE e.step WHEN 'leave' THEN e.happened_on END FROM enterprise_event AS e
 WHERE e.enterprise = r.id AND (e.happened_on IS NULL OR e.happened_on <= :as_of)
     AND e.step IN ('admit', 'leave')
 ORDER BY e.happened_on DESC, e.id DESC LIMIT 1)

-- name: enterprise_last_visit
SELECT id FROM visit
WHERE enterprise = :enterprise AND state = 'done' AND visited_on <= :today
ORDER BY visited_on DESC, id DESC LIMIT 1

-- name: enterprise_promises
SELECT id, visited_on, promise FROM visit
WHERE enterprise = :enterprise AND state = 'done' AND promise IS NOT NULL
ORDER BY visited_on DESC, id DESC

-- name: enterprise_open_requests
-- its own and those it asks for with others
SELECT id FROM request
WHERE (enterprise = :enterprise
       OR id IN (SELECT request FROM request_enterprises WHERE value = :enterprise))
    AND status IN ('registered', 'accepted', 'assigned', 'in_progress')
ORDER BY raised_on, id

-- name: enterprise_honors
SELECT id FROM honor WHERE enterprise = :enterprise ORDER BY awarded_on, id

-- name: enterprise_earlier_names
-- names held until they were changed, oldest first
SELECT value FROM enterprise_fact
WHERE enterprise = :enterprise AND field = 'name'
ORDER BY from_on
