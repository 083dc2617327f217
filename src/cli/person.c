/* SPDX-License-Identifier: MIT */
/* All that is kept of a person, and erasing it. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* --- person dossier --- */
static int run_dossier(struct cli *cli)
{
    return run_screens(cli, &chamber_person_dossier_screen);
}

/* --- the texts that name a person, and which of them are to be cleared --- */
struct mentions {
    struct chamber_person_mention *items;
    size_t count;
    const char **chosen; /* places */
    size_t chosen_count; /* SIZE_MAX: all */
    char *typed;         /* what they point into, or NULL */
};

static void mentions_free(struct mentions *mentions)
{
    for (size_t i = 0; i < mentions->count; i++)
        chamber_record_clear(&chamber_person_mention_noun, &mentions->items[i]);
    free(mentions->items);
    free(mentions->chosen);
    free(mentions->typed);
}

static int read_mentions(struct cli *cli, chamber_id id, struct mentions *mentions)
{
    struct chamber_cursor *cursor = NULL;
    struct chamber_person_mention mention = {0};
    int result = chamber_person_mentions_open(cli->db, id, &cursor);
    while (result == CHAMBER_OK &&
           (result = chamber_cursor_next(cursor, &mention)) == CHAMBER_ROW) {
        void *grown = reallocarray(mentions->items, mentions->count + 1, sizeof(mention));
        result = grown ? CHAMBER_OK : out_of_memory(cli);
        if (!grown)
            break;
        mentions->items = grown;
        mentions->items[mentions->count++] = mention;
        mention = (struct chamber_person_mention){0};
    }
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_person_mention_noun, &mention);
    return result;
}

/* "request#12.detail  诉求 · 详情", and what else is to be known of it. */
static int print_mention(struct cli *cli, FILE *out, const struct chamber_person_mention *mention,
                         bool with_text)
{
    const struct chamber_noun *noun = chamber_noun_named(mention->noun);
    const struct chamber_field *field = noun ? chamber_noun_field(noun, mention->field) : NULL;
    CLEAN_TEXT char *text = NULL;
    if (field)
        fprintf(out, "  %s  %s · %s", mention->place, noun_title(cli, noun),
                field_title(cli, field));
    else
        fprintf(out, "  %s", mention->place);
    if (mention->fixed == CHAMBER_YES)
        fprintf(out, "  %s", phrase(cli, "erase_stays"));
    if (mention->shared == CHAMBER_YES)
        fprintf(out, "  %s", phrase(cli, "erase_shared"));
    if (!mention->text)
        fprintf(out, "  %s", phrase(cli, "erase_past"));
    const struct chamber_field *shown = chamber_noun_field(&chamber_person_mention_noun, "text");
    int result = CHAMBER_OK;
    if (with_text && mention->text)
        result = chamber_field_format(cli->db, shown, mention, CHAMBER_WORDS, &text);
    CLEAN_FREE char *safe = result == CHAMBER_OK && text ? text_shown(cli, text) : NULL;
    fprintf(out, safe ? "\n    %s\n" : "\n", safe);
    return result;
}

/* One after the other at the terminal; "a" takes all that follow too. */
static int ask_mentions(struct cli *cli, struct mentions *mentions)
{
    bool all = false;
    for (size_t i = 0; i < mentions->count; i++) {
        const struct chamber_person_mention *mention = &mentions->items[i];
        int result = print_mention(cli, stderr, mention, true);
        if (result < 0)
            return result;
        if (mention->fixed == CHAMBER_YES || mention->certain == CHAMBER_YES)
            continue;
        CLEAN_FREE char *prompt = text_format("%s [y/N/a] ", phrase(cli, "erase_text_question"));
        CLEAN_FREE char *answer = all ? NULL : ask(prompt);
        if (!all && !answer)
            return unanswered(cli, NULL);
        all = all || strcasecmp(answer, "a") == 0;
        if (all || strcasecmp(answer, "y") == 0 || strcmp(answer, "是") == 0)
            mentions->chosen[mentions->chosen_count++] = mention->place;
    }
    return CHAMBER_OK;
}

/* "all", "none" or places joined by ";". */
static int take_mentions(struct cli *cli, struct mentions *mentions)
{
    size_t places = 1;
    mentions->typed = given_joined(cli, "texts");
    if (!mentions->typed)
        return out_of_memory(cli);
    if (strcmp(mentions->typed, "none") == 0)
        return CHAMBER_OK;
    if (strcmp(mentions->typed, "all") == 0) {
        mentions->chosen_count = SIZE_MAX;
        return CHAMBER_OK;
    }
    for (const char *at = mentions->typed; (at = strchr(at, ';')); at++)
        places++;
    free(mentions->chosen);
    mentions->chosen = calloc(places, sizeof(*mentions->chosen));
    if (!mentions->chosen)
        return out_of_memory(cli);
    for (char *rest = mentions->typed, *place; (place = strsep(&rest, ";"));)
        if (*place)
            mentions->chosen[mentions->chosen_count++] = place;
    return CHAMBER_OK;
}

