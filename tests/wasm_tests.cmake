# What is tested of the wasm build: the module and the page's engine in Node, the types of the page's
# sources, and the page in browsers.
find_program(NODE node REQUIRED)

foreach(module IN ITEMS reader embed)
  add_test(NAME "wasm: the C functions of ${module}.wasm"
           COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/c_abi/wasm.test.mjs
                   $<TARGET_FILE:threadbare_${module}>)
endforeach()
add_test(NAME "wasm: the C functions of core.wasm that publish"
         COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/c_abi/publishing.test.mjs
                 $<TARGET_FILE:threadbare_core>)
add_test(NAME "wasm: goldens are read as they were natively"
         COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/c_abi/goldens.test.mjs
                 $<TARGET_FILE:threadbare_reader>)
file(GLOB web_tests CONFIGURE_DEPENDS web/*.test.mjs)
foreach(file IN LISTS web_tests)
  get_filename_component(name ${file} NAME_WE)
  add_test(NAME "web: ${name}"
           COMMAND ${NODE} --expose-gc ${file} $<TARGET_FILE:threadbare_reader>)
endforeach()
add_test(NAME "web: what a page has to load"
         COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/size.test.mjs ${PROJECT_SOURCE_DIR}/build/web)
add_test(NAME "languages: tables" COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/languages.test.mjs)
# Not what `./dev bench` measures, but how it counts and what it says of that.
file(GLOB bench_tests CONFIGURE_DEPENDS bench/*.test.mjs)
foreach(file IN LISTS bench_tests)
  get_filename_component(name ${file} NAME_WE)
  add_test(NAME "bench: ${name}" COMMAND ${NODE} ${file})
endforeach()
add_test(NAME "trust: report" COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/trust/report.test.mjs)
add_test(NAME "trust: sums of fuzzing"
         COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/sums.test.mjs)
if(THREADBARE_CORPUS)
  add_test(NAME "trust: conformance"
           COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/trust/conformance.run.mjs)
  set_tests_properties("trust: conformance" PROPERTIES
    ENVIRONMENT "THREADBARE_CORPUS=${THREADBARE_CORPUS}")
endif()
add_test(NAME "trust: recursion"
         COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/trust/depth/recursion.test.mjs)
add_test(NAME "trust: native and WebAssembly"
         COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/trust/same/same.test.mjs
                 ${PROJECT_SOURCE_DIR}/build/native/tests/threadbare_transcript
                 ${PROJECT_SOURCE_DIR}/build/native/threadbare $<TARGET_FILE:threadbare_reader>)
add_test(NAME "trust: a thousand opens"
         COMMAND ${NODE} --expose-gc ${CMAKE_CURRENT_SOURCE_DIR}/trust/memory/opens.test.mjs
                 $<TARGET_FILE:threadbare_reader>)
add_test(NAME "trust: depth"
         COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/trust/depth/depth.test.mjs
                 ${PROJECT_SOURCE_DIR}/build/native/threadbare $<TARGET_FILE:threadbare_reader>)
add_test(NAME "web: types" COMMAND ${NODE} ${PROJECT_SOURCE_DIR}/web/build.mjs --check)

# The npm package, and what is made of it.
threadbare_npm_packages(${CMAKE_CURRENT_SOURCE_DIR}/npm npm_packages)
add_custom_target(threadbare_npm_tests ALL DEPENDS ${npm_packages})
file(GLOB npm_tests CONFIGURE_DEPENDS npm/*.test.mjs)
foreach(file IN LISTS npm_tests)
  get_filename_component(name ${file} NAME_WE)
  add_test(NAME "npm: ${name}" COMMAND ${NODE} ${file})
  set_tests_properties("npm: ${name}" PROPERTIES
    TIMEOUT 300 ENVIRONMENT "THREADBARE_CORPUS=${THREADBARE_CORPUS}")
endforeach()

# The command of the package is held to what the native one is held to, and to its very bytes: over
# goldens here, over the corpus apart from the quick tests.
foreach(name IN ITEMS command files)
  add_test(NAME "npm: ${name} of the command"
           COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/cli/${name}.test.mjs
                   ${PROJECT_SOURCE_DIR}/build/web/package/command.js)
  set_tests_properties("npm: ${name} of the command" PROPERTIES
    TIMEOUT 300 ENVIRONMENT "THREADBARE_CORPUS=${THREADBARE_CORPUS}")
endforeach()
if(THREADBARE_CORPUS)
  add_test(NAME "npm: the command over the corpus"
           COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/npm/same_command.test.mjs corpus)
  set_tests_properties("npm: the command over the corpus" PROPERTIES
    LABELS sites TIMEOUT 900 ENVIRONMENT "THREADBARE_CORPUS=${THREADBARE_CORPUS}")
endif()

# The examples, built by the tools that they are for. `./dev test sites` runs them, apart from the rest:
# the tools and their packages take long to install.
file(GLOB site_tests CONFIGURE_DEPENDS sites/*.test.mjs)
foreach(file IN LISTS site_tests)
  get_filename_component(name ${file} NAME_WE)
  set(browsers chromium firefox)
  if(name STREQUAL "guides")
    set(browsers chromium) # of which it needs none
  endif()
  foreach(browser IN LISTS browsers)
    add_test(NAME "sites: ${name} (${browser})" COMMAND ${NODE} ${file})
    set_tests_properties("sites: ${name} (${browser})" PROPERTIES
      LABELS sites RESOURCE_LOCK browser TIMEOUT 900
      SKIP_REGULAR_EXPRESSION "browser not found" ENVIRONMENT "THREADBARE_BROWSER=${browser}")
  endforeach()
endforeach()

# One test a file and browser. Two browsers at once would disturb each other's timing. One that is
# not installed is skipped, and counted as that.
function(add_browser_test browser file)
  get_filename_component(name ${file} NAME_WE)
  add_test(NAME "${browser}: ${name}" COMMAND ${NODE} ${file})
  set_tests_properties("${browser}: ${name}" PROPERTIES
    RESOURCE_LOCK browser TIMEOUT 300 SKIP_REGULAR_EXPRESSION "browser not found"
    ENVIRONMENT "THREADBARE_BROWSER=${browser};THREADBARE_CORPUS=${THREADBARE_CORPUS}")
endfunction()

file(GLOB browser_tests CONFIGURE_DEPENDS browser/*.test.mjs)
foreach(file IN LISTS browser_tests)
  if(file MATCHES "/webkit[a-z_]*.test.mjs$")
    add_browser_test(webkit ${file})
  else()
    add_browser_test(chromium ${file})
    add_browser_test(firefox ${file})
  endif()
endforeach()
