-- Reports as they were given: the figures of a period, kept when it was frozen.

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
