/* SPDX-License-Identifier: MIT */
/* What a command runs with, and what the files of this folder offer each other. A function that
 * returns int returns CHAMBER_OK or a negative enum chamber_result; whoever fails first has said
 * why, either in the handle or by complain(). */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"

/* --- freeing at the end of a scope --- */
static inline void clean_text(char **text)
{
    chamber_free(*text);
}
static inline void clean_free(void *pointer)
{
    free(*(void **)pointer);
}
#define CLEAN(destroy) __attribute__((cleanup(destroy)))
#define CLEAN_TEXT     CLEAN(clean_text) /* from the library */
#define CLEAN_FREE     CLEAN(clean_free) /* from malloc() */
#define COUNT_OF(a)    (sizeof(a) / sizeof((a)[0]))

/* --- options --- */
struct options {
    struct option *items;
    size_t count, capacity;
    bool failed; /* memory ran out */
};

struct given {
    const struct option *option;
    const char *value; /* NULL for a switch */
    char *typed;       /* `value`, where it was asked for (malloc) */
};

/* --- where output goes --- */
struct output {
    FILE *file;
    const char *option;  /* that named the file */
    char *path;          /* of -o */
    char *temporary;     /* beside it, until it is complete */
    char *buffer;        /* a writing command's words, held back until it is stored */
    bool released;       /* they are printed though the command fails */
    struct pager *pager; /* between the file and the terminal, or NULL */
    size_t size;
};

/* How data is printed. */
enum format {
    FORMAT_TABLE, /* what a command gives by itself */
    FORMAT_JSON,
    FORMAT_JSON_LINES, /* where one object is printed, the same as JSON */
    FORMAT_CSV,
    FORMAT_EXCEL_CSV,
    FORMAT_XLSX,
    FORMAT_TEXT,
    FORMAT_HTML
};

struct cli {
    struct chamber_db *db;
    enum chamber_language language;
    const struct command *command;
    const struct chamber_noun *noun; /* NULL: a command of the database itself */
    char *path;                      /* of the database */
    char *actor;                     /* who acts */
    struct options options;
    struct given *given; /* in the order of the command line */
    size_t given_count;
    const char **operands;
    size_t operand_count;
    enum format format;
    bool json_errors; /* failures are objects */
    const char *file; /* of which it is a line, borrowed; or NULL */
    int64_t line;     /* from 1 */
    bool yes, dry_run, force, help, colour;
    bool read_only; /* nothing can be written, whatever is asked for */
    bool said;      /* the failure has been reported */
    bool terminal;  /* data goes to a terminal */
    char *warned;   /* the warning that was shown last (malloc) */
    char *doubt;    /* what may be wrong with what is being stored (malloc) */
    bool stored;    /* something was stored */
    bool starved;   /* memory was missing for a text of the output */
    bool has_stdout;
    struct output output;
    FILE *out;                 /* data goes here */
    struct chamber_book *book; /* of FORMAT_XLSX: data goes here, and here alone */
    bool in_batch;             /* one line of many: what is stored is known when all are done */
    bool unsound;              /* all went well, but the database is not as it should be */
    bool as_is;                /* no totals: for an import, or a program */
};

static inline bool wants_json(const struct cli *cli)
{
    return cli->format == FORMAT_JSON || cli->format == FORMAT_JSON_LINES;
}
static inline bool wants_csv(const struct cli *cli)
{
    return cli->format == FORMAT_CSV || cli->format == FORMAT_EXCEL_CSV;
}

/* --- options.c: which options a command has --- */
int options_build(struct cli *cli, const struct command *command, const struct chamber_noun *noun,
                  struct options *options);
void options_free(struct options *options);
const struct option *options_find(const struct options *options, const char *name, size_t length);
/* Whether an option of that name takes a value, in whatever command has it. */
bool option_takes_value(const char *name, size_t length);

/* --- parse.c --- */
int parse(struct cli *cli, int argc, char **argv);
void parse_free(struct cli *cli);
/* Set --lang and --json before anything can fail. */
void parse_first(struct cli *cli, int argc, char **argv);
/* The value given to an option, or NULL. */
const char *given_value(const struct cli *cli, const char *name);
bool given_switch(const struct cli *cli, const char *name);
/* Whether the command may change the database. */
bool command_writes(const struct cli *cli);
/* All values of an option joined by ";" (malloc); NULL if it was not given or memory ran out. */
char *given_joined(const struct cli *cli, const char *name);

/* --- format.c --- */
/* How data is printed, once the options are known. */
int format_choose(struct cli *cli);

