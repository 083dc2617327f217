# SPDX-License-Identifier: MIT
# What every target is compiled with.
add_library(chamber_options INTERFACE)
target_compile_definitions(chamber_options INTERFACE _GNU_SOURCE _FILE_OFFSET_BITS=64
                           CHAMBER_VERSION="${PROJECT_VERSION}")
target_compile_options(
  chamber_options
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wsign-conversion
            -Wstrict-prototypes
            -Wmissing-prototypes
            -Wold-style-definition
            -Wpointer-arith
            -Wwrite-strings
            -Wcast-qual
            -Wformat=2
            -Wundef
            -Wvla
            -Wswitch-enum
            -Wnull-dereference
            -Wdouble-promotion
            -fno-common
            -fstack-protector-strong)
if(CHAMBER_WERROR)
  target_compile_options(chamber_options INTERFACE -Werror)
endif()
if(CHAMBER_SANITIZE)
  target_compile_options(chamber_options INTERFACE -fsanitize=address,undefined
                                                   -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(chamber_options INTERFACE -fsanitize=address,undefined)
elseif(CMAKE_BUILD_TYPE MATCHES "Rel")
  target_compile_options(chamber_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
if(CHAMBER_COVERAGE)
  target_compile_options(chamber_options INTERFACE --coverage -O0)
  target_link_options(chamber_options INTERFACE --coverage)
endif()
