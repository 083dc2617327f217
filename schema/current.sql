-- Generated: what migrations/ make, all applied. See tests/tools/schema.c.

CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    version TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT;

CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    file_name TEXT,
    file_sha256 TEXT,
    schema_number INTEGER NOT NULL,
    undoes INTEGER REFERENCES batch(id)
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL REFERENCES batch(id),
    op TEXT NOT NULL CONSTRAINT change_op CHECK (op IN ('add', 'edit', 'remove')),
    noun TEXT NOT NULL,
    record INTEGER NOT NULL,
    content TEXT,
    salt BLOB,
    leaf BLOB NOT NULL,
    link BLOB NOT NULL
) STRICT;

CREATE INDEX change_by_batch ON change (batch);

CREATE INDEX change_by_record ON change (noun, record);

CREATE TABLE choice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    zh TEXT NOT NULL,
    en TEXT,
    rank INTEGER,
    counts INTEGER,
    retired INTEGER,
    CONSTRAINT choice_counts CHECK (counts IN (0, 1)),
    CONSTRAINT choice_retired CHECK (retired IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX choice_by_code ON choice (list, code);

CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    from_on TEXT,
    value TEXT NOT NULL,
    note TEXT,
    CONSTRAINT setting_from_on CHECK (from_on IS date(from_on))
) STRICT;

CREATE INDEX setting_by_name ON setting (name, from_on);

CREATE TABLE place (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    kind TEXT,
    priority INTEGER,
    address TEXT,
    note TEXT,
    CONSTRAINT place_priority CHECK (priority IN (0, 1))
) STRICT;

CREATE TABLE enterprise (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    short_name TEXT,
    credit_code TEXT UNIQUE,
    member_no TEXT UNIQUE,
    status TEXT NOT NULL,
    joined_on TEXT,
    left_on TEXT,
    employees INTEGER,
    address TEXT,
    contact TEXT,
    phone TEXT,
    legal_rep TEXT,
    founded_on TEXT,
    party_org TEXT,
    party_members INTEGER,
    introducer INTEGER REFERENCES person(id),
    priority INTEGER,
    confirmed_on TEXT,
    note TEXT,
    CONSTRAINT enterprise_status CHECK (status IN ('prospect', 'applicant', 'member', 'suspended', 'left')),
    CONSTRAINT enterprise_joined_on CHECK (joined_on IS date(joined_on)),
    CONSTRAINT enterprise_left_on CHECK (left_on IS date(left_on)),
    CONSTRAINT enterprise_founded_on CHECK ((founded_on || substr('-01-01', length(founded_on) - 3)) IS date(founded_on || substr('-01-01', length(founded_on) - 3))),
    CONSTRAINT enterprise_priority CHECK (priority IN (0, 1)),
    CONSTRAINT enterprise_confirmed_on CHECK (confirmed_on IS date(confirmed_on)),
    CONSTRAINT enterprise_employees CHECK (employees >= 0),
    CONSTRAINT enterprise_party_members CHECK (party_members >= 0)
) STRICT;

CREATE INDEX enterprise_by_status ON enterprise (status);

CREATE INDEX enterprise_by_introducer ON enterprise (introducer) WHERE introducer IS NOT NULL;

CREATE TABLE enterprise_fact (
    enterprise INTEGER NOT NULL REFERENCES enterprise(id),
    field TEXT NOT NULL,
    from_on TEXT NOT NULL,
    value ANY,
    PRIMARY KEY (enterprise, field, from_on),
    CONSTRAINT enterprise_fact_from_on CHECK (from_on = '' OR from_on IS date(from_on))
) STRICT, WITHOUT ROWID;

CREATE INDEX enterprise_fact_by_value ON enterprise_fact (field, value);

