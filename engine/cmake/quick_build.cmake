# What makes building everything quick. Only for working: a release is built file by file, so that a file that
# forgets an include is found.

# Reads the standard library's headers once for each target instead of once for each file.
function(precompile_standard_headers target)
  if(SUBROSA_QUICK_BUILD)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <functional> <map> <memory> <optional> <set> <sstream> <string> <string_view> <tuple>
      <utility> <variant> <vector> ${ARGN})
  endif()
endfunction()

# Compiles the files of each folder four at a time, as one: they need the same large types. Names in their unnamed
# namespaces must differ; else name the file after ALONE. An edit builds four files again, which takes hardly longer
# than one.
function(compile_in_fours target)
  cmake_parse_arguments(given "" "" "ALONE" ${ARGN})
  if(NOT SUBROSA_QUICK_BUILD)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  list(REMOVE_ITEM sources ${given_ALONE})
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "files_of_${folder}" group)
    math(EXPR ${group} "${${group}} + 1")
    math(EXPR four "(${${group}} - 1) / 4")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group}_${four})
  endforeach()
endfunction()
