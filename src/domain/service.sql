-- Services.

-- name: service_guide
-- the services that are offered: not given is yes
SELECT id, id AS service, category, provider, guide FROM service WHERE active IS NOT 0

-- name: service_guide_order
-- by category as the words of its list are ordered, those without one last
t.category IS NULL,
(SELECT choice.rank IS NULL FROM choice
 WHERE choice.list = 'service.category' AND choice.code = t.category),
(SELECT choice.rank FROM choice
 WHERE choice.list = 'service.category' AND choice.code = t.category),
(SELECT choice.id FROM choice
 WHERE choice.list = 'service.category' AND choice.code = t.category)
