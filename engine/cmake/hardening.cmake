# How what is given to others is built: with what Debian asks of every package, and without the place where it was
# built. Only for a release: whoever works on the sources wants their paths.
if(PROJECT_IS_TOP_LEVEL)
  add_compile_options(
    $<$<CONFIG:Release>:-fstack-protector-strong>
    $<$<CONFIG:Release>:-fstack-clash-protection>
    $<$<CONFIG:Release>:-fcf-protection>
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE>
    $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>
    $<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_BINARY_DIR}=build>
    $<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>)
  add_link_options($<$<CONFIG:Release>:-Wl,-z,relro,-z,now>)
endif()
