-- Campaigns: how far they have come.

-- name: campaign_targets
-- Those listed; if none are, all who were member or suspended on the first day. Whether each was
-- visited by today, and who looks after it today: a row for each such leader.
WITH listed (enterprise) AS (
    SELECT value FROM campaign_enterprises WHERE campaign = :campaign),
target (enterprise) AS (
    SELECT enterprise FROM listed
    UNION
    SELECT enterprise.id FROM enterprise JOIN campaign ON campaign.id = :campaign
    WHERE NOT EXISTS (SELECT 1 FROM listed)
        AND (SELECT e.status FROM enterprise_event AS e
             WHERE e.enterprise = enterprise.id
                 AND (e.happened_on IS NULL OR e.happened_on <= campaign.from_on)
             ORDER BY e.happened_on DESC, e.id DESC LIMIT 1) IN ('member', 'suspended'))
SELECT DISTINCT target.enterprise,
    EXISTS (SELECT 1 FROM visit
            WHERE visit.enterprise = target.enterprise AND visit.campaign = :campaign
                AND visit.state = 'done' AND visit.visited_on <= :today),
    liaison.person
FROM target
LEFT JOIN liaison ON liaison.enterprise = target.enterprise AND liaison.from_on <= :today
    AND (liaison.until_on IS NULL OR liaison.until_on >= :today)
ORDER BY target.enterprise, liaison.person
