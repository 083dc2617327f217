-- Requests: conditions over `t`, histories over `r` as of a day, and the counter of numbers.

-- name: request_open
{open(t.status)}

-- name: request_overdue
{open(t.status)} AND t.due_on < :as_of

-- name: request_due_within
{open(t.status)} AND t.due_on BETWEEN :as_of AND {days_after(:as_of, :due_within)}

-- name: request_raised_by
r.raised_on <= :as_of

-- name: request_status_at
{last_said(r.id, status, :as_of)}

-- name: request_department_at
{last_said(r.id, department, :as_of)}

-- name: request_due_on_at
{last_said(r.id, due_on, :as_of)}

-- name: request_resolved_on_at
-- the last step but ratings and archiving tells whether the resolution is in force
(SELECT CASE e.step WHEN 'resolve' THEN e.happened_on END FROM request_event AS e
 WHERE e.request = r.id AND e.happened_on <= :as_of AND e.step NOT IN ('rate', 'close')
 ORDER BY e.happened_on DESC, e.id DESC LIMIT 1)

-- name: request_ended_on_at
(SELECT CASE WHEN e.step IN ('resolve', 'decline', 'withdraw', 'merge') THEN e.happened_on END
 FROM request_event AS e
 WHERE e.request = r.id AND e.happened_on <= :as_of AND e.step NOT IN ('rate', 'close')
 ORDER BY e.happened_on DESC, e.id DESC LIMIT 1)

-- name: request_satisfaction_at
-- a rating stays when the request is reopened
{last_said(r.id, satisfaction, :as_of)}

-- name: request_merged_into_at
(SELECT e.merged_into FROM request_event AS e
 WHERE e.request = r.id AND e.happened_on <= :as_of
 ORDER BY e.happened_on DESC, e.id DESC LIMIT 1)

-- name: request_last_number
SELECT last FROM request_counter WHERE year = :year

-- name: request_count_on
INSERT INTO request_counter (year, last) VALUES (:year, :number)
ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)

-- name: request_visited
SELECT enterprise FROM visit WHERE id = :visit

-- name: request_outcome_at
-- what came of it is known from the last ending on
CASE WHEN (SELECT max(e.happened_on) FROM request_event AS e
           WHERE e.request = r.id AND e.step IN ('resolve', 'decline', 'withdraw', 'merge'))
          > :as_of THEN NULL ELSE r.outcome END

-- name: request_merged_into_itself
WITH RECURSIVE chain (id) AS (
    SELECT merged_into FROM request WHERE id = :id
    UNION
    SELECT request.merged_into FROM request JOIN chain ON request.id = chain.id)
SELECT 1 FROM chain WHERE id = :id
