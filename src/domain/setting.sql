-- Settings.

-- name: setting_order
t.name, t.from_on, t.id
