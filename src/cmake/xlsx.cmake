# SPDX-License-Identifier: MIT
# The module that reads and writes workbooks: the only part that needs these libraries, loaded by
# src/exchange/xlsx_load.c when a workbook is first met.
if(CHAMBER_XLSX)
  pkg_check_modules(XLSXWRITER QUIET IMPORTED_TARGET xlsxwriter)
  pkg_check_modules(MINIZIP QUIET IMPORTED_TARGET minizip)
  pkg_check_modules(EXPAT QUIET IMPORTED_TARGET expat)
  if(NOT (XLSXWRITER_FOUND AND MINIZIP_FOUND AND EXPAT_FOUND))
    message(STATUS "Without XLSX: it takes libxlsxwriter, minizip and expat")
  endif()
endif()

# where it is looked for if it is not beside what loads it: from where commands are, and by its path
file(RELATIVE_PATH to_modules /${CMAKE_INSTALL_BINDIR} /${CMAKE_INSTALL_LIBDIR}/chamber)
set_property(
  SOURCE exchange/xlsx_load.c
  PROPERTY COMPILE_DEFINITIONS CHAMBER_TO_MODULES="${to_modules}"
           CHAMBER_MODULES="${CMAKE_INSTALL_FULL_LIBDIR}/chamber")

if(CHAMBER_XLSX AND XLSXWRITER_FOUND AND MINIZIP_FOUND AND EXPAT_FOUND)
  file(GLOB xlsx_sources CONFIGURE_DEPENDS xlsx/*.c)
  add_library(chamber_xlsx_objects OBJECT ${xlsx_sources})
  set_target_properties(chamber_xlsx_objects PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(chamber_xlsx_objects PRIVATE ${PROJECT_SOURCE_DIR}/include
                                                          ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(
    chamber_xlsx_objects PRIVATE chamber_options
    PUBLIC PkgConfig::XLSXWRITER PkgConfig::MINIZIP PkgConfig::EXPAT)

  add_library(chamber_xlsx MODULE $<TARGET_OBJECTS:chamber_base>
                                  $<TARGET_OBJECTS:chamber_xlsx_objects>)
  set_target_properties(chamber_xlsx PROPERTIES PREFIX "" OUTPUT_NAME chamber-xlsx)
  # of base nothing is exported
  target_link_options(
    chamber_xlsx PRIVATE LINKER:--as-needed LINKER:-z,relro LINKER:-z,now
    LINKER:--version-script=${CMAKE_CURRENT_SOURCE_DIR}/cmake/xlsx.map)
  set_target_properties(chamber_xlsx PROPERTIES LINK_DEPENDS
                                                ${CMAKE_CURRENT_SOURCE_DIR}/cmake/xlsx.map)
  target_link_libraries(chamber_xlsx PRIVATE chamber_options PkgConfig::XLSXWRITER
                                             PkgConfig::MINIZIP PkgConfig::EXPAT)
  add_dependencies(chamber_shared chamber_xlsx)
  add_dependencies(chamber_static chamber_xlsx)
endif()
