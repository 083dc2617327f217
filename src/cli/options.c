/* SPDX-License-Identifier: MIT */
/* Which options a command has: the common ones, those of its noun's fields, its own. */
#include <string.h>

#include "cli/cli.h"

static const struct option common_options[] = {
    {.name = "db", .value = "FILE", .help = "option_db"},
    {.name = "read_only", .kind = OPTION_SWITCH, .help = "option_read_only"},
    {.name = "json", .kind = OPTION_SWITCH, .help = "option_json"},
    {.name = "lang", .value = "zh|en", .help = "option_lang"},
    {.name = "as", .value = "WHO", .help = "option_as"},
    {.name = "color", .value = "auto|always|never", .help = "option_color"},
    {.name = "no_pager", .kind = OPTION_SWITCH, .help = "option_no_pager"},
    {.name = "help", .kind = OPTION_SWITCH, .help = "option_help"},
    {NULL},
};

static const struct option csv_options[] = {
    {.name = "csv", .kind = OPTION_SWITCH, .help = "option_csv"},
    {.name = "excel", .kind = OPTION_SWITCH, .help = "option_excel"},
    {NULL},
};

static const struct option json_lines_options[] = {
    {.name = "jsonl", .kind = OPTION_SWITCH, .help = "option_jsonl"},
    {NULL},
};

static const struct option xlsx_options[] = {
    {.name = "xlsx", .kind = OPTION_SWITCH, .help = "option_xlsx"},
    {NULL},
};

static const struct option mask_options[] = {
    {.name = "mask", .kind = OPTION_SWITCH, .help = "option_mask"},
    {NULL},
};

static const struct option text_options[] = {
    {.name = "text", .kind = OPTION_SWITCH, .help = "option_text"},
    {NULL},
};

static const struct option html_options[] = {
    {.name = "html", .kind = OPTION_SWITCH, .help = "option_html"},
    {NULL},
};

static const struct option output_options[] = {
    {.name = "output", .letter = 'o', .value = "FILE", .help = "option_output"},
    {.name = "force", .kind = OPTION_SWITCH, .help = "option_force"},
    {NULL},
};

static const struct option list_options[] = {
    {.name = "search", .value = "TEXT", .help = "option_search"},
    {.name = "sort", .value = "FIELD", .help = "option_sort"},
    {.name = "limit", .value = "N", .help = "option_limit"},
    {NULL},
};

static const struct option day_options[] = {
    {.name = "from", .value = "DATE", .help = "option_from"},
    {.name = "until", .value = "DATE", .help = "option_until"},
    {NULL},
};

static const struct option as_of_options[] = {
    {.name = "as_of", .value = "DATE", .help = "option_as_of"},
    {NULL},
};

static const struct option since_options[] = {
    {.name = "since", .value = "DATE", .help = "option_since"},
    {NULL},
};

static const struct option columns_options[] = {
    {.name = "columns", .many = true, .value = "FIELD,FIELD", .help = "option_columns"},
    {NULL},
};

static const struct option dry_run_options[] = {
    {.name = "dry_run", .kind = OPTION_SWITCH, .help = "option_dry_run"},
    {NULL},
};

static const struct option yes_options[] = {
    {.name = "yes", .kind = OPTION_SWITCH, .help = "option_yes"},
    {NULL},
};

static void append(struct options *options, const struct option *option)
{
    if (options->count == options->capacity) {
        size_t capacity = options->capacity ? options->capacity * 2 : 64;
        struct option *items = reallocarray(options->items, capacity, sizeof(*items));
        if (!items) {
            options->failed = true; /* which is looked at in the end */
            return;
        }
        options->items = items;
        options->capacity = capacity;
    }
    options->items[options->count++] = *option;
}

static const char *value_word(const struct chamber_field *field)
{
    static const char *const words[] = {
        [CHAMBER_TEXT] = "TEXT",  [CHAMBER_DATE] = "DATE",   [CHAMBER_PDATE] = "DATE",
        [CHAMBER_ENUM] = "WORD",  [CHAMBER_CHOICE] = "WORD", [CHAMBER_INT] = "N",
        [CHAMBER_MONEY] = "YUAN", [CHAMBER_BOOL] = "YES|NO", [CHAMBER_REF] = "REF",
    };
    return words[field->kind];
}

static struct option of_field(const struct chamber_noun *noun, const struct chamber_field *field)
{
    return (struct option){
        .name = field->name,
        .kind = field->kind == CHAMBER_BOOL ? OPTION_YESNO : OPTION_VALUE,
        .many = field->flags & CHAMBER_LIST,
        .value = value_word(field),
        .of = noun,
        .field = field,
    };
}

/* Constant options, completed from the field that they name. */
static void append_all(struct options *options, const struct option *from)
{
    for (; from && from->name; from++) {
        struct option option = *from;
        const struct chamber_field *field =
            from->of ? chamber_noun_field(from->of, from->name) : NULL;
        if (field) {
            option = of_field(from->of, field);
            option.alias = from->alias;
            option.help = from->help;
            option.many = option.many || from->many;
        }
        append(options, &option);
    }
}

