/* SPDX-License-Identifier: MIT */
/* Who is due at a meeting, who missed the last ones, whose term ends, which seats are vacant and
 * who was in office on a day. */
#include "answers.h"

enum { LOOKED_BACK = 3, NOT_NOTED = ABSENT + 1 };

/* For a person the posts, for the congress the membership; `who` is either. */
static bool is_due(const struct town *town, int body, int who, int day)
{
    if (body == CONGRESS)
        return member_on(town, who, day);
    for (int i = 1; body && i <= town->post_count; i++)
        if (town->posts[i].person == who && in_office(&town->posts[i], day) &&
            body_roles[body][town->posts[i].role])
            return true;
    return false;
}

static int most_of(int body)
{
    return body == CONGRESS ? ENTERPRISES : PERSONS;
}

/* The best that was noted of one. */
static int noted(const struct town *town, int activity, int who)
{
    int best = NOT_NOTED;
    for (int i = 1; i <= town->attendance_count; i++) {
        const struct attendance *a = &town->attendances[i];
        int of = town->activities[activity].body == CONGRESS ? a->enterprise : a->person;
        if (a->activity == activity && of == who && (int)a->state < best)
            best = (int)a->state;
    }
    return best;
}

/* How one fared at the last meetings before an activity, or before all that come. */
struct standing {
    int due, states[NOT_NOTED + 1], last_came;
};

static struct standing standing_of(const struct town *town, int body, int who, int before, int last)
{
    struct standing standing = {.last_came = NEVER};
    for (int i = before - 1, met = 0; i >= 1; i--) {
        const struct activity *activity = &town->activities[i];
        if (activity->body != body || activity->state != DONE)
            continue;
        int state = noted(town, i, who);
        if (state == CAME && standing.last_came == NEVER)
            standing.last_came = activity->day;
        if (++met > last || !is_due(town, body, who, activity->day))
            continue;
        standing.due++;
        standing.states[state]++;
    }
    return standing;
}

/* Others who came to a meeting. */
static int guests_of(const struct town *town, int activity)
{
    int count = 0;
    const struct activity *a = &town->activities[activity];
    for (int i = 1; i <= town->attendance_count; i++) {
        const struct attendance *attendance = &town->attendances[i];
        int who = a->body == CONGRESS ? attendance->enterprise : attendance->person;
        count += attendance->activity == activity && attendance->state == CAME &&
                 !(who && is_due(town, a->body, who, a->day));
    }
    return count;
}

static bool is_asked(const struct activity *activity)
{
    return activity->body && activity->state != CANCELLED &&
           (activity->day >= day_of(2018, 7, 1) || activity->body == CONGRESS);
}

static void write_meetings(const struct town *town, FILE *file)
{
    for (int i = 1; i <= town->activity_count; i++) {
        const struct activity *activity = &town->activities[i];
        int due = 0, counts[NOT_NOTED + 1] = {0};
        if (!is_asked(activity))
            continue;
        for (int who = 1; who <= most_of(activity->body); who++)
            if (is_due(town, activity->body, who, activity->day)) {
                due++;
                counts[noted(town, i, who)]++;
            }
        int quorum = (due * 2 + 2) / 3;
        fprintf(file, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t", i, due, counts[CAME], counts[EXCUSED],
                counts[ABSENT], counts[NOT_NOTED], guests_of(town, i));
        if (activity->body == LEADERS)
            fputs("\t\t\n", file);
        else
            fprintf(file, "%d\t%s\t%s\n", quorum, counts[CAME] >= quorum ? "true" : "false",
                    counts[CAME] + counts[NOT_NOTED] >= quorum ? "true" : "false");
    }
}

/* Who is due, what was noted of them, and how many of the last meetings they missed. */
static void write_rosters(const struct town *town, FILE *file)
{
    static const char *const words[] = {"", "came", "excused", "absent", "unknown"};
    for (int i = 1; i <= town->activity_count; i++) {
        const struct activity *activity = &town->activities[i];
        for (int who = 1; is_asked(activity) && who <= most_of(activity->body); who++) {
            struct standing standing = standing_of(town, activity->body, who, i, LOOKED_BACK);
            if (!is_due(town, activity->body, who, activity->day))
                continue;
            fprintf(file, "%d\t%d\t%s\t%d\n", i, who, words[noted(town, i, who)],
                    standing.states[ABSENT]);
        }
    }
}

