-- The visiting rules and who they are about, as of a day.

-- name: visit_rules_in_force
-- of each name the value in force on :as_of; of two from the same day the one entered last
SELECT name, value
FROM (SELECT name, value,
          row_number() OVER (PARTITION BY name ORDER BY from_on DESC, id DESC) AS n
      FROM setting
      WHERE (name GLOB 'visits.*' OR name = 'requests.answer_days')
          AND coalesce(from_on, '') <= :as_of)
WHERE n = 1
ORDER BY name = 'requests.answer_days', name

-- name: visit_rules_members
SELECT e.id FROM enterprise AS e
WHERE {member(e.id, :as_of)}
ORDER BY e.id

-- name: visit_rules_kind
SELECT e.id FROM enterprise AS e
WHERE {member(e.id, :as_of)} AND {fact(e.id, 'kind', :as_of)} = :code
ORDER BY e.id

-- name: visit_rules_role
SELECT DISTINCT post.enterprise FROM post JOIN role ON role.id = post.role
WHERE role.code = :code AND post.enterprise IS NOT NULL AND {in_force(post, :as_of)}
ORDER BY post.enterprise

-- name: visit_rules_tally
-- the contacts of each enterprise, and those in person
SELECT v.enterprise, count(*), sum({in_person(v.form)})
FROM visit AS v
WHERE v.state = 'done' AND v.visited_on BETWEEN :from AND :as_of
GROUP BY v.enterprise ORDER BY v.enterprise

-- name: visit_rules_late
-- requests whose last day for an answer is over, in the year, without one until then: the answer's
-- day, if it came by :as_of
SELECT late.id, late.enterprise, late.raised_on, late.answered_on
FROM (SELECT r.id, r.enterprise, r.raised_on,
          (SELECT min(e.happened_on) FROM request_event AS e
           WHERE e.request = r.id AND e.happened_on <= :as_of
               AND e.step NOT IN ('register', 'urge')) AS answered_on
      FROM request AS r
      WHERE r.raised_on < date(:as_of, '-' || :days || ' days')
          AND r.raised_on >= date(:from, '-' || (:days + 1) || ' days')) AS late
WHERE late.answered_on IS NULL
    OR late.answered_on > date(late.raised_on, '+' || :days || ' days')
ORDER BY late.raised_on, late.id
