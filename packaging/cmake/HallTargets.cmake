# SPDX-License-Identifier: Apache-2.0
# The three kinds of target: a library a folder, a program a file of app/main, a test program a library.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

find_program(HALL_CCACHE ccache)
if(HALL_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${HALL_CCACHE})
endif()
find_program(HALL_MOLD mold)
if(HALL_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

add_library(hall_options INTERFACE)
target_compile_options(hall_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
target_include_directories(hall_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(
    hall_options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# Qt 6.4's moc stumbles over libstdc++'s <concepts>, which it has no need to read.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)

function(_hall_finish target)
    # Only what links Qt is scanned for moc; the middle of the program stays free of it.
    get_target_property(links ${target} LINK_LIBRARIES)
    if("${links}" MATCHES "Qt6::|hall_(server|startup|client|station|port|kit|kiosk|counter|screen|tour)")
        set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON)
    endif()
endfunction()

# hall_library(core SOURCES a.cpp b.cpp [PUBLIC targets…] [PRIVATE targets…]) makes hall_core.
function(hall_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(hall_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(hall_${name} PUBLIC hall_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    _hall_finish(hall_${name})
endfunction()

# hall_program(paihao-hall SOURCES hall.cpp LINKS targets…)
function(hall_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE hall_options ${ARG_LINKS})
    _hall_finish(${name})
endfunction()

# hall_test(core SOURCES a_test.cpp LINKS targets… LABELS unit [TIMEOUT s] [QT]) makes test_core.
# Labels say what a test needs: unit, qt, process, bench. With QT the program has an application object.
function(hall_test name)
    cmake_parse_arguments(ARG "QT" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(test_${name} ${ARG_SOURCES})
    if(ARG_QT)
        target_link_libraries(test_${name} PRIVATE hall_test_main_qt)
    else()
        target_link_libraries(test_${name} PRIVATE hall_test_main)
    endif()
    target_link_libraries(test_${name} PRIVATE hall_options ${ARG_LINKS})
    target_compile_definitions(
        test_${name} PRIVATE HALL_SOURCE_DIR="${PROJECT_SOURCE_DIR}" HALL_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    if(ARG_QT)
        set_target_properties(test_${name} PROPERTIES AUTOMOC ON)
    endif()
    set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND test_${name} --rng-seed time)
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(
        ${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()
