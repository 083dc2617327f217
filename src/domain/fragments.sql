-- Rules that several queries share. `-- fragment: name(a, b)` begins an expression in which $a and
-- $b stand for what a query gives: {name(t.id, :day)}. It may use those above it. The tables inside
-- have aliases no query uses, so that what is given still means the query's own.

-- fragment: fact(enterprise, field, day)
-- the value of a dated field in force on a day
SELECT fact_f.value FROM enterprise_fact AS fact_f
WHERE fact_f.enterprise = $enterprise AND fact_f.field = $field AND fact_f.from_on <= $day
ORDER BY fact_f.from_on DESC LIMIT 1

-- fragment: standing(enterprise, day)
-- the membership status on a day; an event without a day counts as before every day
SELECT standing_e.status FROM enterprise_event AS standing_e
WHERE standing_e.enterprise = $enterprise
    AND (standing_e.happened_on IS NULL OR standing_e.happened_on <= $day)
ORDER BY standing_e.happened_on DESC, standing_e.id DESC LIMIT 1

-- fragment: member(enterprise, day)
-- one suspended is still in the group
{standing($enterprise, $day)} IN ('member', 'suspended')

-- fragment: not_over(row, day)
$row.until_on IS NULL OR $row.until_on >= $day

-- fragment: in_force(row, day)
-- a post or a liaison, both end days included
$row.from_on <= $day AND {not_over($row, $day)}

-- fragment: in_force_between(row, from, until)
-- on any day of a period; on none if that ends before it begins
$row.from_on <= $until AND coalesce($row.until_on, $until) >= $from AND $until >= $from

-- fragment: visited_meanwhile(visit, liaison, from, until)
-- a done visit to the liaison's enterprise on a day both of it and of the period
$visit.enterprise = $liaison.enterprise AND $visit.state = 'done'
    AND $visit.visited_on BETWEEN max($liaison.from_on, $from)
        AND min(coalesce($liaison.until_on, $until), $until)

-- fragment: in_person(form)
-- a form of visit that counts as being there, or none given
$form IS NULL
OR EXISTS (SELECT 1 FROM choice AS in_person_c
           WHERE in_person_c.list = 'visit.form' AND in_person_c.code = $form
               AND in_person_c.counts)

-- fragment: open(status)
-- a request that still waits for its answer
$status IN ('registered', 'accepted', 'assigned', 'in_progress')

-- fragment: last_said(request, field, day)
-- what the steps of a request said last of a field by a day
SELECT last_said_e.$field FROM request_event AS last_said_e
WHERE last_said_e.request = $request AND last_said_e.happened_on <= $day
    AND last_said_e.$field IS NOT NULL
ORDER BY last_said_e.happened_on DESC, last_said_e.id DESC LIMIT 1

-- fragment: days_after(day, days)
-- beyond the calendar, its last day
coalesce(date($day, '+' || $days || ' days'), '9999-12-31')

-- fragment: months_after(day, months)
-- where a month is too short its last day counts; beyond the calendar, the calendar's last day
coalesce(min(date($day, '+' || $months || ' months'),
             date($day, 'start of month', '+' || ($months + 1) || ' months', '-1 day')),
         '9999-12-31')

-- fragment: months_before(day, months)
-- likewise; before the calendar, ahead of every day
coalesce(min(date($day, '-' || $months || ' months'),
             date($day, 'start of month', '-' || ($months - 1) || ' months', '-1 day')),
         '')

-- fragment: group_body(channel, day)
-- the body whose members are in a chat group, by the setting in force
SELECT group_b.id FROM setting AS group_s JOIN body AS group_b ON group_b.code = group_s.value
WHERE group_s.name = 'notice.channel.' || $channel AND coalesce(group_s.from_on, '') <= $day
ORDER BY coalesce(group_s.from_on, '') DESC, group_s.id DESC LIMIT 1

-- fragment: told(enterprise, notice)
-- by name; a notice that names nobody went to all of its group: those who hold the roles of its
-- body, else the members of that day
EXISTS (SELECT 1 FROM notice_enterprises AS told_n
        WHERE told_n.notice = $notice.id AND told_n.value = $enterprise)
OR (NOT EXISTS (SELECT 1 FROM notice_enterprises AS told_n WHERE told_n.notice = $notice.id)
    AND CASE (SELECT told_b.due FROM body AS told_b
              WHERE told_b.id = {group_body($notice.channel, $notice.posted_on)})
        WHEN 'posts' THEN EXISTS (
            SELECT 1 FROM body_roles AS told_r JOIN post AS told_p ON told_p.role = told_r.value
            WHERE told_r.body = {group_body($notice.channel, $notice.posted_on)}
                AND told_p.enterprise = $enterprise AND {in_force(told_p, $notice.posted_on)})
        ELSE {member($enterprise, $notice.posted_on)} END)
