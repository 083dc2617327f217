-- The rest of what a chamber keeps: liaisons, meetings and other activities, services, persons
-- recommended, the year's tasks, notices, fees.

CREATE TABLE liaison (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person(id),
    enterprise INTEGER NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    until_on TEXT,
    CONSTRAINT liaison_from_on CHECK (from_on IS date(from_on)),
    CONSTRAINT liaison_until_on CHECK (until_on IS date(until_on)),
    CONSTRAINT liaison_order CHECK (until_on >= from_on)
) STRICT;
CREATE INDEX liaison_by_person ON liaison (person);
CREATE INDEX liaison_by_enterprise ON liaison (enterprise, from_on);
CREATE INDEX liaison_by_day ON liaison (from_on, id);

CREATE TABLE body (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    due TEXT NOT NULL,
    quorum_num INTEGER,
    quorum_den INTEGER,
    CONSTRAINT body_due CHECK (due IN ('members', 'posts')),
    CONSTRAINT body_quorum CHECK ((quorum_num IS NULL) = (quorum_den IS NULL)
        AND quorum_num >= 1 AND quorum_num <= quorum_den)
) STRICT;

CREATE TABLE body_roles (
    body INTEGER NOT NULL REFERENCES body(id),
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES role(id),
    PRIMARY KEY (body, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX body_roles_by_value ON body_roles (value);

CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    held_on TEXT NOT NULL,
    until_on TEXT,
    kind TEXT,
    series TEXT,
    title TEXT NOT NULL,
    place INTEGER REFERENCES place(id),
    speaker TEXT,
    education INTEGER,
    headcount INTEGER,
    body INTEGER REFERENCES body(id),
    term INTEGER REFERENCES term(id),
    session INTEGER,
    state TEXT NOT NULL,
    summary TEXT,
    CONSTRAINT activity_held_on CHECK (held_on IS date(held_on)),
    CONSTRAINT activity_until_on CHECK (until_on IS date(until_on)),
    CONSTRAINT activity_order CHECK (until_on >= held_on),
    CONSTRAINT activity_education CHECK (education IN (0, 1)),
    CONSTRAINT activity_headcount CHECK (headcount >= 0),
    CONSTRAINT activity_session CHECK (session >= 1),
    CONSTRAINT activity_state CHECK (state IN ('done', 'planned', 'cancelled'))
) STRICT;
CREATE INDEX activity_by_day ON activity (held_on, id);
CREATE INDEX activity_by_place ON activity (place) WHERE place IS NOT NULL;
CREATE INDEX activity_by_body ON activity (body, held_on) WHERE body IS NOT NULL;
CREATE INDEX activity_by_term ON activity (term) WHERE term IS NOT NULL;

CREATE TABLE activity_partners (
    activity INTEGER NOT NULL REFERENCES activity(id),
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (activity, n)
) STRICT, WITHOUT ROWID;

-- a guest has no record of their own; nobody is both
CREATE TABLE attendance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    activity INTEGER NOT NULL REFERENCES activity(id),
    person INTEGER REFERENCES person(id),
    enterprise INTEGER REFERENCES enterprise(id),
    guest TEXT,
    state TEXT NOT NULL,
    note TEXT,
    CONSTRAINT attendance_who CHECK (NOT (person IS NOT NULL AND guest IS NOT NULL)
        AND coalesce(person, enterprise, guest) IS NOT NULL),
    CONSTRAINT attendance_state CHECK (state IN ('came', 'excused', 'absent'))
) STRICT;
CREATE INDEX attendance_by_activity ON attendance (activity, state);
CREATE INDEX attendance_by_person ON attendance (person) WHERE person IS NOT NULL;
CREATE INDEX attendance_by_enterprise ON attendance (enterprise) WHERE enterprise IS NOT NULL;

