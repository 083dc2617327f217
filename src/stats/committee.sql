-- name: committee_posts
-- The posts held on :as_of, one role and one person after the other.
SELECT id, role, person
FROM post
WHERE {in_force(post, :as_of)}
ORDER BY role, person, from_on, id
