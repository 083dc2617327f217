/* SPDX-License-Identifier: MIT */
/* Looking up and filling in the sentences of messages.def. */
#include "text/message.h"

#include <chamber/error.h>
#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

enum { MAX_ARGS = 9, MAX_ARG_CHARACTERS = 120 };

/* All texts in one piece, and where in it each begins: addresses would have to be put right at
 * every start, and these were a third of them. */
static const struct texts {
#define M(id, zh, en) char id_##id[sizeof(#id)], zh_##id[sizeof(zh)], en_##id[sizeof(en)];
#include "text/messages.def"
#undef M
} texts = {
#define M(id, zh, en) #id, zh, en,
#include "text/messages.def"
#undef M
};

static const struct message {
    uint32_t id, zh, en;
} messages[] = {
#define M(id, zh, en)                                                                              \
    {offsetof(struct texts, id_##id), offsetof(struct texts, zh_##id),                             \
     offsetof(struct texts, en_##id)},
#include "text/messages.def"
#undef M
};

static const char *text_at(uint32_t offset)
{
    return (const char *)&texts + offset;
}

const char *message_find(enum chamber_language language, const char *id)
{
    size_t from = 0, to = id ? COUNT_OF(messages) : 0;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const struct message *message = &messages[middle];
        int order = strcmp(id, text_at(message->id));
        if (order == 0)
            return text_at(language == CHAMBER_EN ? message->en : message->zh);
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
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
