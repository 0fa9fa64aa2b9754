# Packages that npm installs from a lock file.
find_program(NPM npm REQUIRED)
find_program(NODE node REQUIRED)

# threadbare_npm_packages(FOLDER STAMP): `npm ci` in FOLDER once a lock file. Sets STAMP to what
# depends on it depends on: the file that npm writes when it is done.
function(threadbare_npm_packages folder stamp)
  set(packages ${folder}/node_modules/.package-lock.json)
  add_custom_command(OUTPUT ${packages}
    COMMAND ${CMAKE_COMMAND} -E env PUPPETEER_SKIP_DOWNLOAD=1
            ${NPM} ci --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${packages}
    DEPENDS ${folder}/package.json ${folder}/package-lock.json
    WORKING_DIRECTORY ${folder}
    COMMENT "Installing the npm packages of ${folder}" USES_TERMINAL)
  set(${stamp} ${packages} PARENT_SCOPE)
endfunction()
