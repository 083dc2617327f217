/* SPDX-License-Identifier: MIT */
/* Between what was typed and what the library takes: records, days, references, lists. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* --- records --- */
int any_record_new(struct cli *cli, const struct chamber_noun *noun, struct any_record *record)
{
    record->noun = noun;
    record->data = calloc(1, chamber_noun_size(noun));
    return record->data ? CHAMBER_OK : out_of_memory(cli);
}

void any_record_free(struct any_record *record)
{
    if (record->data)
        chamber_record_clear(record->noun, record->data);
    free(record->data);
    record->data = NULL;
}

chamber_id record_id(const void *record)
{
    return *(const chamber_id *)record; /* every record begins with it */
}

/* Whether an option was given that is this field of this noun. */
static bool field_given(const struct cli *cli, const struct chamber_noun *noun, const char *name)
{
    for (size_t i = 0; i < cli->given_count; i++) {
        const struct option *option = cli->given[i].option;
        if (option->of == noun && strcmp(option->name, name) == 0)
            return true;
    }
    return false;
}

int fill_record(struct cli *cli, const struct chamber_noun *noun, void *record, uint64_t *fields)
{
    size_t count;
    const struct chamber_field *all = chamber_noun_fields(noun, &count);
    for (size_t i = 0; i < count; i++) {
        if (!field_given(cli, noun, all[i].name))
            continue;
        CLEAN_FREE char *text = given_joined(cli, all[i].name);
        if (!text)
            return out_of_memory(cli);
        int result = chamber_field_parse(cli->db, noun, &all[i], text, CHAMBER_WHOLE, record);
        if (result < 0)
            return result;
        *fields |= UINT64_C(1) << i;
    }
    return CHAMBER_OK;
}

int fill_step(struct cli *cli, const struct chamber_noun *noun, void *record)
{
    for (size_t i = 0; i < cli->given_count; i++) {
        const struct option *option = cli->given[i].option;
        if (option->of != noun || !option->field)
            continue;
        int result = chamber_field_parse(cli->db, noun, option->field, cli->given[i].value,
                                         CHAMBER_WHOLE, record);
        if (result < 0)
            return complain_option(cli, result, option->alias ? option->alias : option->name);
    }
    return CHAMBER_OK;
}

int given_day(struct cli *cli, const char *option, char **day)
{
    const char *text = given_value(cli, option);
    if (!text)
        return CHAMBER_OK;
    if (!*text)
        return complain(cli, CHAMBER_E_USAGE, option, "option_needs_value", option);
    const struct chamber_noun *noun = &chamber_enterprise_event_noun;
    const struct chamber_field *field = chamber_noun_field(noun, "happened_on");
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, noun, &record);
    if (result < 0)
        return result;
    result = chamber_field_parse(cli->db, noun, field, text, CHAMBER_WHOLE, record.data);
    if (result < 0)
        return complain_option(cli, result, option);
    return chamber_field_format(cli->db, field, record.data, CHAMBER_CODES, day);
}

/* --- references --- */
/* Of several records the one that the person chooses by its number in the list. */
static int choose_record(struct cli *cli, const struct chamber_noun *noun, const char *ref,
                         const chamber_id *ids, size_t count, chamber_id *id)
{
    enum { LISTED_MOST = 20 };
    size_t listed = count < LISTED_MOST ? count : LISTED_MOST;
    char number[24];
    snprintf(number, sizeof(number), "%zu", count);
    say(cli, "choose_from", ref, number, noun_title(cli, noun));
    for (size_t i = 0; i < listed; i++) {
        CLEAN_TEXT char *label = NULL;
        int result = chamber_record_label(cli->db, noun, ids[i], &label);
        CLEAN_FREE char *shown = result == CHAMBER_OK ? text_shown(cli, label) : NULL;
        if (result < 0)
            return result;
        fprintf(stderr, "%3zu  #%" PRId64 " %s\n", i + 1, ids[i], shown ? shown : "");
    }
    snprintf(number, sizeof(number), "%zu", count - listed);
    if (count > listed)
        say(cli, "choose_more", number);
    snprintf(number, sizeof(number), "%zu", listed);
    CLEAN_TEXT char *question = words(cli, "choose_number", number);
    CLEAN_FREE char *prompt = question ? text_format("%s: ", question) : NULL;
    CLEAN_FREE char *answer = ask(prompt);
    if (!answer)
        return unanswered(cli, NULL);
    int64_t chosen = parse_count(answer);
    if (chosen < 1 || (size_t)chosen > listed)
        return complain(cli, CHAMBER_E_AMBIGUOUS, NULL, "not_agreed");
    *id = ids[chosen - 1];
    return CHAMBER_OK;
}

/* What a text may mean is shown and chosen from; `result` is why it was not found at once. */
static int find_by_asking(struct cli *cli, const struct chamber_noun *noun, const char *ref,
                          enum chamber_naming naming, int result, chamber_id *id)
{
    chamber_id *ids = NULL;
    size_t count = 0;
    int found = chamber_record_candidates(cli->db, noun, ref, naming, &ids, &count);
    if (found == CHAMBER_OK && count > 1)
        result = choose_record(cli, noun, ref, ids, count, id);
    chamber_free(ids);
    return found < 0 ? found : result;
}