CREATE TABLE service (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    category TEXT,
    provider TEXT,
    guide TEXT,
    active INTEGER,
    CONSTRAINT service_active CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    service INTEGER NOT NULL REFERENCES service(id),
    enterprise INTEGER NOT NULL REFERENCES enterprise(id),
    delivered_on TEXT NOT NULL,
    request INTEGER REFERENCES request(id),
    note TEXT,
    CONSTRAINT delivery_delivered_on CHECK (delivered_on IS date(delivered_on))
) STRICT;
CREATE INDEX delivery_by_day ON delivery (delivered_on, id);
CREATE INDEX delivery_by_service ON delivery (service);
CREATE INDEX delivery_by_enterprise ON delivery (enterprise);
CREATE INDEX delivery_by_request ON delivery (request) WHERE request IS NOT NULL;

CREATE TABLE recommendation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person(id),
    organization TEXT NOT NULL,
    recommended_on TEXT NOT NULL,
    result TEXT,
    result_on TEXT,
    note TEXT,
    CONSTRAINT recommendation_recommended_on CHECK (recommended_on IS date(recommended_on)),
    CONSTRAINT recommendation_result CHECK (result IN ('pending', 'accepted', 'declined')),
    CONSTRAINT recommendation_result_on CHECK (result_on IS date(result_on)),
    CONSTRAINT recommendation_order CHECK (result_on >= recommended_on)
) STRICT;
CREATE INDEX recommendation_by_day ON recommendation (recommended_on, id);
CREATE INDEX recommendation_by_person ON recommendation (person);

CREATE TABLE task (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    owner INTEGER REFERENCES person(id),
    due_on TEXT,
    done_on TEXT,
    summary TEXT,
    CONSTRAINT task_year CHECK (year BETWEEN 1900 AND 2999),
    CONSTRAINT task_due_on CHECK (due_on IS date(due_on)),
    CONSTRAINT task_done_on CHECK (done_on IS date(done_on))
) STRICT;
CREATE INDEX task_by_year ON task (year);
CREATE INDEX task_by_day ON task (due_on, id);
CREATE INDEX task_by_owner ON task (owner) WHERE owner IS NOT NULL;

CREATE TABLE notice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    posted_on TEXT NOT NULL,
    channel TEXT,
    kind TEXT,
    title TEXT NOT NULL,
    body TEXT,
    CONSTRAINT notice_posted_on CHECK (posted_on IS date(posted_on))
) STRICT;
CREATE INDEX notice_by_day ON notice (posted_on, id);

