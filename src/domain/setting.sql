-- Settings.

-- name: setting_order
t.name, t.from_on, t.id

-- name: setting_in_force
-- one without a day holds from ever; of two from the same day the one entered last
SELECT value FROM setting
WHERE name = :name AND coalesce(from_on, '') <= :day
ORDER BY coalesce(from_on, '') DESC, id DESC LIMIT 1

-- name: setting_calendar_of
-- whether a day that the calendar names is worked; a day worked all the same comes before a holiday
SELECT name = 'calendar.workday' FROM setting
WHERE name IN ('calendar.holiday', 'calendar.workday') AND from_on <= :day AND value >= :day
ORDER BY name DESC LIMIT 1

-- name: setting_kind
SELECT zh, coalesce(en, zh) FROM choice WHERE list = 'enterprise.kind' AND code = :code

-- name: setting_role
SELECT name, name FROM role WHERE code = :code

-- name: setting_channel
-- whether there is such a channel, and such a body
SELECT EXISTS (SELECT 1 FROM choice WHERE list = 'notice.channel' AND code = :channel),
    EXISTS (SELECT 1 FROM body WHERE code = :body)
