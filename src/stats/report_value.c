/* SPDX-License-Identifier: MIT */
/* Texts and numbers of the report as people read them. */
#include "stats/report.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/html.h"
#include "record/json_text.h"
#include "text/message.h"

void report_text(struct report *report, const char *text)
{
    if (!html_text(report->out, text))
        report->no_memory = true;
}

const char *report_phrase(const struct report *report, const char *id)
{
    const char *phrase = message_find(report->language, id);
    return phrase != NULL ? phrase : id;
}

void report_say(struct report *report, const char *id)
{
    report_text(report, report_phrase(report, id));
}

char *report_fill(struct report *report, const char *id, const char *const *words)
{
    struct str text = {0};
    message_format(&text, report->language, id, words);
    char *taken = str_take(&text);
    if (taken == NULL)
        report->no_memory = true;
    return taken;
}

/* Put the commas into what is a number without them. */
static const char *group(const char *plain, char text[NUMBER_SIZE])
{
    size_t sign = *plain == '-' ? 1 : 0;
    size_t digits = strspn(plain + sign, "0123456789");
    size_t length = 0;
    if (strlen(plain) + digits / 3 >= NUMBER_SIZE - 2 || strchr(plain, 'e') != NULL)
        digits = 0;
    if (sign == 1)
        length = (size_t)snprintf(text, NUMBER_SIZE, "−");
    for (size_t i = 0; i < digits; i++) {
        if (i > 0 && (digits - i) % 3 == 0)
            text[length++] = ',';
        text[length++] = plain[sign + i];
    }
    snprintf(text + length, NUMBER_SIZE - length, "%s", plain + sign + digits);
    return text;
}

const char *number_text(double value, char text[NUMBER_SIZE])
{
    char plain[NUMBER_SIZE];
    bool whole = fabs(value) < 9e15 && value == (double)(int64_t)value;
    snprintf(plain, sizeof(plain), whole ? "%.0f" : "%.15g", value);
    return group(plain, text);
}

const char *whole_text(int64_t value, char text[NUMBER_SIZE])
{
    char plain[NUMBER_SIZE];
    snprintf(plain, sizeof(plain), "%" PRId64, value);
    return group(plain, text);
}

const char *figure_text(const struct chamber_figure *figure, struct chamber_number number,
                        char text[NUMBER_SIZE])
{
    if (number.given && figure->kind != CHAMBER_FIGURE_RATE)
        return number_text(number.value, text);
    if (number.given)
        chamber_percent(number.value, text);
    else
        snprintf(text, NUMBER_SIZE, "—");
    return text;
}

const char *change_text(const struct chamber_figure *figure, char text[NUMBER_SIZE])
{
    text[0] = '\0';
    if (!figure->value.given || !figure->previous.given)
        return text;
    char size[NUMBER_SIZE];
    double by = figure->value.value - figure->previous.value;
    if (figure->kind == CHAMBER_FIGURE_RATE) /* of the percentages as they are shown */
        by = (round(figure->value.value * 1000) - round(figure->previous.value * 1000)) / 10;
    if (figure->kind == CHAMBER_FIGURE_RATE)
        snprintf(size, sizeof(size), "%.1f", fabs(by));
    else
        number_text(fabs(by), size);
    snprintf(text, NUMBER_SIZE, "%s%.48s", by > 0 ? "+" : by < 0 ? "−" : "", size);
    return text;
}

void report_number(struct report *report, struct chamber_number number, const char *shown)
{
    if (!number.given) {
        report_text(report, shown);
        return;
    }
    CLEAN_STR struct str plain = {0};
    json_add_number(&plain, number.value);
    report->no_memory = report->no_memory || plain.failed;
    fprintf(report->out, "<data value=\"%s\">", str_text(&plain));
    report_text(report, shown);
    fputs("</data>", report->out);
}
