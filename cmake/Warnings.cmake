# bifrost_target(TARGET): the warnings, definitions and include root that all of our own code is built with.
function(bifrost_target target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
        -Woverloaded-virtual -Wnull-dereference -Wduplicated-cond -Wlogical-op)
    if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
        target_compile_options(${target} PRIVATE -Wno-unknown-warning-option)
    endif()
    if(BIFROST_STRICT)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
        QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING)
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
endfunction()
