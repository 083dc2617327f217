-- Posts: who held which role when.

-- name: post_label
(SELECT person.name FROM person WHERE person.id = r.person) || ' '
    || (SELECT role.name FROM role WHERE role.id = r.role)

-- name: post_order
-- as a roster is printed: honorary roles last
(SELECT coalesce(role.honorary, 0) FROM role WHERE role.id = t.role),
(SELECT role.rank FROM role WHERE role.id = t.role), t.from_on, t.id

-- name: post_in_office
-- both days in office
r.from_on <= :as_of AND (r.until_on IS NULL OR r.until_on >= :as_of)

-- name: post_of_person
SELECT post.id, post.until_on IS NULL OR post.until_on >= :today
FROM post JOIN person ON person.id = post.person
WHERE person.name = :name
ORDER BY post.from_on, post.id
