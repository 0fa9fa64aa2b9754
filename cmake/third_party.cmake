# Libraries that are compiled into ours from their sources.

# threadbare_sources(LIBRARY VERSION URL FILE): sets LIBRARY_dir to the folder of its sources: that
# of the option LIBRARY_SOURCE_DIR (in capitals), or one that cmake/fetch_sources.sh fills once. FILE
# is there if it is whole.
function(threadbare_sources library version url file)
  string(TOUPPER ${library} upper)
  set(${upper}_SOURCE_DIR "" CACHE PATH "An unpacked ${library}, ${version} by choice; empty: fetch it")
  set(dir ${${upper}_SOURCE_DIR})
  if(NOT dir)
    set(dir ${threadbare_third_party}/${library})
    if(NOT EXISTS ${dir}/${file})
      execute_process(COMMAND bash ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/fetch_sources.sh ${library} ${dir}
                      RESULT_VARIABLE fetch_result)
      if(NOT fetch_result EQUAL 0)
        message(FATAL_ERROR "${library} could not be fetched. Unpack ${url} somewhere and configure "
                            "with -D${upper}_SOURCE_DIR=THERE.")
      endif()
    endif()
  endif()
  set(${library}_dir ${dir} PARENT_SCOPE)
endfunction()