CREATE TABLE enterprise_former_names (
    enterprise INTEGER NOT NULL REFERENCES enterprise(id),
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (enterprise, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE enterprise_tags (
    enterprise INTEGER NOT NULL REFERENCES enterprise(id),
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (enterprise, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE enterprise_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    enterprise INTEGER NOT NULL REFERENCES enterprise(id),
    happened_on TEXT,
    step TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    note TEXT,
    CONSTRAINT enterprise_event_happened_on CHECK (happened_on IS date(happened_on)),
    CONSTRAINT enterprise_event_step CHECK (step IN ('register', 'apply', 'reject', 'admit', 'suspend', 'resume', 'leave')),
    CONSTRAINT enterprise_event_status CHECK (status IN ('prospect', 'applicant', 'member', 'suspended', 'left'))
) STRICT;

CREATE INDEX enterprise_event_by_enterprise ON enterprise_event (enterprise, happened_on, id, status);

CREATE INDEX enterprise_event_by_day ON enterprise_event (happened_on);

CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    gender TEXT,
    phone TEXT,
    enterprise INTEGER REFERENCES enterprise(id),
    title TEXT,
    politics TEXT,
    born_on TEXT,
    young INTEGER,
    note TEXT,
    CONSTRAINT person_gender CHECK (gender IN ('male', 'female')),
    CONSTRAINT person_born_on CHECK ((born_on || substr('-01-01', length(born_on) - 3)) IS date(born_on || substr('-01-01', length(born_on) - 3))),
    CONSTRAINT person_young CHECK (young IN (0, 1))
) STRICT;

CREATE INDEX person_by_enterprise ON person (enterprise);

CREATE TABLE term (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL UNIQUE,
    name TEXT,
    from_on TEXT NOT NULL,
    until_on TEXT,
    CONSTRAINT term_from_on CHECK (from_on IS date(from_on)),
    CONSTRAINT term_until_on CHECK (until_on IS date(until_on)),
    CONSTRAINT term_order CHECK (until_on >= from_on),
    CONSTRAINT term_number CHECK (number >= 1)
) STRICT;

CREATE TABLE role (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    rank INTEGER NOT NULL,
    seats INTEGER,
    leader INTEGER,
    honorary INTEGER,
    CONSTRAINT role_leader CHECK (leader IN (0, 1)),
    CONSTRAINT role_honorary CHECK (honorary IN (0, 1)),
    CONSTRAINT role_seats CHECK (seats >= 0)
) STRICT;

CREATE TABLE post (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person(id),
    role INTEGER NOT NULL REFERENCES role(id),
    term INTEGER REFERENCES term(id),
    enterprise INTEGER REFERENCES enterprise(id),
    title TEXT,
    duty TEXT,
    from_on TEXT NOT NULL,
    until_on TEXT,
    end_reason TEXT,
    CONSTRAINT post_from_on CHECK (from_on IS date(from_on)),
    CONSTRAINT post_until_on CHECK (until_on IS date(until_on)),
    CONSTRAINT post_order CHECK (until_on >= from_on)
) STRICT;

CREATE INDEX post_by_person ON post (person);

CREATE INDEX post_by_role ON post (role);

CREATE INDEX post_by_term ON post (term);

CREATE INDEX post_by_enterprise ON post (enterprise);

CREATE INDEX post_by_day ON post (from_on, until_on);

CREATE TABLE campaign (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    kind TEXT,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    note TEXT,
    CONSTRAINT campaign_from_on CHECK (from_on IS date(from_on)),
    CONSTRAINT campaign_until_on CHECK (until_on IS date(until_on)),
    CONSTRAINT campaign_order CHECK (until_on >= from_on)
) STRICT;

CREATE TABLE campaign_enterprises (
    campaign INTEGER NOT NULL REFERENCES campaign(id),
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES enterprise(id),
    PRIMARY KEY (campaign, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX campaign_enterprises_by_value ON campaign_enterprises (value);

CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    visited_on TEXT NOT NULL,
    enterprise INTEGER NOT NULL REFERENCES enterprise(id),
    form TEXT,
    campaign INTEGER REFERENCES campaign(id),
    state TEXT NOT NULL,
    visitor_count INTEGER,
    received_by TEXT,
    findings TEXT,
    promise TEXT,
    gift TEXT,
    follow_up_on TEXT,
    note TEXT,
    CONSTRAINT visit_visited_on CHECK (visited_on IS date(visited_on)),
    CONSTRAINT visit_state CHECK (state IN ('done', 'planned', 'postponed', 'cancelled')),
    CONSTRAINT visit_follow_up_on CHECK (follow_up_on IS date(follow_up_on)),
    CONSTRAINT visit_visitor_count CHECK (visitor_count >= 0)
) STRICT;

CREATE INDEX visit_by_day ON visit (visited_on, id);

CREATE INDEX visit_by_enterprise ON visit (enterprise, visited_on);

CREATE INDEX visit_by_campaign ON visit (campaign) WHERE campaign IS NOT NULL;

CREATE TABLE visit_visitors (
    visit INTEGER NOT NULL REFERENCES visit(id),
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES person(id),
    PRIMARY KEY (visit, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_visitors_by_value ON visit_visitors (value);

CREATE TABLE visit_partners (
    visit INTEGER NOT NULL REFERENCES visit(id),
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (visit, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_counter (
    year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    raised_on TEXT NOT NULL,
    enterprise INTEGER NOT NULL REFERENCES enterprise(id),
    visit INTEGER REFERENCES visit(id),
    channel TEXT,
    category TEXT,
    title TEXT NOT NULL,
    detail TEXT,
    status TEXT NOT NULL,
    department TEXT,
    due_on TEXT,
    resolved_on TEXT,
    ended_on TEXT,
    outcome TEXT,
    satisfaction TEXT,
    merged_into INTEGER REFERENCES request(id),
    note TEXT,
    CONSTRAINT request_raised_on CHECK (raised_on IS date(raised_on)),
    CONSTRAINT request_status CHECK (status IN ('registered', 'accepted', 'assigned', 'in_progress', 'resolved', 'declined', 'withdrawn', 'merged', 'closed')),
    CONSTRAINT request_due_on CHECK (due_on IS date(due_on)),
    CONSTRAINT request_resolved_on CHECK (resolved_on IS date(resolved_on)),
    CONSTRAINT request_ended_on CHECK (ended_on IS date(ended_on)),
    CONSTRAINT request_satisfaction CHECK (satisfaction IN ('satisfied', 'basic', 'dissatisfied'))
) STRICT;

CREATE INDEX request_by_day ON request (raised_on, id);

CREATE INDEX request_by_enterprise ON request (enterprise, raised_on);

CREATE INDEX request_by_visit ON request (visit) WHERE visit IS NOT NULL;

CREATE INDEX request_by_merged_into ON request (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX request_open_by_due ON request (due_on, id)
    WHERE status IN ('registered', 'accepted', 'assigned', 'in_progress');

CREATE TABLE request_enterprises (
    request INTEGER NOT NULL REFERENCES request(id),
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES enterprise(id),
    PRIMARY KEY (request, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX request_enterprises_by_value ON request_enterprises (value);

CREATE TABLE request_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request INTEGER NOT NULL REFERENCES request(id),
    happened_on TEXT,
    step TEXT NOT NULL,
    status TEXT NOT NULL,
    department TEXT,
    due_on TEXT,
    satisfaction TEXT,
    merged_into INTEGER REFERENCES request(id),
    note TEXT,
    CONSTRAINT request_event_happened_on CHECK (happened_on IS date(happened_on)),
    CONSTRAINT request_event_step CHECK (step IN ('register', 'accept', 'assign', 'progress', 'urge', 'extend', 'resolve', 'decline', 'withdraw', 'merge', 'rate', 'close', 'reopen')),
    CONSTRAINT request_event_status CHECK (status IN ('registered', 'accepted', 'assigned', 'in_progress', 'resolved', 'declined', 'withdrawn', 'merged', 'closed')),
    CONSTRAINT request_event_due_on CHECK (due_on IS date(due_on)),
    CONSTRAINT request_event_satisfaction CHECK (satisfaction IN ('satisfied', 'basic', 'dissatisfied'))
) STRICT;

CREATE INDEX request_event_by_request ON request_event (request, happened_on, id, status);

CREATE INDEX request_event_by_day ON request_event (happened_on);

CREATE INDEX request_event_by_merged_into ON request_event (merged_into)
    WHERE merged_into IS NOT NULL;

CREATE TABLE honor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    level TEXT,
    issuer TEXT,
    document_no TEXT,
    awarded_on TEXT NOT NULL,
    valid_until TEXT,
    recipient TEXT NOT NULL,
    enterprise INTEGER REFERENCES enterprise(id),
    person INTEGER REFERENCES person(id),
    note TEXT,
    CONSTRAINT honor_awarded_on CHECK ((awarded_on || substr('-01-01', length(awarded_on) - 3)) IS date(awarded_on || substr('-01-01', length(awarded_on) - 3))),
    CONSTRAINT honor_valid_until CHECK (valid_until IS date(valid_until)),
    CONSTRAINT honor_recipient CHECK (recipient IN ('enterprise', 'person', 'chamber')),
    CONSTRAINT honor_recipient_matches CHECK ((enterprise IS NOT NULL) = (recipient = 'enterprise')
        AND (person IS NOT NULL) = (recipient = 'person'))
) STRICT;

CREATE INDEX honor_by_day ON honor (awarded_on, id);

CREATE INDEX honor_by_enterprise ON honor (enterprise) WHERE enterprise IS NOT NULL;

CREATE INDEX honor_by_person ON honor (person) WHERE person IS NOT NULL;

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

CREATE TABLE frozen (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    period TEXT NOT NULL UNIQUE,
    as_of TEXT NOT NULL,
    definitions INTEGER NOT NULL,
    figures TEXT NOT NULL,
    note TEXT,
    CONSTRAINT frozen_as_of CHECK (as_of IS date(as_of)),
    CONSTRAINT frozen_definitions CHECK (definitions >= 1)
) STRICT;

CREATE INDEX frozen_by_day ON frozen (as_of, id);