/* Without a terminal, and where nothing is said of them, the texts stay. */
static int choose_mentions(struct cli *cli, struct mentions *mentions)
{
    mentions->chosen = calloc(mentions->count + 1, sizeof(*mentions->chosen));
    if (!mentions->chosen)
        return out_of_memory(cli);
    if (given_value(cli, "texts"))
        return take_mentions(cli, mentions);
    return can_ask() && !cli->yes && !cli->dry_run ? ask_mentions(cli, mentions) : CHAMBER_OK;
}

static bool is_chosen(const struct mentions *mentions, const struct chamber_person_mention *mention)
{
    if (mention->certain == CHAMBER_YES)
        return true;
    if (mentions->chosen_count == SIZE_MAX)
        return mention->fixed != CHAMBER_YES;
    for (size_t i = 0; i < mentions->chosen_count; i++)
        if (strcmp(mentions->chosen[i], mention->place) == 0)
            return true;
    return false;
}

/* --- what is said of it --- */
/* Those that were not chosen; the values are not repeated once the person is erased. */
static int print_left(struct cli *cli, const struct mentions *mentions, bool with_text)
{
    size_t left = 0;
    int result = CHAMBER_OK;
    for (size_t i = 0; i < mentions->count && result == CHAMBER_OK; i++) {
        if (is_chosen(mentions, &mentions->items[i]))
            continue;
        if (left++ == 0)
            fprintf(cli->out, "%s\n", phrase(cli, "erase_left"));
        result = print_mention(cli, cli->out, &mentions->items[i], with_text);
    }
    return result;
}

static void put_mentions(struct cli *cli, const struct mentions *mentions)
{
    fputs("\"mentions\":[", cli->out);
    for (size_t i = 0; i < mentions->count; i++) {
        const struct chamber_person_mention *mention = &mentions->items[i];
        fputs(i > 0 ? ",{\"place\":" : "{\"place\":", cli->out);
        json_text(cli->out, mention->place);
        fprintf(cli->out, ",\"chosen\":%s,\"fixed\":%s}",
                is_chosen(mentions, mention) ? "true" : "false",
                mention->fixed == CHAMBER_YES ? "true" : "false");
    }
    fputs("]}\n", cli->out);
}

static int print_copies(struct cli *cli, struct chamber_cursor *cursor)
{
    struct chamber_person_copy copy = {0};
    int result;
    for (size_t i = 0; (result = chamber_cursor_next(cursor, &copy)) == CHAMBER_ROW; i++) {
        if (i == 0)
            fprintf(cli->out, "%s\n", phrase(cli, "erase_copies"));
        CLEAN_FREE char *path = text_shown(cli, copy.path);
        fprintf(cli->out, "  %s%s%s\n", path ? path : "", copy.holds == CHAMBER_YES ? "" : "  ",
                copy.holds == CHAMBER_YES ? "" : phrase(cli, "erase_unknown"));
    }
    chamber_record_clear(&chamber_person_copy_noun, &copy);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", phrase(cli, "erase_elsewhere"));
    return result;
}

static int print_done(struct cli *cli, const struct chamber_person_erased *erased,
                      const struct mentions *mentions, struct chamber_cursor *copies)
{
    char number[24], changes[24], texts[24];
    snprintf(number, sizeof(number), "%" PRId64, erased->person.value);
    snprintf(changes, sizeof(changes), "%" PRId64, erased->changes.value);
    snprintf(texts, sizeof(texts), "%" PRId64, erased->texts.value);
    CLEAN_TEXT char *line = words(cli, "erase_done", number, erased->name, changes, texts);
    if (!line)
        return out_of_memory(cli);
    fprintf(cli->out, "%s\n", line);
    int result = print_left(cli, mentions, false);
    return result == CHAMBER_OK ? print_copies(cli, copies) : result;
}

/* The object of what was done, the backups, and what became of each text. */
static int print_object(struct cli *cli, const struct chamber_person_erased *erased,
                        const struct mentions *mentions, struct chamber_cursor *copies)
{
    CLEAN_TEXT char *json = NULL;
    int result = chamber_sheet_json(cli->db, &chamber_person_erased_noun, erased, "backups",
                                    &chamber_person_copy_noun, copies, NULL, &json);
    if (result < 0)
        return result;
    fprintf(cli->out, "%.*s,", (int)strlen(json) - 1, json);
    put_mentions(cli, mentions);
    return CHAMBER_OK;
}