int find_to_read(struct cli *cli, const struct chamber_noun *noun, const char *ref, chamber_id *id)
{
    int result = chamber_record_find(cli->db, noun, ref, CHAMBER_PART, id);
    return result == CHAMBER_E_AMBIGUOUS && can_ask() && !cli->yes
               ? find_by_asking(cli, noun, ref, CHAMBER_PART, result, id)
               : result;
}

static int confirm_record(struct cli *cli, const struct chamber_noun *noun, chamber_id found,
                          chamber_id *id)
{
    CLEAN_TEXT char *label = NULL;
    int result = chamber_record_label(cli->db, noun, found, &label);
    if (result < 0)
        return result;
    CLEAN_TEXT char *question = words(cli, "is_it_this", noun_title(cli, noun), label);
    if (!question)
        return out_of_memory(cli);
    result = confirm(cli, question);
    if (result == CHAMBER_OK)
        *id = found;
    return result;
}

/* What a part of a name finds may be written to only if the person says so. */
int find_to_write(struct cli *cli, const struct chamber_noun *noun, const char *ref, chamber_id *id)
{
    int result = chamber_record_find(cli->db, noun, ref, CHAMBER_WHOLE, id);
    bool asks = can_ask() && !cli->yes;
    if (result == CHAMBER_E_AMBIGUOUS && asks)
        return find_by_asking(cli, noun, ref, CHAMBER_WHOLE, result, id);
    if (result != CHAMBER_E_NOT_FOUND || !asks)
        return result;
    chamber_id found;
    result = chamber_record_find(cli->db, noun, ref, CHAMBER_PART, &found);
    if (result == CHAMBER_OK)
        return confirm_record(cli, noun, found, id);
    if (result == CHAMBER_E_AMBIGUOUS)
        return find_by_asking(cli, noun, ref, CHAMBER_PART, result, id);
    return result;
}

int given_number(struct cli *cli, const char *option, int64_t *number)
{
    const char *text = given_value(cli, option);
    *number = text ? parse_count(text) : 0;
    if (text && *number <= 0)
        return complain(cli, CHAMBER_E_USAGE, option, "option_needs_number", option, text);
    return CHAMBER_OK;
}

/* --- lists --- */
/* Texts are looked for as they are; of all else several may stand in one value. */
static bool splits(const struct option *option)
{
    return option->field ? option->field->kind != CHAMBER_TEXT
                         : option->condition->takes != CHAMBER_TAKES_TEXT;
}

static int filters_reserve(struct cli *cli, struct asked_list *asked)
{
    size_t filters = 0, bytes = 0;
    for (size_t i = 0; i < cli->given_count; i++) {
        const char *value = cli->given[i].value ? cli->given[i].value : "";
        bytes += strlen(value) + 1;
        filters++;
        for (const char *at = value; (at = strchr(at, ';')); at++)
            filters++;
    }
    asked->filters = calloc(filters + 1, sizeof(*asked->filters));
    asked->texts = calloc(bytes + 1, 1);
    asked->list.filters = asked->filters;
    return asked->filters && asked->texts ? CHAMBER_OK : out_of_memory(cli);
}

/* Put one given filter in; returns where the next text goes. */
static char *put_filter(struct asked_list *asked, const struct given *given, char *at)
{
    if (!given->value || !*given->value || !splits(given->option)) {
        asked->filters[asked->list.filter_count++] =
            (struct chamber_filter){given->option->name, given->value};
        return at;
    }
    char *rest = strcpy(at, given->value);
    at += strlen(at) + 1;
    for (char *part; (part = strsep(&rest, ";"));) {
        if (*part)
            asked->filters[asked->list.filter_count++] =
                (struct chamber_filter){given->option->name, part};
    }
    return at;
}

int ask_list(struct cli *cli, struct asked_list *asked)
{
    int result = filters_reserve(cli, asked);
    if (result < 0)
        return result;
    char *at = asked->texts;
    for (size_t i = 0; i < cli->given_count; i++) {
        const struct option *option = cli->given[i].option;
        if ((option->field && option->of == cli->noun) || option->condition)
            at = put_filter(asked, &cli->given[i], at);
    }
    const char *limit = given_value(cli, "limit");
    asked->list.limit = limit ? parse_count(limit) : 0;
    if (limit && asked->list.limit <= 0)
        return complain(cli, CHAMBER_E_USAGE, "limit", "option_needs_number", "limit", limit);
    asked->list.from = given_value(cli, "from");
    asked->list.until = given_value(cli, "until");
    asked->list.search = given_value(cli, "search");
    asked->list.sort = given_value(cli, "sort");
    result = given_day(cli, "as_of", &asked->as_of);
    asked->list.as_of = asked->as_of;
    return result;
}

void asked_list_free(struct asked_list *asked)
{
    free(asked->filters);
    free(asked->texts);
    chamber_free(asked->as_of);
    *asked = (struct asked_list){0};
}
