-- Recommendations.

-- name: recommendation_label
(SELECT person.name FROM person WHERE person.id = r.person) || ' '
    || coalesce((SELECT choice.zh FROM choice
                 WHERE choice.list = 'recommendation.organization'
                     AND choice.code = r.organization), r.organization)
