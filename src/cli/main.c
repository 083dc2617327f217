/* SPDX-License-Identifier: MIT */
/* chamber: the list of commands, and the way from the command line to one of them. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

const struct command *const all_commands[] = {
    record_commands,
    template_commands,
    import_commands,
    whole_commands,
    log_commands,
    undo_commands,
    enterprise_commands,
    register_commands,
    person_commands,
    term_commands,
    post_commands,
    liaison_commands,
    campaign_commands,
    visit_commands,
    visit_view_commands,
    activity_commands,
    body_commands,
    service_commands,
    request_commands,
    request_view_commands,
    notice_commands,
    database_commands,
    stats_commands,
    help_commands,
    completion_commands,
    config_commands,
    batch_commands,
    check_commands,
    backup_commands,
    restore_commands,
    NULL,
};

/* Without this the database could be given descriptor 2. A closed one stays unusable: what was
 * for writing is opened for reading, so that losing output is an error. Returns whether stdout was
 * open. */
static bool fill_descriptors(void)
{
    bool has_stdout = fcntl(STDOUT_FILENO, F_GETFD) >= 0;
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", i == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            return false;
    }
    return has_stdout;
}

static int open_database(struct cli *cli)
{
    int located = database_path(cli);
    if (located < 0)
        return located;
    if (cli->command->access == ACCESS_IF_THERE &&
        (cli->format != FORMAT_XLSX || access(cli->path, F_OK) != 0))
        return CHAMBER_OK;
    return chamber_open(cli->db, cli->path,
                        command_writes(cli) ? CHAMBER_WRITE : reading_mode(cli));
}

/* Before anything is opened. */
static int refuse_writing(struct cli *cli)
{
    int result = set_read_only(cli);
    if (result < 0 || !cli->read_only)
        return result;
    return command_writes(cli) || cli->command->access == ACCESS_MAKES
               ? complain(cli, CHAMBER_E_REFUSED, NULL, "read_only_refused")
               : CHAMBER_OK;
}

/* Asking who is at work costs a command that only reads more than the rest of its start. */
static bool needs_actor(const struct cli *cli)
{
    return given_value(cli, "as") || command_writes(cli) || cli->command->access >= ACCESS_WRITE;
}

static bool wants_colour(const struct cli *cli)
{
    const char *when = given_value(cli, "color");
    const char *no_colour = getenv("NO_COLOR");
    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    return isatty(STDOUT_FILENO) && !(no_colour && *no_colour) && !given_value(cli, "output");
}

static int run(struct cli *cli)
{
    const char *today = getenv("CHAMBER_TODAY");
    int result = today && *today ? chamber_set_today(cli->db, today) : CHAMBER_OK;
    if (result == CHAMBER_OK && needs_actor(cli))
        result = set_actor(cli);
    if (result == CHAMBER_OK)
        result = refuse_writing(cli);
    chamber_set_mask(cli->db, given_switch(cli, "mask"));
    if (result == CHAMBER_OK && cli->command->access != ACCESS_NONE &&
        cli->command->access != ACCESS_MAKES)
        result = open_database(cli);
    if (result < 0)
        return result;
    say_warning(cli);
    cli->colour = wants_colour(cli);
    result = output_open(cli);
    if (result == CHAMBER_OK)
        result = cli->command->run(cli);
    result = workbook_end(cli, result);
    if (result >= 0)
        say_warning(cli);
    if (result < 0 && signals_caught())
        result = CHAMBER_E_INTERRUPTED;
    report(cli, result); /* closing the output may touch the handle's failure */
    result = output_close(cli, result);
    return result == CHAMBER_OK && cli->unsound ? CHAMBER_E_DATABASE : result;
}

/* --help, or a command line that names no whole command. */
static int run_help_page(struct cli *cli)
{
    cli->out = stdout;
    int result = cli->command ? help_command(cli, cli->command, cli->noun)
                 : cli->noun  ? help_noun(cli, cli->noun)
                              : help_all(cli, stdout);
    return output_close(cli, result);
}

static int run_version(struct cli *cli)
{
    printf("chamber %s\n", chamber_version());
    return output_close(cli, CHAMBER_OK);
}

static int dispatch(struct cli *cli, int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0 && cli->has_stdout)
        return run_version(cli);
    parse_first(cli, argc, argv);
    if (!cli->has_stdout)
        return complain(cli, CHAMBER_E_IO, NULL, "stdout_closed");
    int result = parse(cli, argc, argv);
    if (result < 0)
        return result;
    if (cli->help)
        return run_help_page(cli);
    if (cli->command)
        return run(cli);
    if (cli->noun)
        return complain(cli, CHAMBER_E_USAGE, NULL, "verb_missing", chamber_noun_name(cli->noun));
    if (!cli->json_errors)
        help_all(cli, stderr);
    return complain(cli, CHAMBER_E_USAGE, NULL, "command_missing");
}

int main(int argc, char **argv)
{
    struct cli cli = {.has_stdout = fill_descriptors()};
    (void)chamber_single_threaded(); /* quicker, and no more than that */
    cli.db = chamber_new();
    if (!cli.db) {
        fprintf(stderr, "chamber: %s\n", chamber_message(CHAMBER_ZH, "no_memory"));
        return exit_code(CHAMBER_E_NO_MEMORY);
    }
    signals_catch(cli.db);
    int result = dispatch(&cli, argc, argv);
    report(&cli, result);
    signals_release();
    chamber_close(cli.db);
    parse_free(&cli);
    return exit_code(result);
}
