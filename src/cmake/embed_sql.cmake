# SPDX-License-Identifier: MIT
# Run at build time: cmake -DSOURCE=<source folder> -DOUTPUT=<folder> -P embed_sql.cmake
#
# Queries: src/{domain,stats,record}/STEM.sql, each begun by a line `-- name: STEM_words`; other
# lines of comment are left out. Rules that several of them share: src/domain/fragments.sql, each
# expression begun by `-- fragment: name(a, b)`, its parameters written $a and $b, and used in a
# query or in a later fragment as {name(t.id, :day)}. Migrations: migrations/NNNN_words.sql,
# numbered from 0001 without a gap, embedded byte for byte. A breach of these rules ends the build,
# naming file and line.
cmake_minimum_required(VERSION 3.25)

# Characters that mean something in CMake's lists are swapped for control characters while a text
# is handled line by line; SQL files hold none of these.
string(ASCII 1 OPEN)
string(ASCII 2 CLOSE)
string(ASCII 3 SEMICOLON)
string(ASCII 4 BACKSLASH)
string(ASCII 5 PARAMETER) # on both sides of a parameter's name in the text of a fragment

function(fault file line text)
  file(RELATIVE_PATH file "${SOURCE}" "${file}")
  message(FATAL_ERROR "${file}:${line}: ${text}")
endfunction()

