-- The visiting rules and who they are about, as of a day.

-- name: visit_rules_in_force
-- of each name the value in force on :as_of
SELECT s.name, s.value FROM setting AS s
WHERE (s.name GLOB 'visits.*' OR s.name = 'requests.answer_days')
    AND coalesce(s.from_on, '') <= :as_of
    AND NOT EXISTS (SELECT 1 FROM setting AS later
                    WHERE later.name = s.name AND later.from_on <= :as_of
                        AND later.from_on > coalesce(s.from_on, ''))
ORDER BY s.name = 'requests.answer_days', s.name

-- name: visit_rules_members
SELECT e.id FROM enterprise AS e
WHERE (SELECT v.status FROM enterprise_event AS v
       WHERE v.enterprise = e.id AND (v.happened_on IS NULL OR v.happened_on <= :as_of)
       ORDER BY v.happened_on DESC, v.id DESC LIMIT 1) IN ('member', 'suspended')
ORDER BY e.id

-- name: visit_rules_kind
SELECT e.id FROM enterprise AS e
WHERE (SELECT v.status FROM enterprise_event AS v
       WHERE v.enterprise = e.id AND (v.happened_on IS NULL OR v.happened_on <= :as_of)
       ORDER BY v.happened_on DESC, v.id DESC LIMIT 1) IN ('member', 'suspended')
    AND (SELECT f.value FROM enterprise_fact AS f
         WHERE f.enterprise = e.id AND f.field = 'kind' AND f.from_on <= :as_of
         ORDER BY f.from_on DESC LIMIT 1) = :code
ORDER BY e.id

-- name: visit_rules_role
SELECT DISTINCT post.enterprise FROM post JOIN role ON role.id = post.role
WHERE role.code = :code AND post.enterprise IS NOT NULL AND post.from_on <= :as_of
    AND (post.until_on IS NULL OR post.until_on >= :as_of)
ORDER BY post.enterprise

-- name: visit_rules_tally
-- contacts of an enterprise, and those in person: a form that counts, or none given
SELECT count(*), coalesce(sum(v.form IS NULL OR coalesce(c.counts, 0)), 0)
FROM visit AS v LEFT JOIN choice AS c ON c.list = 'visit.form' AND c.code = v.form
WHERE v.enterprise = :enterprise AND v.state = 'done' AND v.visited_on BETWEEN :from AND :as_of

-- name: visit_rules_word
SELECT zh, coalesce(en, zh) FROM choice WHERE list = 'enterprise.kind' AND code = :code

-- name: visit_rules_role_name
SELECT name, name FROM role WHERE code = :code

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
