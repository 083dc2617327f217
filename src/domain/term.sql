-- Terms of the committee.

-- name: term_label
coalesce(r.name, CAST(r.number AS TEXT))