# The file's bytes, masked, in `out`.
function(read_masked file out)
  file(READ "${file}" text HEX)
  string(REGEX REPLACE "(..)" "\\1 " spaced "${text}")
  if(spaced MATCHES "(^| )0[0-8] " OR spaced MATCHES "(^| )(0b|0c|0d|0e|0f|7f) ")
    fault("${file}" 1 "control character or CR in the file")
  endif()
  file(READ "${file}" text)
  string(REPLACE "[" "${OPEN}" text "${text}")
  string(REPLACE "]" "${CLOSE}" text "${text}")
  string(REPLACE ";" "${SEMICOLON}" text "${text}")
  string(REPLACE "\\" "${BACKSLASH}" text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# A masked text as a C string literal, one source line each.
function(c_literal text out)
  string(REPLACE "${BACKSLASH}" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "??" "?\\?" text "${text}")
  string(REPLACE "\n" "\\n\"\n        \"" text "${text}")
  string(REPLACE "${OPEN}" "[" text "${text}")
  string(REPLACE "${CLOSE}" "]" text "${text}")
  string(REPLACE "${SEMICOLON}" ";" text "${text}")
  set(${out} "\"${text}\"" PARENT_SCOPE)
endfunction()

# Only a change touches the file, so that nothing is compiled anew without need.
function(write_if_changed file text)
  set(old "")
  if(EXISTS "${file}")
    file(READ "${file}" old)
  endif()
  if(NOT old STREQUAL text)
    file(WRITE "${file}" "${text}")
  endif()
endfunction()

function(check_name file line name stem)
  if(NOT name MATCHES "^[a-z][a-z0-9]*(_[a-z0-9]+)*$")
    fault("${file}" ${line} "'${name}' is no lower_snake name")
  endif()
  string(FIND "${name}" "${stem}_" at)
  if(NOT at EQUAL 0)
    fault("${file}" ${line} "'${name}' must begin with '${stem}_'")
  endif()
  get_property(known GLOBAL PROPERTY QUERY_${name})
  if(known)
    fault("${file}" ${line} "'${name}' is at ${known} already")
  endif()
  file(RELATIVE_PATH shown "${SOURCE}" "${file}")
  set_property(GLOBAL PROPERTY QUERY_${name} "${shown}:${line}")
endfunction()

# Add one query to the texts generated.
function(add_query file line name text)
  string(STRIP "${text}" text)
  if(text STREQUAL "" OR text STREQUAL "${SEMICOLON}")
    fault("${file}" ${line} "'${name}' is empty")
  endif()
  string(TOUPPER "${name}" upper)
  c_literal("${text}" literal)
  set_property(GLOBAL APPEND_STRING PROPERTY ENUM "    SQL_${upper},\n")
  set_property(GLOBAL APPEND_STRING PROPERTY NAMES "    [SQL_${upper}] = \"${name}\",\n")
  set_property(GLOBAL APPEND_STRING PROPERTY TEXTS "    [SQL_${upper}] =\n        ${literal},\n")
endfunction()

# Each call of a fragment in the line replaced by its text, in brackets.
function(expand file line text out)
  while(text MATCHES "{([a-z_]+)\\(([^(){}]*)\\)}")
    set(call "${CMAKE_MATCH_0}")
    set(name "${CMAKE_MATCH_1}")
    string(REGEX REPLACE " *, *" ";" arguments "${CMAKE_MATCH_2}")
    get_property(body GLOBAL PROPERTY FRAGMENT_${name})
    get_property(parameters GLOBAL PROPERTY PARAMETERS_${name})
    if("${body}" STREQUAL "")
      fault("${file}" ${line} "no fragment '${name}' (above)")
    endif()
    list(LENGTH arguments given)
    list(LENGTH parameters wanted)
    if(NOT given EQUAL wanted)
      fault("${file}" ${line} "'${name}' takes ${wanted}, not ${given}: ${parameters}")
    endif()
    foreach(parameter argument IN ZIP_LISTS parameters arguments)
      string(REPLACE "${PARAMETER}${parameter}${PARAMETER}" "${argument}" body "${body}")
    endforeach()
    string(REPLACE "${call}" "(${body})" text "${text}")
  endwhile()
  if(text MATCHES "{[a-z_]+ *\\(")
    fault("${file}" ${line} "a fragment is called on one line, with plain arguments")
  endif()
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

function(add_fragment file line head text)
  string(STRIP "${text}" text)
  if(NOT head MATCHES "^([a-z_]+)\\(([a-z_, ]+)\\)$" OR text STREQUAL "")
    fault("${file}" ${line} "a fragment is '-- fragment: name(parameters)' and an expression")
  endif()
  set(name "${CMAKE_MATCH_1}")
  string(REGEX REPLACE " *, *" ";" parameters "${CMAKE_MATCH_2}")
  get_property(known GLOBAL PROPERTY FRAGMENT_${name} SET)
  if(known)
    fault("${file}" ${line} "'${name}' is there already")
  endif()
  string(REGEX MATCHALL "\\$[a-z_]+" used "${text}")
  list(TRANSFORM used REPLACE "\\$" "")
  list(REMOVE_ITEM used ${parameters})
  if(used)
    fault("${file}" ${line} "'${name}' has no such parameter: ${used}")
  endif()
  string(REGEX REPLACE "\\$([a-z_]+)" "${PARAMETER}\\1${PARAMETER}" text "${text}")
  set_property(GLOBAL PROPERTY FRAGMENT_${name} "${text}")
  set_property(GLOBAL PROPERTY PARAMETERS_${name} "${parameters}")
endfunction()

function(read_fragments file)
  read_masked("${file}" text)
  string(REPLACE "\n" ";" lines "${text}")
  set(number 0)
  set(head_line 0)
  foreach(line IN LISTS lines)
    math(EXPR number "${number} + 1")
    if(line MATCHES "^-- fragment: (.*)$")
      set(next "${CMAKE_MATCH_1}")
      if(head_line)
        add_fragment("${file}" ${head_line} "${head}" "${body}")
      endif()
      set(head "${next}")
      set(head_line ${number})
      set(body "")
    elseif(line MATCHES "^[ \t]*(--|$)")
      continue()
    elseif(head_line)
      expand("${file}" ${number} "${line}" line)
      string(APPEND body "${line}\n")
    else()
      fault("${file}" ${number} "text before the first '-- fragment:'")
    endif()
  endforeach()
  if(head_line)
    add_fragment("${file}" ${head_line} "${head}" "${body}")
  endif()
endfunction()

function(embed_queries file)
  get_filename_component(stem "${file}" NAME_WE)
  read_masked("${file}" text)
  string(REPLACE "\n" ";" lines "${text}")
  set(number 0)
  set(name "")
  set(name_line 0)
  set(body "")
  foreach(line IN LISTS lines)
    math(EXPR number "${number} + 1")
    if(line MATCHES "^[ \t]*--[ \t]*[nN][aA][mM][eE][ \t]*(:|[ \t][a-z0-9_]+$)")
      if(NOT line MATCHES "^-- name: ([^ \t]+)$")
        fault("${file}" ${number} "a name is written '-- name: ${stem}_words'")
      endif()
      set(next "${CMAKE_MATCH_1}")
      if(NOT name STREQUAL "")
        add_query("${file}" ${name_line} "${name}" "${body}")
      endif()
      check_name("${file}" ${number} "${next}" "${stem}")
      set(name "${next}")
      set(name_line ${number})
      set(body "")
    elseif(line MATCHES "^[ \t]*--")
      continue()
    elseif(NOT name STREQUAL "")
      expand("${file}" ${number} "${line}" line)
      string(APPEND body "${line}\n")
    elseif(NOT line MATCHES "^[ \t]*$")
      fault("${file}" ${number} "text before the first '-- name:'")
    endif()
  endforeach()
  if(name STREQUAL "")
    fault("${file}" 1 "no query in the file")
  endif()
  add_query("${file}" ${name_line} "${name}" "${body}")
endfunction()

function(embed_migration file expected)
  get_filename_component(base "${file}" NAME)
  if(NOT base MATCHES "^([0-9][0-9][0-9][0-9])_([a-z][a-z0-9]*(_[a-z0-9]+)*)\\.sql$")
    fault("${file}" 1 "a migration is named NNNN_words.sql")
  endif()
  set(number ${CMAKE_MATCH_1})
  set(words ${CMAKE_MATCH_2})
  if(NOT number EQUAL expected)
    fault("${file}" 1 "migration ${expected} should come here: numbers have no gap and no twin")
  endif()
  read_masked("${file}" text)
  if(text MATCHES "^[ \t\n]*$")
    fault("${file}" 1 "the migration is empty")
  endif()
  c_literal("${text}" literal)
  file(SHA256 "${file}" sha256)
  set_property(GLOBAL APPEND_STRING PROPERTY MIGRATIONS
    "    {${expected}, \"${words}\",\n     \"${sha256}\",\n        ${literal}},\n")
endfunction()

file(GLOB queries "${SOURCE}/src/domain/*.sql" "${SOURCE}/src/stats/*.sql"
     "${SOURCE}/src/record/*.sql")
set(fragments "${SOURCE}/src/domain/fragments.sql")
list(REMOVE_ITEM queries "${fragments}")
if(EXISTS "${fragments}")
  read_fragments("${fragments}")
endif()
foreach(file IN LISTS queries)
  embed_queries("${file}")
endforeach()

file(GLOB migrations "${SOURCE}/migrations/*")
set(count 0)
foreach(file IN LISTS migrations)
  math(EXPR count "${count} + 1")
  embed_migration("${file}" ${count})
endforeach()
if(count EQUAL 0)
  message(FATAL_ERROR "migrations/: there is none")
endif()

get_property(enum GLOBAL PROPERTY ENUM)
get_property(names GLOBAL PROPERTY NAMES)
get_property(texts GLOBAL PROPERTY TEXTS)
get_property(steps GLOBAL PROPERTY MIGRATIONS)
set(licence "/* SPDX-License-Identifier: MIT */\n/* Generated by src/cmake/embed_sql.cmake. */\n")

write_if_changed("${OUTPUT}/sql.h" "${licence}#ifndef SQL_H
#define SQL_H

enum sql_name {
${enum}    SQL_COUNT
};

/* The name of a query as its file has it; NULL past the last. */
const char *sql_name_text(enum sql_name name);

#endif
")

write_if_changed("${OUTPUT}/sql.c" "${licence}#include \"store/migration.h\"
#include \"store/stmt.h\"

static const char *const names[SQL_COUNT + 1] = {
${names}    [SQL_COUNT] = (const char *)0,
};

static const char *const texts[SQL_COUNT + 1] = {
${texts}    [SQL_COUNT] = (const char *)0,
};

const char *sql_name_text(enum sql_name name)
{
    return names[name < SQL_COUNT ? name : SQL_COUNT];
}

const char *sql_text(enum sql_name name)
{
    return texts[name < SQL_COUNT ? name : SQL_COUNT];
}

const struct migration store_migrations[] = {
${steps}};
const int store_migration_count = ${count};
")