/* --- nearest.c: failures that name the nearest there is --- */
int unknown_command(struct cli *cli, const char *word);
int unknown_verb(struct cli *cli, const struct chamber_noun *noun, const char *word);
int unknown_option(struct cli *cli, const char *name, size_t length);

/* --- error.c: the words on stderr --- */
/* A failure of the command line itself: `words` is a message's id and its arguments. */
#define complain(cli, result, field, ...)                                                          \
    complain_words(cli, result, field, (const char *const[]){__VA_ARGS__, NULL})
int complain_words(struct cli *cli, int result, const char *field, const char *const *words);
/* As the handle's failure, but of this option rather than of a field. */
int complain_option(struct cli *cli, int result, const char *option);
/* The same of another handle, which that option made. */
int complain_of(struct cli *cli, struct chamber_db *db, int result, const char *option);
/* Report the handle's failure, unless something was reported already. */
void report(struct cli *cli, int result);
int exit_code(int result);
int out_of_memory(struct cli *cli);
/* A line of words. */
#define say(cli, ...) say_words(cli, (const char *const[]){__VA_ARGS__, NULL})
void say_words(struct cli *cli, const char *const *words);
/* A message as text, freed with chamber_free(); NULL if memory ran out. */
#define words(cli, ...) format_words(cli, (const char *const[]){__VA_ARGS__, NULL})
char *format_words(struct cli *cli, const char *const *words);
/* A message without arguments. */
const char *phrase(const struct cli *cli, const char *id);
void say_count(struct cli *cli, int64_t count);
/* What succeeded but is worth a word, unless it was said already. */
void say_warning(struct cli *cli);
/* Whether there is a batch since that one, or nothing was changed. */
void say_stored(struct cli *cli, chamber_id before);
/* Which batch was written, and how to look at it. */
void say_batch(struct cli *cli);

/* --- text.c --- */
bool same_name(const char *a, const char *b, size_t b_length); /* a hyphen is an underscore */
size_t name_distance(const char *a, const char *b);
bool valid_utf8(const char *text);
/* The weekday of a date that is one, "2018-07-20", as a message's id; NULL for a month, a year or
 * nothing. */
const char *weekday_id(const char *date);
void characters_known(void); /* to the C library: before it is asked how wide a text is */
/* A stream into memory: the text, with a NUL at its end, is whole after fflush and after
 * text_close, which tells whether there was memory for all of it (free the text either way). */
FILE *text_open(char **text, size_t *size);
bool text_close(FILE *out);
void json_text(FILE *out, const char *text); /* quoted; NULL is null */
char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
int64_t parse_count(const char *text); /* -1 if it is no whole number */
/* On a terminal, what cannot be seen or turns the text around as \u202e; else as it is (malloc). */
char *text_shown(const struct cli *cli, const char *text);
/* What a noun or a field is called in the user's language. */
const char *noun_title(const struct cli *cli, const struct chamber_noun *noun);
const char *field_title(const struct cli *cli, const struct chamber_field *field);

/* --- paths.c --- */
int database_path(struct cli *cli); /* sets cli->path */
int set_actor(struct cli *cli);
/* Whether nothing may be written: --read_only, else CHAMBER_READ_ONLY, else the configured. */
int set_read_only(struct cli *cli);
/* How a database is opened that is only read. */
enum chamber_mode reading_mode(const struct cli *cli);
/* The configuration file, there or not (malloc); NULL: it has no place. */
char *configuration_path(void);
/* The value of a key in it (malloc), or NULL; false, with errno, if it could not be read. */
bool configured(const char *key, char **value);

/* --- database.c --- */
/* A path in words, or as the value of a JSON key. */
int print_path(struct cli *cli, const char *id, const char *key, const char *path);

/* --- output.c --- */
int output_open(struct cli *cli);
int output_flush(struct cli *cli);
int output_close(struct cli *cli, int result);
/* A file besides, as -o has one: into a zeroed `output`, whose file is written to. */
int output_file_open(struct cli *cli, struct output *output, const char *option, const char *path);
/* It appears if the result is CHAMBER_OK. */
int output_file_close(struct cli *cli, struct output *output, int result);

/* --- pager.c: what is longer than the screen --- */
/* The pager that is configured, "" for none (malloc), and the message that says by what. */
char *pager_command(const struct cli *cli, const char **source);
/* The file that goes there, if there is one, and the terminal tells its height. */
int pager_open(struct cli *cli, struct output *output);
/* Where words go: after what the reader is given, once that has begun. */
FILE *pager_words(struct output *output);
/* Returns once the reader has left; 0, or the error number of what did not reach the terminal. */
int pager_close(struct output *output);

