/* SPDX-License-Identifier: MIT */
/* The floor of a start: a program that prints a line. */
#include <stdio.h>

int main(void)
{
    puts("chamber 0.1.0");
    return 0;
}