static int print_erased(struct cli *cli, const struct chamber_person_erased *erased,
                        const struct mentions *mentions)
{
    struct chamber_cursor *copies = NULL;
    int result = chamber_person_copies_open(cli->db, erased->person.value, &copies);
    if (result == CHAMBER_OK)
        result = wants_json(cli) ? print_object(cli, erased, mentions, copies)
                                 : print_done(cli, erased, mentions, copies);
    chamber_cursor_close(copies);
    return result;
}

/* --- person erase --- */
/* One who was removed is still known by the number. */
static int find_person(struct cli *cli, const char *ref, chamber_id *id)
{
    struct chamber_cursor *cursor = NULL;
    int64_t number = *ref == '#' ? parse_count(ref + 1) : 0;
    int result = find_to_write(cli, cli->noun, ref, id);
    if (result != CHAMBER_E_NOT_FOUND || number <= 0)
        return result;
    result = chamber_person_mentions_open(cli->db, number, &cursor);
    chamber_cursor_close(cursor);
    if (result == CHAMBER_OK)
        *id = number;
    return result;
}

/* "人士 #5 · 张三"; of one who was removed the number alone. */
static int person_line(struct cli *cli, chamber_id id, char **line)
{
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, cli->noun, &record);
    if (result == CHAMBER_OK)
        result = chamber_record_get(cli->db, cli->noun, id, record.data);
    if (result == CHAMBER_OK)
        return record_line(cli, cli->noun, record.data, line);
    if (result != CHAMBER_E_NOT_FOUND)
        return result;
    *line = text_format("%s #%" PRId64, noun_title(cli, cli->noun), id);
    return *line ? CHAMBER_OK : out_of_memory(cli);
}

/* A dry run says what would be left, with its words. */
static int print_would(struct cli *cli, const char *line, chamber_id id,
                       const struct mentions *mentions)
{
    CLEAN_TEXT char *would = words(cli, "erase_would", line);
    if (wants_json(cli)) {
        fprintf(cli->out, "{\"person\":%" PRId64 ",", id);
        put_mentions(cli, mentions);
    } else {
        print_mark(cli);
        fprintf(cli->out, "%s\n", would ? would : line);
    }
    int result = wants_json(cli) ? CHAMBER_OK : print_left(cli, mentions, true);
    say(cli, "dry_run_done");
    return result;
}

static int erase(struct cli *cli, chamber_id id, const char *line, const struct mentions *mentions)
{
    CLEAN_RECORD struct any_record record = {0};
    CLEAN_TEXT char *question = words(cli, "erase_question", line);
    int result = question ? confirm(cli, question) : out_of_memory(cli);
    if (result == CHAMBER_OK)
        result = any_record_new(cli, &chamber_person_erased_noun, &record);
    if (result == CHAMBER_OK)
        result = chamber_person_erase(cli->db, id, mentions->chosen, mentions->chosen_count,
                                      record.data);
    if (result < 0)
        return result;
    cli->stored = true;
    return print_erased(cli, record.data, mentions);
}

static int run_erase(struct cli *cli)
{
    chamber_id id;
    CLEAN_FREE char *line = NULL;
    CLEAN(mentions_free) struct mentions mentions = {0};
    int result = find_person(cli, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = person_line(cli, id, &line);
    if (result == CHAMBER_OK)
        result = read_mentions(cli, id, &mentions);
    if (result == CHAMBER_OK)
        result = choose_mentions(cli, &mentions);
    if (result < 0)
        return result;
    return cli->dry_run ? print_would(cli, line, id, &mentions) : erase(cli, id, line, &mentions);
}

/* --- commands --- */
static const struct option erase_options[] = {
    {.name = "texts", .value = "WHICH", .many = true, .help = "option_erase_texts"},
    {NULL},
};

const struct command person_commands[] = {
    {"person", "erase", .summary = "help_person_erase", .operands = "REF", .least = 1, .most = 1,
     .options = erase_options, .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE,
     .run = run_erase, .example = "chamber person erase '#1' --texts all --yes"},
    {"person", "dossier", .summary = "help_person_dossier", .operands = "REF...", .least = 1,
     .most = SIZE_MAX, .takes = TAKES_SCREEN, .access = ACCESS_READ, .run = run_dossier,
     .example = "chamber person dossier '#1'"},
    {.verb = NULL},
};
