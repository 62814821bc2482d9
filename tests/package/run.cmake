# Installs the library into a folder of its own and lets an outside project find and use it.
foreach(folder build prefix outside)
  file(REMOVE_RECURSE ${WORK}/${folder})
endforeach()
function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "failed: ${ARGN}")
  endif()
endfunction()
step(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/build -G Ninja -DSUBROSA_TESTS=OFF -DSUBROSA_WINDOW=OFF
     -DCMAKE_BUILD_TYPE=Debug -DCMAKE_INSTALL_PREFIX=${WORK}/prefix)
step(${CMAKE_COMMAND} --build ${WORK}/build --target all all_verify_interface_header_sets)
step(${CMAKE_COMMAND} --install ${WORK}/build)
step(${CMAKE_COMMAND} -S ${SOURCE}/tests/package/outside -B ${WORK}/outside -G Ninja
     -DCMAKE_PREFIX_PATH=${WORK}/prefix)
step(${CMAKE_COMMAND} --build ${WORK}/outside)
step(${WORK}/outside/outside ${WORK}/prefix/share/subrosa/rules/belgium)
# The installed program finds the installed rules by itself, from any folder.
execute_process(COMMAND ${WORK}/prefix/bin/subrosa decide arson-police-drugs-is-he-followed
                WORKING_DIRECTORY ${WORK}/prefix RESULT_VARIABLE failed OUTPUT_QUIET)
if(failed)
  message(FATAL_ERROR "the installed program does not find its rules")
endif()
