-- What the secretariat does: visit campaigns, visits, requests with their steps, honors.

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

-- the last number given in a year, so that none is given twice
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
