-- name: committee_posts
-- The posts held on :as_of, both end days included, one role and one person after the other.
SELECT id, role, person
FROM post
WHERE from_on <= :as_of AND coalesce(until_on, :as_of) >= :as_of
ORDER BY role, person, from_on, id
