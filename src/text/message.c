/* SPDX-License-Identifier: MIT */
/* Looking up and filling in the sentences of messages.def. The list is searched from the start:
 * its order does not matter, and a message is looked up only when it is said. */
#include "text/message.h"

#include <chamber/error.h>
#include <string.h>

#include "base/utf8.h"

enum { MAX_ARGS = 9, MAX_ARG_CHARACTERS = 120 };

static const struct message {
    const char *id;
    const char *zh;
    const char *en;
} messages[] = {
#define M(id, zh, en) {#id, zh, en},
#include "text/messages.def"
#undef M
};

const char *message_find(enum chamber_language language, const char *id)
{
    for (size_t i = 0; id != NULL && i < COUNT_OF(messages); i++)
        if (strcmp(messages[i].id, id) == 0)
            return language == CHAMBER_EN ? messages[i].en : messages[i].zh;
    return NULL;
}

static size_t count_args(const char *const *args)
{
    size_t count = 0;
    while (args != NULL && count < MAX_ARGS && args[count] != NULL)
        count++;
    return count;
}

/* Appends one argument. */
typedef void add_argument(struct str *out, const char *text);

static void add_escaped(struct str *out, const char *text)
{
    utf8_escape(out, text, MAX_ARG_CHARACTERS);
}

static void fill_in(struct str *out, const char *text, const char *const *args, add_argument *add)
{
    size_t count = count_args(args);
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        str_add_bytes(out, text, plain);
        text += plain;
        if (*text == '\0')
            break;
        if (text[1] >= '1' && text[1] <= '9' && text[2] == '}') {
            size_t n = (size_t)(text[1] - '1');
            if (n < count)
                add(out, args[n]);
            text += 3;
        } else {
            str_add_char(out, *text++);
        }
    }
}

void message_fill(struct str *out, const char *text, const char *const *args)
{
    fill_in(out, text, args, add_escaped);
}

void message_compose(struct str *out, enum chamber_language language, const char *id,
                     const char *const *args)
{
    const char *text = message_find(language, id);
    fill_in(out, text != NULL ? text : id, args, str_add);
}

void message_format(struct str *out, enum chamber_language language, const char *id,
                    const char *const *args)
{
    const char *text = message_find(language, id);
    if (text == NULL)
        str_add(out, id);
    else
        message_fill(out, text, args);
}

const char *chamber_message(enum chamber_language language, const char *id)
{
    const char *text = message_find(language, id);
    return text == NULL ? id : text;
}

char *chamber_message_format(enum chamber_language language, const char *id,
                             const char *const *args)
{
    struct str out = {0};
    message_format(&out, language, id, args);
    return str_take(&out);
}
