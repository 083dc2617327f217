-- How one who is due fared at the last meetings of a body before the activity :activity of :day:
-- how often due, absent, excused, without a note; and the last day they came. Of several notes of
-- one meeting the best counts: 0 came, 1 excused, 2 absent.

-- name: body_missed_by_person
WITH meeting AS (
    SELECT id, held_on FROM activity
    WHERE body = :body AND state = 'done' AND (held_on, id) < (:day, :activity)
    ORDER BY held_on DESC, id DESC LIMIT :last),
noted AS (
    SELECT (SELECT min(CASE state WHEN 'came' THEN 0 WHEN 'excused' THEN 1 ELSE 2 END)
            FROM attendance WHERE activity = meeting.id AND person = :who) AS best
    FROM meeting
    WHERE EXISTS (SELECT 1 FROM post JOIN body_roles ON body_roles.value = post.role
                  WHERE body_roles.body = :body AND post.person = :who
                      AND post.from_on <= meeting.held_on
                      AND (post.until_on IS NULL OR post.until_on >= meeting.held_on)))
SELECT count(*), count(*) FILTER (WHERE best = 2), count(*) FILTER (WHERE best = 1),
    count(*) FILTER (WHERE best IS NULL),
    (SELECT max(activity.held_on) FROM attendance JOIN activity ON activity.id = attendance.activity
     WHERE attendance.person = :who AND attendance.state = 'came' AND activity.body = :body
         AND activity.state = 'done' AND (activity.held_on, activity.id) < (:day, :activity))
FROM noted

-- name: body_missed_by_enterprise
WITH meeting AS (
    SELECT id, held_on FROM activity
    WHERE body = :body AND state = 'done' AND (held_on, id) < (:day, :activity)
    ORDER BY held_on DESC, id DESC LIMIT :last),
noted AS (
    SELECT (SELECT min(CASE state WHEN 'came' THEN 0 WHEN 'excused' THEN 1 ELSE 2 END)
            FROM attendance WHERE activity = meeting.id AND enterprise = :who) AS best
    FROM meeting
    WHERE (SELECT e.status FROM enterprise_event AS e
           WHERE e.enterprise = :who
               AND (e.happened_on IS NULL OR e.happened_on <= meeting.held_on)
           ORDER BY e.happened_on DESC, e.id DESC LIMIT 1) IN ('member', 'suspended'))
SELECT count(*), count(*) FILTER (WHERE best = 2), count(*) FILTER (WHERE best = 1),
    count(*) FILTER (WHERE best IS NULL),
    (SELECT max(activity.held_on) FROM attendance JOIN activity ON activity.id = attendance.activity
     WHERE attendance.enterprise = :who AND attendance.state = 'came' AND activity.body = :body
         AND activity.state = 'done' AND (activity.held_on, activity.id) < (:day, :activity))
FROM noted
