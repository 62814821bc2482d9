cmake_minimum_required(VERSION 3.25)
# Writes the files of a folder into a C++ source: `cmake -DFOLDER=… -DOUTPUT=… -P embed.cmake`.
file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*)
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  file(READ ${FOLDER}/${file} text)
  string(APPEND rows "      {R\"path(${file})path\",\n       R\"text(${text})text\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from rules/template: change the files there.
#include \"start/template.hpp\"

namespace subrosa {

std::vector<FileText> template_files() {
  return {
${rows}  };
}

}  // namespace subrosa
")
