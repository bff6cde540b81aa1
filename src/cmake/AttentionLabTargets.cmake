# How every folder under src/ becomes a library and every test a ctest case.

# Most of the time of a build is spent on parsing Qt and Eigen. Each library parses them once, except
# with ccache, which would not keep what includes such headers.
set(precompile_by_default ON)
if(CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache")
  set(precompile_by_default OFF)
endif()
option(ATTENTION_LAB_PRECOMPILE "Parse the headers of Qt and Eigen once a library"
       ${precompile_by_default})

add_library(attention_lab_options INTERFACE)
target_include_directories(attention_lab_options INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_options(attention_lab_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${ATTENTION_LAB_WERROR}>:-Werror>
  $<$<BOOL:${ATTENTION_LAB_NATIVE}>:-march=native>
  # False alarms of GCC 12: its own AVX-512 headers (bug 105593), char* + std::string (bug 105651).
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>"
  # The second one again where headers are precompiled: GCC takes none of them for a system's. Builds
  # with ccache, without such headers, keep these warnings.
  "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${ATTENTION_LAB_PRECOMPILE}>>:-Wno-stringop-overflow;-Wno-array-bounds>"
  $<$<CONFIG:Release>:-O3>)
if(ATTENTION_LAB_SANITIZE)
  target_compile_options(attention_lab_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(attention_lab_options INTERFACE -fsanitize=address,undefined)
endif()

# attention_lab_library(FOLDER SOURCES... LINK libraries... PRECOMPILE headers...)
# One static library a folder; LINK names the folders (and packages) below it, PRECOMPILE headers of
# packages that most of its files include.
function(attention_lab_library folder)
  cmake_parse_arguments(LIB "" "" "SOURCES;LINK;PRECOMPILE" ${ARGN})
  add_library(lab_${folder} STATIC ${LIB_SOURCES})
  target_link_libraries(lab_${folder} PUBLIC attention_lab_options ${LIB_LINK})
  if(ATTENTION_LAB_PRECOMPILE AND LIB_PRECOMPILE)
    target_precompile_headers(lab_${folder} PRIVATE ${LIB_PRECOMPILE})
  endif()
endfunction()

# attention_lab_test_headers(NAME LINK libraries... PRECOMPILE headers...)
# A library of nothing but the headers that tests with the same LINK have in common; they name it
# under HEADERS_OF.
function(attention_lab_test_headers name)
  cmake_parse_arguments(HEADERS "" "" "LINK;PRECOMPILE" ${ARGN})
  if(NOT ATTENTION_LAB_PRECOMPILE)
    return()
  endif()
  file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp" "")
  add_library(${name} STATIC "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  target_link_libraries(${name} PRIVATE ${HEADERS_LINK} Qt6::Test)
  target_precompile_headers(${name} PRIVATE ${HEADERS_PRECOMPILE})
endfunction()

# attention_lab_test(NAME SOURCES... LINK libraries... [HEADERS_OF library])
# A Qt Test executable, run offscreen by ctest.
function(attention_lab_test name)
  cmake_parse_arguments(TEST "" "HEADERS_OF" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE ${TEST_LINK} Qt6::Test)
  target_compile_definitions(${name} PRIVATE
    PROJECT_DIR="${PROJECT_SOURCE_DIR}"
    TEST_DATA_DIR="${PROJECT_SOURCE_DIR}/tests/data"
    SHARED_DATA_DIR="${PROJECT_SOURCE_DIR}/../shared/data")
  if(ATTENTION_LAB_PRECOMPILE AND TEST_HEADERS_OF)
    target_precompile_headers(${name} REUSE_FROM ${TEST_HEADERS_OF})
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8" TIMEOUT 300)
endfunction()