CREATE TABLE notice_enterprises (
    notice INTEGER NOT NULL REFERENCES notice(id),
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES enterprise(id),
    PRIMARY KEY (notice, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_enterprises_by_value ON notice_enterprises (value);

-- money in fen
CREATE TABLE fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    enterprise INTEGER NOT NULL REFERENCES enterprise(id),
    year INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    paid INTEGER,
    paid_on TEXT,
    receipt_no TEXT,
    CONSTRAINT fee_year CHECK (year BETWEEN 1900 AND 2999),
    CONSTRAINT fee_amount CHECK (amount >= 0),
    CONSTRAINT fee_paid CHECK (paid >= 0),
    CONSTRAINT fee_paid_on CHECK (paid_on IS date(paid_on))
) STRICT;
CREATE INDEX fee_by_year ON fee (year);
CREATE INDEX fee_by_enterprise ON fee (enterprise);
CREATE INDEX fee_by_day ON fee (paid_on, id);

CREATE INDEX visit_by_follow_up ON visit (follow_up_on) WHERE follow_up_on IS NOT NULL;

-- What a new database is given when it is made; an older one gets it here. What the office entered
-- stays as it is: a word it has under that code or name, a wording of its own, a role marked or not.
UPDATE role SET leader = 1
WHERE leader IS NULL
    AND code IN ('president', 'executive_president', 'first_vice_president', 'vice_president',
                 'secretary_general');

WITH word (list, code, zh, en, rank) AS (VALUES
    ('activity.kind', 'lecture', '讲座', 'lecture', 1),
    ('activity.kind', 'party_class', '党课', 'party class', 2),
    ('activity.kind', 'seminar', '研讨', 'seminar', 3),
    ('activity.kind', 'exchange', '交流', 'exchange', 4),
    ('activity.kind', 'tour', '参观', 'tour', 5),
    ('activity.kind', 'contest', '赛事', 'contest', 6),
    ('activity.kind', 'salon', '沙龙', 'salon', 7),
    ('activity.kind', 'training', '培训', 'training', 8),
    ('activity.kind', 'volunteer', '公益', 'volunteering', 9),
    ('activity.kind', 'meeting', '会议', 'meeting', 10),
    ('service.category', 'industry', '产业扶持', 'industry support', 1),
    ('service.category', 'talent', '人才服务', 'talent services', 2),
    ('service.category', 'incubation', '就业孵化', 'job incubation', 3),
    ('service.category', 'management', '企业管理', 'management', 4),
    ('service.category', 'building', '楼宇服务', 'services in buildings', 5),
    ('service.category', 'other', '其他', 'other', 6),
    ('notice.channel', 'committee', '执委群', 'committee group', 1),
    ('notice.channel', 'members', '会员群', 'members group', 2),
    ('notice.channel', 'street', '街企群', 'street and enterprises group', 3),
    ('notice.kind', 'study', '学习', 'study', 1),
    ('notice.kind', 'policy', '政策', 'policy', 2),
    ('notice.kind', 'case', '案例', 'case', 3),
    ('notice.kind', 'other', '其他', 'other', 4))
INSERT INTO choice (list, code, zh, en, rank)
SELECT list, code, zh, en, rank FROM word
WHERE EXISTS (SELECT 1 FROM choice)
    AND NOT EXISTS (SELECT 1 FROM choice AS own
                    WHERE own.list = word.list AND (own.code = word.code OR own.zh = word.zh));

WITH made (code, name, due, quorum_num, quorum_den) AS (VALUES
    ('congress', '会员大会', 'members', 2, 3),
    ('committee', '执委会', 'posts', 2, 3),
    ('leaders', '班子会', 'posts', NULL, NULL),
    ('supervisors', '监事会', 'posts', 2, 3))
INSERT INTO body (code, name, due, quorum_num, quorum_den)
SELECT code, name, due, quorum_num, quorum_den FROM made WHERE EXISTS (SELECT 1 FROM choice);

WITH sits (body, role) AS (VALUES
    ('committee', 'president'), ('committee', 'executive_president'),
    ('committee', 'first_vice_president'), ('committee', 'vice_president'),
    ('committee', 'secretary_general'), ('committee', 'standing_director'),
    ('committee', 'executive_member'), ('committee', 'director'),
    ('leaders', 'president'), ('leaders', 'executive_president'),
    ('leaders', 'first_vice_president'), ('leaders', 'vice_president'),
    ('leaders', 'secretary_general'),
    ('supervisors', 'chief_supervisor'), ('supervisors', 'supervisor'))
INSERT INTO body_roles (body, n, value)
SELECT body.id, row_number() OVER (PARTITION BY body.id ORDER BY role.rank, role.id), role.id
FROM sits
JOIN body ON body.code = sits.body
JOIN role ON role.code = sits.role;

WITH good (name, from_on, value) AS (VALUES
    ('four_goods.1', '2017-01-01', '班子建设好: committee.persons, committee.by_role, meetings.by_body, liaison.by_leader'),
    ('four_goods.2', '2017-01-01', '团结教育好: members.total, activities.total, education.months_without, recommendations.by_organization'),
    ('four_goods.3', '2017-01-01', '服务发展好: visits.coverage, requests.raised, requests.rate, services.by_service'),
    ('four_goods.4', '2017-01-01', '自律规范好: tasks.done, fees.paid, honors.total, members.party'),
    ('four_goods.1', '2019-01-01', '政治引领好: education.months_without, activities.by_kind, members.party'),
    ('four_goods.2', '2019-01-01', '队伍建设好: members.total, committee.persons, meetings.by_body, recommendations.by_organization'),
    ('notice.channel.committee', NULL, 'committee'))
INSERT INTO setting (name, from_on, value)
SELECT name, from_on, value FROM good
WHERE EXISTS (SELECT 1 FROM choice)
    AND NOT EXISTS (SELECT 1 FROM setting AS own WHERE own.name = good.name);
