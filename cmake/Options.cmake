# What can be chosen at configure time, and what holds for every target.
option(BIFROST_WINDOWS "Build the windows; without them the program is a server, and needs no Qt Widgets" ON)
option(BIFROST_TESTS "Build the tests" ON)
option(BIFROST_FUZZ "Build the fuzz targets (needs clang with libFuzzer)" OFF)
option(BIFROST_STRICT "Treat warnings as errors" OFF)
set(BIFROST_TRAINING "" CACHE STRING
    "record: a build that writes down which of its paths a load takes; use: one that is arranged accordingly")
set(BIFROST_SANITIZE "" CACHE STRING "Sanitizers for the whole build, such as address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Debug, RelWithDebInfo or Release" FORCE)
endif()
if(BIFROST_SANITIZE)
    add_compile_options(-fsanitize=${BIFROST_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${BIFROST_SANITIZE})
endif()

# moc 6.4 stumbles over the attribute that libstdc++ puts behind `namespace std` in <concepts>.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_VISIBILITY=)

if(BIFROST_FUZZ)
    # Coverage for libFuzzer in everything; its main() comes with bifrost_fuzz().
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

if(CMAKE_INTERPROCEDURAL_OPTIMIZATION AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # One job per core. Once all is inlined, GCC 12 takes impossible sizes, in QHash and of texts, for real ones.
    add_link_options(-flto=auto -Wno-alloc-size-larger-than -Wno-stringop-overflow -Wno-stringop-overread)
endif()
