/* SPDX-License-Identifier: MIT */
/* What a command is, as data. Parsing, usage lines and help all come from these tables and from
 * the library's tables of fields. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <chamber/chamber.h>

struct cli;

enum option_kind {
    OPTION_VALUE,  /* --name VALUE */
    OPTION_SWITCH, /* --name */
    OPTION_YESNO   /* --name, --no_name, or followed by a yes or a no */
};

/* One option. `of` means that the value is a field of that noun and is described there. */
struct option {
    const char *name;
    const char *alias; /* a second name, or NULL */
    char letter;       /* -o; 0: none */
    enum option_kind kind;
    bool many;         /* may be given more than once */
    const char *value; /* what stands for the value in help */
    const char *help;  /* a message's id */
    const struct chamber_noun *of;
    const struct chamber_field *field;         /* found by `of` and `name` */
    const struct chamber_condition *condition; /* a list's condition */
};

/* Which further options a command takes. */
enum takes {
    TAKES_FIELDS = 1 << 0,      /* every field of the noun, as a value to store */
    TAKES_DAY = 1 << 1,         /* --on means the noun's day */
    TAKES_SINCE = 1 << 2,       /* --since, where a field is dated */
    TAKES_FILTERS = 1 << 3,     /* every field and condition of the noun, as a filter */
    TAKES_OUTPUT = 1 << 4,      /* -o, --force */
    TAKES_COLUMNS = 1 << 5,     /* --columns */
    TAKES_DRY_RUN = 1 << 6,     /* --dry_run */
    TAKES_YES = 1 << 7,         /* --yes */
    TAKES_CSV = 1 << 8,         /* --csv, --excel */
    TAKES_AS_OF = 1 << 9,       /* --as_of, where the noun has a history */
    TAKES_MASK = 1 << 10,       /* --mask */
    TAKES_HTML = 1 << 11,       /* --html */
    TAKES_TEXT = 1 << 12,       /* --text */
    TAKES_XLSX = 1 << 13,       /* --xlsx */
    TAKES_JSON_LINES = 1 << 14, /* --jsonl */
    TAKES_SHEETS = TAKES_OUTPUT | TAKES_XLSX | TAKES_JSON_LINES | TAKES_MASK,
    TAKES_DATA = TAKES_SHEETS | TAKES_CSV, /* records or figures */
    TAKES_FILE = TAKES_DATA | TAKES_TEXT,
    TAKES_SCREEN = TAKES_SHEETS | TAKES_TEXT /* parts, each of its own kind */
};

enum access {
    ACCESS_NONE,
    ACCESS_IF_THERE, /* read for a workbook, which is made without a database too */
    ACCESS_READ,
    ACCESS_WRITE,
    ACCESS_MAKES /* it opens the database by itself, and writes it */
};

/* One command: `chamber NOUN VERB`. */
struct command {
    const char *noun;             /* NULL: of the database itself; "*": of every noun */
    const char *verb;             /* NULL ends an array */
    const char *summary;          /* a message's id */
    const char *operands;         /* as in the usage line: "REF...", "[FILE]"; NULL: none */
    size_t least, most;           /* how many operands */
    const struct option *options; /* its own, ended by a NULL name; or NULL */
    unsigned takes;
    enum access access;
    const char *writes; /* the option with which one that reads writes; or NULL */
    bool of_events;     /* an event noun has it too */
    int (*run)(struct cli *cli);
    const char *example; /* NOUN, REF, ADD and EDIT stand for those of struct noun_entry */
};

/* What the command line adds to a noun's table of fields. */
struct noun_entry {
    const struct chamber_noun *noun;
    const char *columns; /* of a table of records, joined by commas */
    const char *ref;     /* examples: a record of the sample */
    const char *add;     /* options that add one */
    const char *edit;    /* options that change it */
    const char *remove;  /* a record that nothing refers to after `add` */

    const char *asks; /* what `add` without options asks for at a terminal, in order; or NULL */

    /* Whether a table shows a record apart from those before it; or NULL. */
    int (*apart)(struct cli *cli, const void *record, bool *apart);

    /* What is shown and asked at a terminal before a record is added; or NULL. */
    int (*doubt)(struct cli *cli, const void *record);
};

extern const struct noun_entry noun_entries[]; /* ended by a NULL noun */
const struct noun_entry *noun_entry(const struct chamber_noun *noun);

/* One array per file, each ended by a NULL verb; all of them ended by NULL. */
extern const struct command *const all_commands[];

extern const struct command record_commands[];
extern const struct command template_commands[];
extern const struct command import_commands[];
extern const struct command whole_commands[];
extern const struct command log_commands[];
extern const struct command undo_commands[];
extern const struct command enterprise_commands[];
extern const struct command register_commands[];
extern const struct command person_commands[];
extern const struct command term_commands[];
extern const struct command post_commands[];
extern const struct command liaison_commands[];
extern const struct command campaign_commands[];
extern const struct command visit_commands[];
extern const struct command visit_view_commands[];
extern const struct command activity_commands[];
extern const struct command body_commands[];
extern const struct command service_commands[];
extern const struct command request_commands[];
extern const struct command request_view_commands[];
extern const struct command notice_commands[];
extern const struct command database_commands[];
extern const struct command check_commands[];
extern const struct command backup_commands[];
extern const struct command restore_commands[];
extern const struct command stats_commands[];
extern const struct command batch_commands[];
extern const struct command config_commands[];
extern const struct command help_commands[];
extern const struct command completion_commands[];

/* Whether a post is of an honorary role (post.c). */
int post_honorary(struct cli *cli, const void *record, bool *honorary);

/* Whether a visit was entered before (visit_twice.c). */
int visit_doubt(struct cli *cli, const void *record);
int visit_doubt_at(struct cli *cli, chamber_id enterprise, const struct chamber_visit *visit);

/* The next command of all arrays after `at` (NULL: the first), or NULL. */
struct command_place {
    size_t array, index;
};
const struct command *command_next(struct command_place *place);

/* Whether a command is one of this noun (NULL: of the database). */
bool command_fits(const struct command *command, const struct chamber_noun *noun);

/* The noun of that name or label, or NULL. */
const struct chamber_noun *noun_called(const char *word);

/* The command of that name, or NULL. */
const struct command *command_find(const struct chamber_noun *noun, const char *verb);

#endif
