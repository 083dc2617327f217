-- name: population_ids
SELECT id FROM enterprise ORDER BY id

-- name: population_events
-- The whole covering index, in order; an empty day comes first, as it should.
SELECT enterprise, happened_on, id, status
FROM enterprise_event
ORDER BY enterprise, happened_on, id

-- name: population_fields
-- In the order of the primary key: of several values by :as_of the last row has the one in force.
SELECT enterprise, field, value, from_on
FROM enterprise_fact
WHERE +field IN ('kind', 'industry', 'size', 'place', 'party_state') AND from_on <= :as_of
ORDER BY enterprise, field, from_on
