/* SPDX-License-Identifier: MIT */
/* The controls: a program with the mistakes that the fault tests are there to find. It must be
 * found out by each of them:
 *
 *     careless memory FILE     uses what malloc() gave without looking
 *     careless replace FILE    empties a file before it writes the new text
 *     careless unread FILE     prints what it read without seeing whether it could
 *     careless unheard WORD    prints without seeing whether it arrived
 *     careless halves FILE     adds a thousand lines, each by itself
 *     careless count FILE      adds one to the number in a file, which others do too
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int copy_text(const char *path)
{
    char *name = malloc(strlen(path) + 1);
    strcpy(name, path);
    puts(name);
    free(name);
    return 0;
}

static int replace(const char *path)
{
    static const char text[] = "新\n";
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    (void)!write(fd, text, sizeof(text) - 1);
    fsync(fd);
    close(fd);
    puts("done");
    return 0;
}

static int unread(const char *path)
{
    char text[16] = "";
    int fd = open(path, O_RDONLY);
    (void)!read(fd, text, sizeof(text) - 1);
    close(fd);
    puts(text);
    return 0;
}

static int unheard(const char *word)
{
    puts(word);
    return 0;
}

static int halves(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    for (int i = 0; i < 1000; i++) {
        if (write(fd, "+\n", 2) != 2)
            return 1;
        usleep(100);
    }
    return close(fd) != 0;
}

static int count(const char *path)
{
    long number = 0;
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%ld", &number) != 1)
        number = 0;
    if (file)
        fclose(file);
    usleep(2000);
    file = fopen(path, "w");
    if (!file)
        return 1;
    fprintf(file, "%ld\n", number + 1);
    return fclose(file) != 0;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int (*run)(const char *path);
    } mistakes[] = {{"memory", copy_text}, {"replace", replace}, {"unread", unread},
                    {"unheard", unheard},  {"halves", halves},   {"count", count}};
    for (size_t i = 0; argc == 3 && i < sizeof(mistakes) / sizeof(mistakes[0]); i++)
        if (strcmp(argv[1], mistakes[i].name) == 0)
            return mistakes[i].run(argv[2]);
    return 2;
}
