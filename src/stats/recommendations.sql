-- name: recommendations_made
SELECT id, organization, coalesce(result = 'accepted' AND result_on <= :as_of, 0)
FROM recommendation
WHERE recommended_on BETWEEN :from AND :end
ORDER BY recommended_on, id
