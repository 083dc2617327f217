-- Posts: who held which role when.

-- name: post_order
-- as a roster is printed: honorary roles last
(SELECT coalesce(role.honorary, 0) FROM role WHERE role.id = t.role),
(SELECT role.rank FROM role WHERE role.id = t.role), t.from_on, t.id

-- name: post_overlapping
-- of the same person in the same role
SELECT id FROM post
WHERE person = :person AND role = :role AND id <> :id
    AND from_on <= coalesce(:until, '9999-12-31') AND {not_over(post, :from)}
ORDER BY id LIMIT 1

-- name: post_in_office
{in_force(r, :as_of)}

-- name: post_of_person
SELECT post.id, {not_over(post, :today)}
FROM post JOIN person ON person.id = post.person
WHERE person.name = :name
ORDER BY post.from_on, post.id

-- name: post_vacancies
-- roles whose seats are known, with how many hold them on :as_of
SELECT role.id AS id, role.id AS role, role.seats AS seats, held.persons AS held,
    max(role.seats - held.persons, 0) AS vacant
FROM role
JOIN (SELECT role.id AS role, count(DISTINCT post.person) AS persons
      FROM role LEFT JOIN post ON post.role = role.id AND {in_force(post, :as_of)}
      GROUP BY role.id) AS held ON held.role = role.id
WHERE role.seats IS NOT NULL

-- name: post_vacancies_order
(SELECT coalesce(role.honorary, 0) FROM role WHERE role.id = t.role),
(SELECT role.rank FROM role WHERE role.id = t.role)

-- name: post_leading
EXISTS (SELECT 1 FROM role WHERE role.id = t.role AND role.leader)

-- name: post_ending_within
-- in office, and the last day, its own or else its term's, is past or at most so many calendar
-- months away
{in_force(t, :as_of)}
    AND coalesce(t.until_on, (SELECT term.until_on FROM term WHERE term.id = t.term))
        <= {months_after(:as_of, :ending_within)}

-- name: post_ending
-- the terms and posts of which post_ending_within and term_ending_within tell, in one list
WITH last (day) AS (SELECT {months_after(:as_of, :months)}),
held AS (
    SELECT post.id AS id, post.term AS term, coalesce(post.until_on, term.until_on) AS until_on
    FROM post LEFT JOIN term ON term.id = post.term
    WHERE {in_force(post, :as_of)})
SELECT 0 AS id, term.id AS term, NULL AS post, term.until_on AS until_on,
    term.until_on < :as_of AS overdue
FROM term JOIN last ON term.until_on <= last.day
WHERE term.from_on <= :as_of
    AND (term.until_on >= :as_of OR term.id IN (SELECT held.term FROM held))
UNION ALL
SELECT held.id, held.term, held.id, held.until_on, held.until_on < :as_of
FROM held JOIN last ON held.until_on <= last.day

-- name: post_ending_order
-- by day; a term before its posts, these as in a roster
t.until_on, t.term, t.post IS NOT NULL,
(SELECT coalesce(role.honorary, 0) FROM role JOIN post ON post.role = role.id
 WHERE post.id = t.post),
(SELECT role.rank FROM role JOIN post ON post.role = role.id WHERE post.id = t.post)
