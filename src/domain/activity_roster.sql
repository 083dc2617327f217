-- Who is due at a meeting, and what was noted of them.

-- name: activity_roster_holders
-- each post that makes its holder due on :day, in the order of the roster
SELECT post.person, post.role, role.name, post.enterprise
FROM body_roles
JOIN role ON role.id = body_roles.value
JOIN post ON post.role = role.id
WHERE body_roles.body = :body AND {in_force(post, :day)}
ORDER BY coalesce(role.honorary, 0), role.rank, post.from_on, post.id

-- name: activity_roster_members
SELECT enterprise.id
FROM enterprise
WHERE {member(enterprise.id, :day)}
ORDER BY enterprise.member_no IS NULL, enterprise.member_no, enterprise.id

-- name: activity_roster_notes
-- what was noted of an activity; of several notes on one the best counts, so it comes first
SELECT person, enterprise, guest, state, note
FROM attendance
WHERE activity = :activity
ORDER BY CASE state WHEN 'came' THEN 0 WHEN 'excused' THEN 1 ELSE 2 END, id