/* --- ask.c: a person at the terminal --- */
bool can_ask(void);
/* Whether the person agrees; --yes agrees to all. */
int confirm(struct cli *cli, const char *question);
/* A line typed (malloc), or NULL at the end; `prompt` is shown as it is, NULL if there was no
 * memory for it. */
char *ask(const char *prompt);
/* Right after a NULL: the person stopped, or memory ran out. */
int unanswered(struct cli *cli, const char *option);

/* --- signals.c --- */
void signals_catch(struct chamber_db *db);
int signals_caught(void);
void signals_release(void); /* before the handle is closed */

/* --- colour.c: what colours mean --- */
enum meaning { MEANS_NOTHING, MEANS_HEADING, MEANS_BAD, MEANS_GOOD };
/* The terminal's sequence for it; NULL: none. */
const char *colour_of(enum meaning meaning);
/* Of a field's value, by what the field is. */
enum meaning field_meaning(const struct chamber_field *field, const char *text);

/* --- table.c: aligned tables --- */
struct table;
struct table *table_new(struct cli *cli); /* NULL: return what table_failed() says */
int table_failed(struct cli *cli);
void table_free(struct table **table);
#define CLEAN_TABLE CLEAN(table_free)
/* What a column may do where the terminal is too narrow. */
enum fit { FIT_WRAP, FIT_WHOLE, FIT_RIGHT /* whole, and aligned to the right */ };
int table_column(struct table *table, const char *heading, enum fit fit);
int table_row(struct table *table);
int table_cell(struct table *table, size_t column, const char *text);
/* Of the cell just filled in. */
int table_meaning(struct table *table, size_t column, enum meaning meaning);
int table_print(struct table *table);
void table_bare(struct table *table); /* without headings */
/* How wide the terminal is that tables are fitted to; 0: they are not. */
size_t table_room(const struct cli *cli);

/* --- csv.c: rows in the kind of CSV that was asked for --- */
int csv_begin(struct cli *cli);
int csv_row(struct cli *cli, const char *const *cells, size_t count);

/* --- print.c: records as table, JSON or CSV --- */
/* Where records come from: CHAMBER_ROW and a record, CHAMBER_OK past the last. */
struct source {
    int (*next)(void *from, void *record);
    void *from;
};
int print_records(struct cli *cli, const struct chamber_noun *noun, const struct source *source);
int print_cursor(struct cli *cli, const struct chamber_noun *noun, struct chamber_cursor *cursor);
/* As print_cursor(), of a cursor that the library was just asked for: after a failure there is
 * none. Closes it. */
int print_opened(struct cli *cli, const struct chamber_noun *noun, int result,
                 struct chamber_cursor *cursor);
/* As these, but counting the records rather than saying how many they are. */
int print_counted(struct cli *cli, const struct chamber_noun *noun, const struct source *source,
                  int64_t *count);
int cursor_counted(struct cli *cli, const struct chamber_noun *noun, struct chamber_cursor *cursor,
                   int64_t *count);
/* Every field of one record, one below the other; `as_of`: the day they were so, or NULL. */
int print_fields(struct cli *cli, const struct chamber_noun *noun, const void *record,
                 const char *as_of);
/* Whether the record is the first of those that the noun's own order puts apart, at its end: an
 * empty line goes before it. `apart` is where the pass is: 0 at its start, 1 before them, 2 among
 * them. */
int begins_apart(struct cli *cli, const struct chamber_noun *noun, const void *record, int *apart,
                 bool *begins);
/* "走访 #132 · 2018-07-20 周五 · 宏达机械" (malloc). */
int record_line(struct cli *cli, const struct chamber_noun *noun, const void *record, char **line);

/* The fields that are a table's columns, at most 64. */
struct columns {
    const struct chamber_field *items[64];
    size_t count;
    bool bare;     /* no column for the number: rows of a view */
    size_t before; /* so many columns of a table come before these */
};

/* --- book.c: tables of a workbook --- */
enum { BOOK_MORE_MAX = 4 };
/* With the output: begin the workbook if one is asked for, and end it. */
int workbook_begin(struct cli *cli);
int workbook_end(struct cli *cli, int result);
/* A table of records; `more` columns and cells follow those of the fields. */
int book_columns(struct cli *cli, const struct columns *columns,
                 const struct chamber_book_column *more, size_t more_count);
