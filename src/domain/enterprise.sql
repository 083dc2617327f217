-- Enterprises: membership as of a day (over `r`), what is shown of one on one screen, conditions
-- (over `t`), and answers to questions.

-- name: enterprise_status_at
{standing(r.id, :as_of)}

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

-- name: enterprise_open_requests
-- its own and those it asks for with others
SELECT id FROM request
WHERE (enterprise = :enterprise
       OR id IN (SELECT request FROM request_enterprises WHERE value = :enterprise))
    AND {open(status)}
ORDER BY raised_on, id

-- name: enterprise_earlier_names
-- names held until they were changed, oldest first
SELECT value FROM enterprise_fact
WHERE enterprise = :enterprise AND field = 'name'
ORDER BY from_on

-- name: enterprise_posts
-- held by its people, or for it by whoever has moved on since
SELECT id FROM (
    SELECT id, from_on FROM post WHERE enterprise = :enterprise
    UNION
    SELECT post.id, post.from_on FROM person JOIN post ON post.person = person.id
    WHERE person.enterprise = :enterprise)
ORDER BY from_on, id

-- name: enterprise_promises
SELECT id AS id, enterprise AS enterprise, id AS visit, visited_on AS visited_on,
    promise AS promise
FROM visit WHERE state = 'done' AND promise IS NOT NULL

-- name: enterprise_promises_order
t.visited_on DESC, t.id DESC

-- name: enterprise_held_names
-- each name until the day before the next one
SELECT enterprise AS id, enterprise AS enterprise, value AS name, nullif(from_on, '') AS from_on,
    date(lead(from_on) OVER (PARTITION BY enterprise ORDER BY from_on), '-1 day') AS until_on
FROM enterprise_fact WHERE field = 'name'

-- name: enterprise_held_names_order
t.from_on

-- name: enterprise_introductions
SELECT enterprise.id AS id, person.id AS person, person.enterprise AS home,
    enterprise.id AS enterprise, enterprise.status AS status, enterprise.joined_on AS joined_on
FROM enterprise JOIN person ON person.id = enterprise.introducer

-- name: enterprise_introductions_order
-- a person's one after the other
(SELECT person.name FROM person WHERE person.id = t.person), t.person, t.joined_on

-- name: enterprise_past_names
SELECT enterprise, value FROM enterprise_fact WHERE field = 'name' AND value IS NOT NULL

-- name: enterprise_unconfirmed
-- never, or not for so many years
t.confirmed_on IS NULL OR t.confirmed_on < date(:as_of, '-' || :unconfirmed || ' years')

-- name: enterprise_bad_code
-- GB 32100-2015, as in credit_code.c: a character's value is its place in the set
t.credit_code IS NOT NULL AND NOT (
    length(t.credit_code) = 18
    AND t.credit_code NOT GLOB '*[^0-9A-HJ-NP-RTUW-Y]*'
    AND instr('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(t.credit_code, 18, 1)) - 1
        = (31 - (SELECT sum((instr('0123456789ABCDEFGHJKLMNPQRTUWXY',
                                   substr(t.credit_code, weight.column1, 1)) - 1)
                            * weight.column2)
                 FROM (VALUES (1, 1), (2, 3), (3, 9), (4, 27), (5, 19), (6, 26), (7, 16), (8, 17),
                              (9, 20), (10, 29), (11, 25), (12, 13), (13, 8), (14, 24), (15, 10),
                              (16, 30), (17, 28)) AS weight) % 31) % 31)

-- name: enterprise_renamed
EXISTS (SELECT 1 FROM enterprise_former_names AS n WHERE n.enterprise = t.id)
OR (SELECT count(DISTINCT f.value) FROM enterprise_fact AS f
    WHERE f.enterprise = t.id AND f.field = 'name' AND f.from_on <= :as_of) > 1

-- name: enterprise_honored
-- by an honor in force on that day; one given in a month or year counts from its last day
EXISTS (SELECT 1 FROM honor AS h
        WHERE h.enterprise = t.id
            AND CASE length(h.awarded_on) WHEN 4 THEN h.awarded_on || '-12-31'
                WHEN 7 THEN date(h.awarded_on || '-01', '+1 month', '-1 day')
                ELSE h.awarded_on END <= :as_of
            AND (h.valid_until IS NULL OR h.valid_until >= :as_of)
            AND has_folded(h.title, :honored))

-- name: enterprise_told
-- of that notice, posted by the day
EXISTS (SELECT 1 FROM notice AS n
        WHERE n.id = :told AND n.posted_on <= :as_of AND {told(t.id, n)})

-- name: enterprise_untold
-- all others
NOT EXISTS (SELECT 1 FROM notice AS n
            WHERE n.id = :untold AND n.posted_on <= :as_of AND {told(t.id, n)})

-- name: enterprise_unvisited
-- no visit in person in so many months up to the day, or if 0 in its calendar year
NOT EXISTS (SELECT 1 FROM visit AS v
            WHERE v.enterprise = t.id AND v.state = 'done' AND v.visited_on <= :as_of
                AND v.visited_on > CASE :unvisited
                    WHEN 0 THEN date(:as_of, 'start of year', '-1 day')
                    ELSE {months_before(:as_of, :unvisited)} END
                AND {in_person(v.form)})

-- name: enterprise_facts
-- every value of the fields that were not always what they are
SELECT f.enterprise, f.field, f.from_on, f.value
FROM enterprise_fact AS f
JOIN (SELECT enterprise, field FROM enterprise_fact GROUP BY enterprise, field
      HAVING count(*) > 1 OR min(from_on) <> '') AS moved
    ON moved.enterprise = f.enterprise AND moved.field = f.field
ORDER BY f.enterprise, f.field, f.from_on;
