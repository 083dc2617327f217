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
        AND {member(enterprise.id, campaign.from_on)})
SELECT DISTINCT target.enterprise,
    EXISTS (SELECT 1 FROM visit
            WHERE visit.enterprise = target.enterprise AND visit.campaign = :campaign
                AND visit.state = 'done' AND visit.visited_on <= :today),
    liaison.person
FROM target
LEFT JOIN liaison ON liaison.enterprise = target.enterprise AND {in_force(liaison, :today)}
ORDER BY target.enterprise, liaison.person
