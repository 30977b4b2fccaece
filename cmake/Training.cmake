if(BIFROST_TRAINING STREQUAL "record")
    add_compile_options(-w) # the release is compiled from the same code, and says what is to be said
endif()

# bifrost_trained(TARGET...): what a request passes through. Arranged after a recorded load (installer/release.sh), these
# take a fifth less user time for a request; without a record they are built as everything else.
function(bifrost_trained)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR NOT BIFROST_TRAINING)
        return()
    endif()
    # Names in the record start at the build folder, as another one reads it.
    set(record ${PROJECT_SOURCE_DIR}/build/record)
    set(place -fprofile-prefix-path=${CMAKE_BINARY_DIR})
    foreach(target ${ARGN})
        if(BIFROST_TRAINING STREQUAL "record")
            # What the record is of must be compiled as in the release, and only that.
            target_compile_options(${target} PRIVATE -O3 -fprofile-generate=${record} -fprofile-update=prefer-atomic ${place})
            target_link_options(${target} INTERFACE -fprofile-generate)
        else()
            # What the load did not reach is not taken for rare. Code that changed since is built without its record.
            target_compile_options(${target} PRIVATE -fprofile-use=${record} -fprofile-partial-training
                -fprofile-correction ${place} -Wno-missing-profile -Wno-coverage-mismatch)
        endif()
    endforeach()
endfunction()
