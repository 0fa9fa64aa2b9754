# Installing: the library, the headers that threadbare.h reaches, the command, the page's parts, and
# what find_package(threadbare) needs. tests/package checks the result from outside.
include(CMakePackageConfigHelpers)

# Headers are public if threadbare.h reaches them.
set(public_headers)
set(headers_to_read threadbare.h)
while(headers_to_read)
  list(POP_FRONT headers_to_read header)
  if(header IN_LIST public_headers)
    continue()
  endif()
  list(APPEND public_headers ${header})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS src/${header})
  file(STRINGS src/${header} includes REGEX "^#include \"")
  list(TRANSFORM includes REPLACE "^#include \"(.*)\".*" "\\1")
  list(APPEND headers_to_read ${includes})
endwhile()
foreach(header IN LISTS public_headers)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES src/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/threadbare/${folder})
endforeach()

install(TARGETS threadbare EXPORT threadbare_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET threadbare_command)
  install(TARGETS threadbare_command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

# What the command makes pages from, where the web build has made it.
foreach(web_file page.html shared-page.html shared-index.html thread-bare.classic.js)
  install(FILES ${PROJECT_SOURCE_DIR}/build/web/${web_file} OPTIONAL
          DESTINATION ${CMAKE_INSTALL_DATADIR}/threadbare)
endforeach()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/threadbare)
install(EXPORT threadbare_targets NAMESPACE threadbare:: FILE threadbareConfig.cmake
        DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/threadbareConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/threadbareConfigVersion.cmake DESTINATION ${package_dir})
