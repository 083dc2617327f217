/* SPDX-License-Identifier: MIT */
/* The command's main() where it is one function among others: see CMakeLists.txt. */
#ifndef FUZZ_COMMAND_H
#define FUZZ_COMMAND_H

int chamber_main(int argc, char **argv);

#endif
