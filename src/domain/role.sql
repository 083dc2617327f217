-- Roles on the committee.

-- name: role_order
t.rank, t.id