static void append_fields(struct options *options, const struct chamber_noun *noun, unsigned takes)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    for (size_t i = 0; i < count; i++) {
        struct option option = of_field(noun, &fields[i]);
        if (options_find(options, option.name, strlen(option.name)))
            continue; /* the command means something of its own by it */
        if ((takes & TAKES_DAY) && (fields[i].flags & CHAMBER_DAY))
            option.alias = "on";
        option.many = option.many || (takes & TAKES_FILTERS);
        append(options, &option);
    }
}

static const char *condition_word(const struct chamber_condition *condition)
{
    static const char *const words[] = {
        [CHAMBER_TAKES_NOTHING] = NULL,
        [CHAMBER_TAKES_NUMBER] = "N",
        [CHAMBER_TAKES_TEXT] = "TEXT",
        [CHAMBER_TAKES_RECORD] = "REF",
    };
    return words[condition->takes];
}

static void append_conditions(struct options *options, const struct chamber_noun *noun)
{
    size_t count = 0;
    const struct chamber_condition *conditions = chamber_noun_conditions(noun, &count);
    for (size_t i = 0; i < count; i++) {
        const char *word = condition_word(&conditions[i]);
        struct option option = {
            .name = conditions[i].name,
            .kind = word ? OPTION_VALUE : OPTION_SWITCH,
            .many = word,
            .value = word,
            .condition = &conditions[i],
        };
        append(options, &option);
    }
}

static bool has_flag(const struct chamber_noun *noun, unsigned flag)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    for (size_t i = 0; i < count; i++) {
        if (fields[i].flags & flag)
            return true;
    }
    return false;
}

static void append_filters(struct options *options, const struct chamber_noun *noun)
{
    append_fields(options, noun, TAKES_FILTERS | TAKES_DAY);
    append_conditions(options, noun);
    if (has_flag(noun, CHAMBER_DAY))
        append_all(options, day_options);
    if (chamber_noun_has_history(noun))
        append_all(options, as_of_options);
    append_all(options, list_options);
}

/* What several commands take, whatever the noun. */
static const struct {
    unsigned takes;
    const struct option *options;
} shared[] = {
    {TAKES_COLUMNS, columns_options},
    {TAKES_CSV, csv_options},
    {TAKES_JSON_LINES, json_lines_options},
    {TAKES_XLSX, xlsx_options},
    {TAKES_TEXT, text_options},
    {TAKES_HTML, html_options},
    {TAKES_MASK, mask_options},
    {TAKES_OUTPUT, output_options},
    {TAKES_DRY_RUN, dry_run_options},
    {TAKES_YES, yes_options},
};

/* False: no memory. */
static bool build(struct options *options, const struct command *command,
                  const struct chamber_noun *noun)
{
    unsigned takes = command ? command->takes : 0;
    append_all(options, command ? command->options : NULL);
    if (takes & TAKES_FIELDS)
        append_fields(options, noun, takes);
    if (takes & TAKES_SINCE && has_flag(noun, CHAMBER_DATED))
        append_all(options, since_options);
    if (takes & TAKES_FILTERS)
        append_filters(options, noun);
    if (takes & TAKES_AS_OF && chamber_noun_has_history(noun))
        append_all(options, as_of_options);
    for (size_t i = 0; i < COUNT_OF(shared); i++)
        if (takes & shared[i].takes)
            append_all(options, shared[i].options);
    append_all(options, common_options);
    return !options->failed;
}

int options_build(struct cli *cli, const struct command *command, const struct chamber_noun *noun,
                  struct options *options)
{
    return build(options, command, noun) ? CHAMBER_OK : out_of_memory(cli);
}

void options_free(struct options *options)
{
    free(options->items);
    *options = (struct options){0};
}

const struct option *options_find(const struct options *options, const char *name, size_t length)
{
    for (size_t i = 0; i < options->count; i++) {
        const struct option *option = &options->items[i];
        if (same_name(option->name, name, length) ||
            (option->alias && same_name(option->alias, name, length)) ||
            (option->field && same_name(option->field->label, name, length)))
            return option;
    }
    return NULL;
}

/* Asked only of options that stand before the command's name. */
bool option_takes_value(const char *name, size_t length)
{
    struct command_place place = {0};
    const struct command *command = NULL;
    do {
        for (size_t n = 0; chamber_nouns()[n]; n++) {
            const struct chamber_noun *noun = chamber_nouns()[n];
            if (command && !command_fits(command, command->noun ? noun : NULL))
                continue;
            CLEAN(options_free) struct options options = {0};
            const struct option *found =
                build(&options, command, noun) ? options_find(&options, name, length) : NULL;
            if (found)
                return found->kind == OPTION_VALUE;
        }
        command = command_next(&place);
    } while (command);
    return false;
}
