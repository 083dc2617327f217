-- Meetings of a body looked back on.

-- name: body_missed_standing
-- How all who were due at the last meetings of a body before the activity :activity of :day fared
-- at them: how often due, absent, excused, without a note; and the last day they came. They are
-- persons, or for a body of all members enterprises. Of several notes of one meeting the best
-- counts: 0 came, 1 excused, 2 absent. Brought together by grouping, not by joins: each row is read
-- once.
WITH meeting AS MATERIALIZED (
    SELECT id, held_on FROM activity
    WHERE body = :body AND state = 'done' AND (held_on, id) < (:day, :activity)
    ORDER BY held_on DESC, id DESC LIMIT :last),
said AS (
    SELECT post.person AS who, meeting.id AS meeting, 1 AS due, NULL AS best
    FROM body
    CROSS JOIN meeting
    JOIN body_roles ON body_roles.body = body.id
    JOIN post ON post.role = body_roles.value AND {in_force(post, meeting.held_on)}
    WHERE body.id = :body AND body.due = 'posts'
    UNION ALL
    SELECT enterprise.id, meeting.id, 1, NULL
    FROM body
    CROSS JOIN meeting
    CROSS JOIN enterprise
    WHERE body.id = :body AND body.due = 'members' AND {member(enterprise.id, meeting.held_on)}
    UNION ALL
    SELECT CASE body.due WHEN 'members' THEN attendance.enterprise ELSE attendance.person END,
        meeting.id, 0, CASE attendance.state WHEN 'came' THEN 0 WHEN 'excused' THEN 1 ELSE 2 END
    FROM body
    CROSS JOIN meeting
    CROSS JOIN attendance ON attendance.activity = meeting.id
    WHERE body.id = :body),
fared AS (
    SELECT who, max(due) AS due, min(best) AS best, NULL AS came_on
    FROM said GROUP BY who, meeting
    UNION ALL
    SELECT CASE body.due WHEN 'members' THEN attendance.enterprise ELSE attendance.person END,
        0, NULL, activity.held_on
    FROM body
    JOIN activity ON activity.body = body.id AND activity.state = 'done'
        AND (activity.held_on, activity.id) < (:day, :activity)
    JOIN attendance ON attendance.activity = activity.id AND attendance.state = 'came'
    WHERE body.id = :body)
SELECT who, sum(due), count(*) FILTER (WHERE due AND best = 2),
    count(*) FILTER (WHERE due AND best = 1), count(*) FILTER (WHERE due AND best IS NULL),
    max(came_on)
FROM fared
GROUP BY who
HAVING sum(due) > 0
