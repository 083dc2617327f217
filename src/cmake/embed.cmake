# SPDX-License-Identifier: MIT
# Named queries and migrations become C: sql.h, sql.c in the build folder, made anew when a .sql
# file changes. What the files must keep to is checked by embed_sql.cmake, which stops the build.
set(CHAMBER_GENERATED ${PROJECT_BINARY_DIR}/generated)

function(chamber_embed_sql target)
  set(src ${PROJECT_SOURCE_DIR}/src)
  file(GLOB queries CONFIGURE_DEPENDS ${src}/domain/*.sql ${src}/stats/*.sql ${src}/record/*.sql)
  file(GLOB migrations CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/migrations/*)
  set(script ${src}/cmake/embed_sql.cmake)
  set(stamp ${CHAMBER_GENERATED}/embed.stamp)
  # the list of files is kept in a file, so that a removed one is noticed too
  file(CONFIGURE OUTPUT ${CHAMBER_GENERATED}/embed.list CONTENT "${queries};${migrations}" @ONLY)
  add_custom_command(
    OUTPUT ${stamp}
    BYPRODUCTS ${CHAMBER_GENERATED}/sql.c ${CHAMBER_GENERATED}/sql.h
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR} -DOUTPUT=${CHAMBER_GENERATED} -P
            ${script}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${script} ${queries} ${migrations} ${CHAMBER_GENERATED}/embed.list
    COMMENT "Embedding SQL"
    VERBATIM)
  add_custom_target(${target} DEPENDS ${stamp})
  # a migration is one literal, longer than the 4095 characters ISO C promises
  set_source_files_properties(${CHAMBER_GENERATED}/sql.c PROPERTIES
    GENERATED ON COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()
