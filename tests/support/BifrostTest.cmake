# Test binaries, and the sanitized twins of the libraries they test.

set(BIFROST_TEST_SUPPORT ${CMAKE_CURRENT_LIST_DIR})
set(BIFROST_TEST_SANITIZERS -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    -Wno-maybe-uninitialized) # of which GCC finds too many in sanitized code, in Boost for one

# bifrost_sanitized_twin(OUT LIBRARY): gives in OUT the name of LIBRARY's twin, made of the same sources under
# AddressSanitizer and UndefinedBehaviorSanitizer. The first call makes it. Our own libraries that LIBRARY links are
# replaced by their twins too, but for bifrost_models. A build that is sanitized as a whole needs no twins.
function(bifrost_sanitized_twin out library)
    get_target_property(type ${library} TYPE)
    if(BIFROST_SANITIZE OR NOT type STREQUAL "STATIC_LIBRARY" OR NOT library MATCHES "^bifrost_"
       OR library STREQUAL "bifrost_models")
        set(${out} ${library} PARENT_SCOPE)
        return()
    endif()
    set(twin ${library}_asan)
    set(${out} ${twin} PARENT_SCOPE)
    if(TARGET ${twin})
        return()
    endif()

    get_target_property(folder ${library} SOURCE_DIR)
    get_target_property(sources ${library} SOURCES)
    set(paths)
    foreach(source IN LISTS sources)
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${folder})
        list(APPEND paths ${source})
    endforeach()
    add_library(${twin} STATIC EXCLUDE_FROM_ALL ${paths})
    foreach(property COMPILE_OPTIONS COMPILE_DEFINITIONS COMPILE_FEATURES INCLUDE_DIRECTORIES
                     INTERFACE_COMPILE_DEFINITIONS INTERFACE_INCLUDE_DIRECTORIES AUTOMOC)
        get_target_property(value ${library} ${property})
        if(value)
            set_target_properties(${twin} PROPERTIES ${property} "${value}")
        endif()
    endforeach()
    foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
        get_target_property(links ${library} ${property})
        set(replaced)
        foreach(link IN LISTS links)
            # What a static library links privately stands in its interface as $<LINK_ONLY:name>.
            string(REGEX REPLACE "^\\$<LINK_ONLY:(.*)>$" "\\1" name "${link}")
            if(TARGET ${name})
                bifrost_sanitized_twin(twinOfLink ${name})
                string(REPLACE "${name}" "${twinOfLink}" link "${link}")
            endif()
            list(APPEND replaced "${link}")
        endforeach()
        if(links)
            set_target_properties(${twin} PROPERTIES ${property} "${replaced}")
        endif()
    endforeach()
    target_compile_options(${twin} PRIVATE ${BIFROST_TEST_SANITIZERS})
    target_link_options(${twin} INTERFACE ${BIFROST_TEST_SANITIZERS})
endfunction()

# bifrost_test(NAME room_net SOURCES a.cpp b.cpp LIBS bifrost_net [LABELS ...] [TIMEOUT seconds] [SANITIZE])
# makes one test binary of all the test classes in SOURCES (see testmain.h) and registers it with CTest. With
# SANITIZE the binary and its LIBS of ours are built as sanitized twins, whatever the rest of the build is.
function(bifrost_test)
    cmake_parse_arguments(PARSE_ARGV 0 test "SANITIZE" "NAME;TIMEOUT" "SOURCES;LIBS;LABELS")
    if(NOT test_TIMEOUT)
        set(test_TIMEOUT 120)
    endif()
    set(libs)
    foreach(library IN LISTS test_LIBS)
        if(test_SANITIZE AND TARGET ${library})
            bifrost_sanitized_twin(library ${library})
        endif()
        list(APPEND libs ${library})
    endforeach()

    add_executable(${test_NAME} ${test_SOURCES} ${BIFROST_TEST_SUPPORT}/testmain.cpp ${BIFROST_TEST_SUPPORT}/testmain.h)
    bifrost_target(${test_NAME})
    target_link_libraries(${test_NAME} PRIVATE ${libs} Qt6::Test)
    if(test_SANITIZE AND NOT BIFROST_SANITIZE)
        target_compile_options(${test_NAME} PRIVATE ${BIFROST_TEST_SANITIZERS})
        target_link_options(${test_NAME} PRIVATE ${BIFROST_TEST_SANITIZERS})
    endif()

    add_test(NAME ${test_NAME} COMMAND ${test_NAME})
    set_tests_properties(${test_NAME} PROPERTIES
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1"
        TIMEOUT ${test_TIMEOUT}
        LABELS "${test_LABELS}")
endfunction()
