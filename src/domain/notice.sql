-- Notices.

-- name: notice_reach
-- those who were told by name, and the members of that day; without names, all of these
WITH posted AS (SELECT id, posted_on FROM notice WHERE id = :notice),
member AS (
    SELECT enterprise.id AS enterprise
    FROM enterprise, posted
    WHERE (SELECT e.status FROM enterprise_event AS e
           WHERE e.enterprise = enterprise.id
               AND (e.happened_on IS NULL OR e.happened_on <= posted.posted_on)
           ORDER BY e.happened_on DESC, e.id DESC LIMIT 1) IN ('member', 'suspended')),
named AS (SELECT value AS enterprise FROM notice_enterprises WHERE notice = :notice)
SELECT enterprise AS id, enterprise AS enterprise,
    enterprise IN (SELECT enterprise FROM named) OR NOT EXISTS (SELECT 1 FROM named) AS told
FROM (SELECT enterprise FROM member UNION SELECT enterprise FROM named)

-- name: notice_reach_order
t.told, t.id
