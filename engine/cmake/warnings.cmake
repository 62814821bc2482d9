# The compiler flags of this project's own code. Linked privately, so that no outside project inherits them.
add_library(subrosa_warnings INTERFACE)
target_compile_options(subrosa_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wswitch-enum
  # g++ 12 sees a string overlap itself in its own std::string, only when it optimizes (GCC bug 105651).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  $<$<BOOL:${SUBROSA_WARNINGS_AS_ERRORS}>:-Werror>)