int book_record(struct cli *cli, const struct columns *columns, const void *record,
                const char *const *more, size_t more_count);
int book_rows(struct cli *cli, const struct columns *columns, const struct source *source,
              void *record, int64_t *count);
/* A sheet of its own: all fields, or the columns asked for. */
int records_as_book(struct cli *cli, const struct chamber_noun *noun, const struct source *source,
                    void *record, int64_t *count);
/* A table of names and contents, and a row of it unless the field is empty. */
int book_fields_begin(struct cli *cli);
int book_field(struct cli *cli, const struct chamber_field *field, const void *record);

/* --- lines.c: records as plain lines of text --- */
/* What stands between the parts of a line, in the user's language. */
struct marks {
    const char *open, *close, *comma, *colon;
};
const struct marks *marks_of(const struct cli *cli);
int records_as_text(struct cli *cli, const struct chamber_noun *noun, const struct source *source,
                    void *record, int64_t *count);
/* "标签：值" for every field filled in. */
int fields_as_text(struct cli *cli, const struct chamber_noun *noun, const void *record);

/* --- page.c: records as a page of HTML --- */
int records_as_html(struct cli *cli, const struct chamber_noun *noun, const struct source *source,
                    void *record, int64_t *count);

/* --- sheet.c: numbers with the list they are about --- */
struct sheet {
    const struct chamber_noun *noun; /* of the numbers */
    const void *numbers;
    const char *key; /* of the rows, in JSON */
    const struct chamber_noun *rows_noun;
    struct chamber_cursor *rows;
};
/* Print it and close its rows; after a failure of asking for them there is nothing. */
int sheet_opened(struct cli *cli, int result, const struct sheet *sheet);
/* "目标 12 · 已走访 7" */
int print_numbers(struct cli *cli, const struct chamber_noun *noun, const void *numbers);

int columns_choose(struct cli *cli, const struct chamber_noun *noun, struct columns *columns);
int columns_head(struct cli *cli, struct table *table, const struct columns *columns);
int columns_row(struct cli *cli, struct table *table, const struct columns *columns,
                const void *record);

/* --- written.c: what a write says --- */
struct written {
    chamber_id id;
    uint64_t fields;    /* which are shown */
    bool added;         /* also those that the library derived */
    const void *values; /* a record that holds their values as written; NULL: as they are stored */
    const char *since;  /* the day they hold from, or NULL */
    chamber_id event;   /* the step's event, or 0 */
    const char *gone;   /* the line of an event that was dropped, or NULL */
    const char *before; /* a message's id: what is said before the record, or NULL */
};
/* A line of words, the step and the fields, or the object. */
int print_written(struct cli *cli, const struct chamber_noun *noun, const struct written *written);
/* "受理 · 2018-07-05 周四", and what else was said of a step that the fields in `mask` of the
 * record do not say (malloc). */
int event_line(struct cli *cli, chamber_id event, uint64_t mask, char **line);
/* Before what a dry run prints in words. */
void print_mark(struct cli *cli);
/* The noun of the steps of this command's noun, or NULL. */
const struct chamber_noun *event_noun(struct cli *cli);
/* The number of a record's latest step; 0: none. */
int last_event(struct cli *cli, chamber_id id, chamber_id *last);

/* --- words.c: the words that a field takes --- */
typedef int (*word_taker)(void *context, const char *code, const char *word);
/* Each that is not retired, in order, in the user's language. */
int field_words(struct cli *cli, const struct chamber_field *field, word_taker take, void *context);

/* --- missing.c: options that a command needs --- */
/* Without a person to ask: fail, naming all that are missing. */
int needs_check(struct cli *cli, const char *const *names, size_t count);
/* Ask the person for those that are missing. */
int needs_ask(struct cli *cli, const char *const *names, size_t count);
/* The same for fields of the noun, of which an answer to one not required may be empty. */
int fields_ask(struct cli *cli, const char *const *names, size_t count);

/* --- values.c: between options and records --- */
struct any_record {
    const struct chamber_noun *noun;
    void *data;
};
int any_record_new(struct cli *cli, const struct chamber_noun *noun, struct any_record *record);
void any_record_free(struct any_record *record);
#define CLEAN_RECORD CLEAN(any_record_free)
chamber_id record_id(const void *record);
/* Every field option given into the record; `fields` becomes their mask. */
int fill_record(struct cli *cli, const struct chamber_noun *noun, void *record, uint64_t *fields);
/* Options that name fields of `noun` into its struct. */
int fill_step(struct cli *cli, const struct chamber_noun *noun, void *record);
/* A day as people write it, as "YYYY-MM-DD" (chamber_free()); NULL stays NULL. */
int given_day(struct cli *cli, const char *option, char **day);
/* The record an operand names: whole names, on a terminal a part after asking. */
int find_to_write(struct cli *cli, const struct chamber_noun *noun, const char *ref,
                  chamber_id *id);
