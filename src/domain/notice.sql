-- Notices.

-- name: notice_reach
-- those who were told, and who else is a member
SELECT e.id AS id, e.id AS enterprise, {told(e.id, n)} AS told
FROM notice AS n, enterprise AS e
WHERE n.id = :notice AND ({told(e.id, n)} OR {member(e.id, :today)})

-- name: notice_reach_order
t.told, t.id
