# The page: web/build.mjs puts the element, the viewer, the template of `threadbare page` and the npm
# package into build/web.
include(cmake/npm.cmake)
set(web_dir ${PROJECT_SOURCE_DIR}/web)
set(web_out ${PROJECT_SOURCE_DIR}/build/web)

threadbare_npm_packages(${web_dir} web_packages)
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${web_dir}/*.ts ${web_dir}/*.mjs ${web_dir}/*.css
     ${web_dir}/*.html ${web_dir}/*.txt ${web_dir}/*.json ${PROJECT_SOURCE_DIR}/languages/*.json
     ${PROJECT_SOURCE_DIR}/src/threadbare.h)
list(FILTER web_sources EXCLUDE REGEX "/node_modules/|/examples/[^l]")
set(web_stamp ${PROJECT_BINARY_DIR}/web.stamp)
add_custom_command(OUTPUT ${web_stamp}
  COMMAND ${NODE} ${web_dir}/build.mjs --modules ${PROJECT_BINARY_DIR} --out ${web_out}
  COMMAND ${CMAKE_COMMAND} -E touch ${web_stamp}
  DEPENDS threadbare_reader threadbare_embed threadbare_core threadbare_command
          ${web_packages} ${web_sources}
  WORKING_DIRECTORY ${web_dir}
  COMMENT "Building the page into build/web" USES_TERMINAL)
add_custom_target(threadbare_web ALL DEPENDS ${web_stamp})
