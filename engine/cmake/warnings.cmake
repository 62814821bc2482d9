# The compiler flags of this project's own code. Linked privately, so that no outside project inherits them.
add_library(subrosa_warnings INTERFACE)
target_compile_options(subrosa_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wswitch-enum
  $<$<BOOL:${SUBROSA_WARNINGS_AS_ERRORS}>:-Werror>)