/* Those due today who did not come to all of the last meetings, of each body. */
static void write_missed(const struct town *town, FILE *file)
{
    char day[16];
    for (int body = 1; body <= BODIES; body++)
        for (int who = 1; who <= most_of(body); who++) {
            struct standing s = standing_of(town, body, who, town->activity_count + 1, 4);
            if (is_due(town, body, who, town->today) && s.states[CAME] < s.due)
                fprintf(file, "%d\t%d\t%d\t%d\t%d\t%d\t%s\n", body, who, s.due, s.states[ABSENT],
                        s.states[EXCUSED], s.states[NOT_NOTED], day_text(s.last_came, day));
        }
}

static bool is_before(const struct town *town, int a, int b)
{
    const struct post *x = &town->posts[a], *y = &town->posts[b];
    const struct role *one = &roles[x->role], *other = &roles[y->role];
    if (one->honorary != other->honorary)
        return other->honorary;
    if (one->rank != other->rank)
        return one->rank < other->rank;
    return x->from != y->from ? x->from < y->from : a < b;
}

/* The roster of each day, by rank. */
static void write_office(const struct town *town, FILE *file)
{
    const int days[] = {day_of(2013, 3, 19), day_of(2013, 3, 20), day_of(2017, 3, 19),
                        day_of(2017, 3, 20), day_of(2017, 12, 1), day_of(2018, 5, 31),
                        day_of(2018, 6, 1),  day_of(2018, 6, 14), day_of(2018, 6, 15),
                        day_of(2018, 12, 31)};
    char day[16];
    for (size_t n = 0; n < sizeof(days) / sizeof(days[0]); n++) {
        bool listed[POSTS_MAX + 1] = {false};
        for (int next = 1; next;) {
            next = 0;
            for (int i = 1; i <= town->post_count; i++)
                if (!listed[i] && in_office(&town->posts[i], days[n]) &&
                    (!next || is_before(town, i, next)))
                    next = i;
            listed[next] = true;
            const struct post *post = &town->posts[next];
            if (next)
                fprintf(file, "%s\t%s\t%d\t%d\t%s\n", day_text(days[n], day),
                        roles[post->role].name, post->person, post->enterprise,
                        titles[post->title]);
        }
    }
}

static int holders(const struct town *town, int role, int day)
{
    bool holds[PERSONS + 1] = {false};
    int count = 0;
    for (int i = 1; i <= town->post_count; i++)
        if (town->posts[i].role == role && in_office(&town->posts[i], day))
            holds[town->posts[i].person] = true;
    for (int person = 1; person <= PERSONS; person++)
        count += holds[person];
    return count;
}

static void write_vacancies(const struct town *town, FILE *file)
{
    const int days[] = {day_of(2017, 3, 19), day_of(2018, 6, 10), day_of(2018, 12, 31)};
    char day[16];
    for (size_t n = 0; n < sizeof(days) / sizeof(days[0]); n++)
        for (int role = 1; role <= ROLES; role++) {
            int held = holders(town, role, days[n]), seats = roles[role].seats;
            if (seats)
                fprintf(file, "%s\t%s\t%d\t%d\t%d\n", day_text(days[n], day), roles[role].name,
                        seats, held, seats > held ? seats - held : 0);
        }
}

/* What ends within so many months after the last day, post by post. */
static void write_endings(const struct town *town, FILE *file)
{
    char day[16];
    for (int months = 1; months <= 3; months++)
        for (int i = 1; i <= town->post_count; i++) {
            const struct post *post = &town->posts[i];
            int until = post->until != NEVER ? post->until : terms[post->term].until;
            if (in_office(post, town->today) && until <= months_later(town->today, months))
                fprintf(file, "%d\t%d\t%s\t%s\n", months, i, day_text(until, day),
                        until < town->today ? "true" : "false");
        }
}

bool answer_posts(const struct town *town, const char *folder)
{
    static const struct sheet sheets[] = {
        {"meetings.tsv", write_meetings},   {"rosters.tsv", write_rosters},
        {"missed.tsv", write_missed},       {"office.tsv", write_office},
        {"vacancies.tsv", write_vacancies}, {"endings.tsv", write_endings},
    };
    return WRITE_SHEETS(town, folder, sheets);
}
