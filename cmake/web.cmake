# The page: `npm ci` once a lock file, then web/build.mjs puts the element, the viewer and the
# template of `threadbare page` into build/web.
find_program(NPM npm REQUIRED)
find_program(NODE node REQUIRED)
set(web_dir ${PROJECT_SOURCE_DIR}/web)
set(web_out ${PROJECT_SOURCE_DIR}/build/web)

# npm writes this file when it is done.
set(web_packages ${web_dir}/node_modules/.package-lock.json)
add_custom_command(OUTPUT ${web_packages}
  COMMAND ${CMAKE_COMMAND} -E env PUPPETEER_SKIP_DOWNLOAD=1
          ${NPM} ci --no-audit --no-fund --loglevel=error
  COMMAND ${CMAKE_COMMAND} -E touch ${web_packages}
  DEPENDS ${web_dir}/package.json ${web_dir}/package-lock.json
  WORKING_DIRECTORY ${web_dir}
  COMMENT "Installing the npm packages of web/" USES_TERMINAL)

file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${web_dir}/*.ts ${web_dir}/*.mjs ${web_dir}/*.css
     ${web_dir}/*.html ${web_dir}/*.txt ${web_dir}/*.json ${PROJECT_SOURCE_DIR}/languages/*.json)
list(FILTER web_sources EXCLUDE REGEX "/node_modules/")
set(web_stamp ${PROJECT_BINARY_DIR}/web.stamp)
add_custom_command(OUTPUT ${web_stamp}
  COMMAND ${NODE} ${web_dir}/build.mjs --reader $<TARGET_FILE:threadbare_reader>
          --embed $<TARGET_FILE:threadbare_embed> --out ${web_out}
  COMMAND ${CMAKE_COMMAND} -E touch ${web_stamp}
  DEPENDS threadbare_reader threadbare_embed ${web_packages} ${web_sources}
  WORKING_DIRECTORY ${web_dir}
  COMMENT "Building the page into build/web" USES_TERMINAL)
add_custom_target(threadbare_web ALL DEPENDS ${web_stamp})
