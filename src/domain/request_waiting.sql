-- Open requests, where they wait and for how long, as of a day.

-- name: request_waiting_rows
SELECT w.id AS id, w.id AS request, w.title AS title, w.enterprise AS enterprise,
    w.department AS department, w.since AS since,
    CAST(julianday(:as_of) - julianday(w.since) AS INTEGER) AS days,
    (SELECT count(*) FROM request_event AS u
     WHERE u.request = w.id AND u.step = 'urge' AND u.happened_on <= :as_of) AS urged,
    w.due_on AS due_on,
    CASE WHEN w.due_on < :as_of
        THEN CAST(julianday(:as_of) - julianday(w.due_on) AS INTEGER) END AS days_overdue
FROM (SELECT o.*, coalesce(
          -- the first event of that department after the last of another one
          (SELECT min(e.happened_on) FROM request_event AS e
           WHERE e.request = o.id AND e.happened_on <= :as_of AND e.department = o.department
               AND NOT EXISTS (SELECT 1 FROM request_event AS later
                               WHERE later.request = o.id AND later.happened_on <= :as_of
                                   AND later.department <> o.department
                                   AND (later.happened_on, later.id) > (e.happened_on, e.id))),
          o.raised_on) AS since
      FROM (SELECT r.id, r.title, r.enterprise, r.raised_on,
                {last_said(r.id, department, :as_of)} AS department,
                {last_said(r.id, due_on, :as_of)} AS due_on,
                {last_said(r.id, status, :as_of)} AS status
            FROM request AS r
            -- those open now, and of the others only those that something happened to since
            WHERE r.id IN (SELECT now.id FROM request AS now
                           WHERE {open(now.status)}
                           UNION
                           SELECT e.request FROM request_event AS e WHERE e.happened_on > :as_of)
                AND r.raised_on <= :as_of) AS o
      WHERE {open(o.status)}) AS w

-- name: request_waiting_order
t.due_on IS NULL, t.due_on

-- name: request_waiting_overdue
t.days_overdue IS NOT NULL

-- name: request_waiting_due_within
t.due_on BETWEEN :as_of AND {days_after(:as_of, :due_within)}