int find_to_read(struct cli *cli, const struct chamber_noun *noun, const char *ref, chamber_id *id);
/* A whole number from 1; 0 if the option was not given. */
int given_number(struct cli *cli, const char *option, int64_t *number);
/* The list that the filters given stand for. */
struct asked_list {
    struct chamber_list list;
    struct chamber_filter *filters;
    char *texts; /* what the filters point to where a value was split */
    char *as_of;
};
int ask_list(struct cli *cli, struct asked_list *asked);
void asked_list_free(struct asked_list *asked);

/* --- log.c --- */
int history_table(struct cli *cli, struct chamber_history *history);

/* --- screen.c --- */
/* As words, or the object on a line; a dated one without a day is about today. */
int print_screen(struct cli *cli, const struct chamber_screen *screen,
                 const struct chamber_screen_subject *subject);
/* The next of the fields "a,b"; NULL past the last. */
const struct chamber_field *screen_field(const struct chamber_noun *noun, const char **names);
/* What stands between two screens, by how many came before. */
void screen_gap(struct cli *cli, size_t before, const char *words);
/* screen_book.c */
int screen_as_book(struct cli *cli, const struct chamber_screen *screen,
                   const struct chamber_screen_subject *subject);
/* That of each record that the operands name. */
int run_screens(struct cli *cli, const struct chamber_screen *screen);

/* --- request_due.c: a due date given as a number of days --- */
enum { STEP_NEEDS_MAX = 4 };
/* What a step cannot do without, less what --due_days and --due_workdays stand for; how many. */
int due_needs(struct cli *cli, const char *needs[STEP_NEEDS_MAX], size_t *count);
/* The due date they stand for, counted from the step's day. */
int due_fill(struct cli *cli, struct chamber_request_event *event);

/* --- activity.c, sign_in.c --- */
void roster_numbers_clear(struct chamber_activity_roster *numbers);
int roster_opened(struct cli *cli, int result, const struct chamber_activity_roster *numbers,
                  struct chamber_cursor *rows);
int run_sign_in(struct cli *cli);

/* --- write.c --- */
int write_begin(struct cli *cli);
int write_end(struct cli *cli, int result);
/* Begin, write, print what was written, end. */
int write_verb(struct cli *cli, chamber_id id, int (*verb)(struct cli *cli, chamber_id id, void *),
               void *payload);
/* As write_verb(), where `verb` fills in the rest of `written`. */
int write_change(struct cli *cli, struct written *written,
                 int (*verb)(struct cli *cli, chamber_id id, void *), void *payload);

/* --- amend.c --- */
/* What is to be corrected in a record's history. */
struct amend {
    const struct chamber_noun *events;
    chamber_id event; /* 0: one is put in, and its number goes here */
    bool drop;
    struct any_record values; /* an event */
    uint64_t fields;          /* which of it were given */
    const char *outcome;
};
#define AMEND_SWITCHES                                                                             \
    {.name = "drop", .kind = OPTION_SWITCH, .help = "option_amend_drop"},                          \
    {                                                                                              \
        .name = "insert", .kind = OPTION_SWITCH, .help = "option_amend_insert"                     \
    }
/* The operands and options of `amend`, then `verb` with a struct amend. */
int run_amend(struct cli *cli, const struct chamber_noun *events,
              int (*verb)(struct cli *cli, chamber_id id, void *));

/* --- help.c --- */
int help_command(struct cli *cli, const struct command *command, const struct chamber_noun *noun);
int help_noun(struct cli *cli, const struct chamber_noun *noun);
int help_all(struct cli *cli, FILE *out);

/* --- topics.c: what holds for every command --- */
struct topic;
const struct topic *topic_named(const char *word); /* or NULL */
int help_topic(struct cli *cli, const struct topic *topic);
/* A line for each. */
void help_each_topic(struct cli *cli,
                     void (*put)(struct cli *cli, const char *title, const char *const *lines));
/* manual.c: all of it as a manual page. */
int help_manual(struct cli *cli);
void help_topics(struct cli *cli, void (*put)(FILE *out, const char *name, const char *meaning));

#endif
