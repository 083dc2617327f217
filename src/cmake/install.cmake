# SPDX-License-Identifier: MIT
# What `cmake --install` lays down: headers, libraries, and what lets others find them.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/chamber)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/chamber DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.h")
# two exports: the static library's needs what it is made on, the shared one's nothing
install(TARGETS chamber_shared EXPORT chamberTargets)
install(TARGETS chamber_static EXPORT chamberStaticTargets)
install(EXPORT chamberTargets NAMESPACE chamber:: DESTINATION ${package_dir})
install(EXPORT chamberStaticTargets NAMESPACE chamber:: DESTINATION ${package_dir})
if(TARGET chamber_xlsx)
  install(TARGETS chamber_xlsx LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/chamber)
endif()

configure_package_config_file(cmake/chamberConfig.cmake.in chamberConfig.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(chamberConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/chamberConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/chamberConfigVersion.cmake DESTINATION ${package_dir})

# the paths in chamber.pc follow the prefix it lies under
file(RELATIVE_PATH to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/chamber.pc.in chamber.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/chamber.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# what the command says of itself: its manual page, and completion for shells
if(TARGET chamber AND NOT CMAKE_CROSSCOMPILING)
  set(said ${CMAKE_CURRENT_BINARY_DIR}/said)
  file(MAKE_DIRECTORY ${said})
  add_custom_command(
    OUTPUT ${said}/chamber.1 ${said}/chamber.bash ${said}/_chamber ${said}/chamber.fish
    COMMAND chamber help --man > ${said}/chamber.1
    COMMAND chamber completion bash > ${said}/chamber.bash
    COMMAND chamber completion zsh > ${said}/_chamber
    COMMAND chamber completion fish > ${said}/chamber.fish
    DEPENDS chamber VERBATIM)
  add_custom_target(chamber_said ALL DEPENDS ${said}/chamber.1)
  install(FILES ${said}/chamber.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${said}/chamber.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
          RENAME chamber)
  install(FILES ${said}/_chamber DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${said}/chamber.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
