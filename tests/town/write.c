/* SPDX-License-Identifier: MIT */
/* The CSV files of the register and of its people: what is known by the town's today. */
#include "write.h"

#include <stdlib.h>

FILE *file_in(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return fopen(path, "w");
}

bool file_end(FILE *file)
{
    bool failed = ferror(file) != 0;
    return fclose(file) == 0 && !failed;
}

const char *known_text(const struct town *town, int day, char out[16])
{
    return day_text(is_known(town, day) ? day : NEVER, out);
}

bool is_known(const struct town *town, int day)
{
    return day <= town->today || town->today == LAST_DAY;
}

void put_id(FILE *file, const char *before, int number)
{
    if (number)
        fprintf(file, "%s#%d", before, number);
    else
        fputs(before, file);
}

void put_ids(FILE *file, const int *items, int count)
{
    fputc(',', file);
    for (int i = 0; i < count; i++)
        put_id(file, i ? ";" : "", items[i]);
}

void put_list(FILE *file, const char *const *words, const int *items, int count)
{
    fputc(',', file);
    for (int i = 0; i < count; i++)
        fprintf(file, "%s%s", i ? "、" : "", words[items[i]]);
}

static void write_places(const struct town *town, FILE *file)
{
    (void)town;
    fputs("id,name,kind\n", file);
    for (int i = 1; i <= PLACES; i++)
        fprintf(file, "%d,%s,building\n", i, places[i]);
}

static void write_choices(const struct town *town, FILE *file)
{
    static const char *const names[] = {"", "区青年企业家联谊会", "知联会", "青联"};
    (void)town;
    fputs("list,code,zh\n", file);
    for (int i = 1; organizations[i]; i++)
        fprintf(file, "recommendation.organization,%s,%s\n", organizations[i], names[i]);
}

static void write_roles(const struct town *town, FILE *file)
{
    (void)town;
    fputs("code,name,rank,seats\n", file);
    for (int i = 1; i <= ROLES; i++) {
        fprintf(file, "%s,%s,%d,", roles[i].code, roles[i].name, roles[i].rank);
        if (roles[i].seats)
            fprintf(file, "%d", roles[i].seats);
        fputc('\n', file);
    }
}

/* The status and the days of joining and leaving that a list can say. */
static void put_membership(const struct town *town, const struct enterprise *enterprise, FILE *file)
{
    static const char *const after[] = {"prospect", "applicant", "", "member", "", "", "left"};
    const char *status = "";
    int joined = NEVER, left = NEVER;
    char text[16];
    for (int i = 0; i < enterprise->move_count; i++) {
        const struct move *move = &enterprise->moves[i];
        if (move->by_verb || move->day > town->today)
            continue;
        status = after[move->step];
        joined = move->step == ADMIT ? move->day : joined;
        left = move->step == LEAVE ? move->day : left;
    }
    fprintf(file, ",%s,%s", status, day_text(joined, text));
    fprintf(file, ",%s", day_text(left, text));
}

static void write_enterprise(const struct town *town, int number, FILE *file)
{
    const struct enterprise *e = &town->enterprises[number];
    const char *separator = "";
    char text[16];
    fprintf(file, "%d,%s,%s,%s,%s,%s,%s", number, e->name, e->short_name, e->former_name, e->code,
            e->member_no, kinds[e->facts[KIND].value]);
    put_membership(town, e, file);
    fprintf(file, ",%s,%s,%d", industries[e->facts[INDUSTRY].value], sizes[e->facts[SIZE].value],
            e->employees);
    put_id(file, ",", e->facts[PLACE].value);
    fprintf(file, ",%s,%s,%s,%s,", e->contact, e->phone, parties[e->facts[PARTY].value],
            e->priority ? "是" : "");
    for (int tag = 1; tags[tag]; tag++)
        if (e->tags >> tag & 1) {
            fprintf(file, "%s%s", separator, tags[tag]);
            separator = ";";
        }
    fprintf(file, ",%s\n", known_text(town, e->confirmed_on, text));
}

static void write_enterprises(const struct town *town, FILE *file)
{
    fputs("id,name,short_name,former_names,credit_code,member_no,kind,status,joined_on,left_on,"
          "industry,size,employees,place,contact,phone,party_state,priority,tags,confirmed_on\n",
          file);
    for (int number = 1; number <= BASE_ENTERPRISES; number++)
        write_enterprise(town, number, file);
}

static void write_persons(const struct town *town, FILE *file)
{
    fputs("id,name,gender,enterprise,title,politics,young\n", file);
    for (int i = 1; i <= PERSONS; i++) {
        const struct person *person = &town->persons[i];
        fprintf(file, "%d,%s,%s", i, person->name, genders[person->gender]);
        put_id(file, ",", person->enterprise);
        fprintf(file, ",%s,%s,%s\n", titles[person->title], politics[person->politics],
                person->young ? "yes" : "");
    }
}

/* Who brought it in, known only when the persons are there. */
static void write_introducers(const struct town *town, FILE *file)
{
    fputs("id,介绍人\n", file);
    for (int i = 1; i <= BASE_ENTERPRISES; i++)
        if (town->enterprises[i].introducer)
            fprintf(file, "%d,#%d\n", i, town->enterprises[i].introducer);
}

static void write_terms(const struct town *town, FILE *file)
{
    char from[16], until[16];
    (void)town;
    fputs("number,from_on,until_on\n", file);
    for (int i = 1; i <= TERMS; i++)
        fprintf(file, "%d,%s,%s\n", terms[i].number, day_text(terms[i].from, from),
                day_text(terms[i].until, until));
}

static void write_posts(const struct town *town, FILE *file)
{
    char from[16], until[16];
    fputs("id,姓名,职务,届次,代表单位,时任职务,任职日期,离任日期,离任原因\n", file);
    for (int i = 1; i <= town->post_count; i++) {
        const struct post *post = &town->posts[i];
        if (post->from > town->today)
            continue;
        fprintf(file, "%d,#%d,%s,%d", i, post->person, roles[post->role].name,
                terms[post->term].number);
        put_id(file, ",", post->enterprise);
        fprintf(file, ",%s,%s,%s,%s\n", titles[post->title], day_text(post->from, from),
                known_text(town, post->until, until), *until ? end_reasons[post->reason] : "");
    }
}

static void write_liaisons(const struct town *town, FILE *file)
{
    char from[16], until[16];
    fputs("联系领导,联系企业,开始,结束\n", file);
    for (int i = 1; i <= town->liaison_count; i++) {
        const struct liaison *liaison = &town->liaisons[i];
        if (liaison->from <= town->today)
            fprintf(file, "#%d,#%d,%s,%s\n", liaison->person, liaison->enterprise,
                    day_text(liaison->from, from), known_text(town, liaison->until, until));
    }
}

bool write_files(const struct town *town, const char *folder)
{
    static const struct sheet sheets[] = {
        {"place.csv", write_places},     {"choice.csv", write_choices},
        {"role.csv", write_roles},       {"enterprise.csv", write_enterprises},
        {"person.csv", write_persons},   {"introducers.csv", write_introducers},
        {"term.csv", write_terms},       {"post.csv", write_posts},
        {"liaison.csv", write_liaisons},
    };
    for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++)
        if (!write_sheet(town, folder, &sheets[i]))
            return false;
    return write_work(town, folder);
}

bool write_sheet(const struct town *town, const char *folder, const struct sheet *sheet)
{
    FILE *file = file_in(folder, sheet->name);
    if (!file)
        return false;
    sheet->write(town, file);
    return file_end(file);
}
