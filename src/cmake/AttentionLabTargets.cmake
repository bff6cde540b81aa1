# How every folder under src/ becomes a library and every test a ctest case.

add_library(attention_lab_options INTERFACE)
target_include_directories(attention_lab_options INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_options(attention_lab_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${ATTENTION_LAB_WERROR}>:-Werror>
  $<$<BOOL:${ATTENTION_LAB_NATIVE}>:-march=native>
  # False alarms of GCC 12: its own AVX-512 headers (bug 105593), char* + std::string (bug 105651).
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>"
  $<$<CONFIG:Release>:-O3>)
if(ATTENTION_LAB_SANITIZE)
  target_compile_options(attention_lab_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(attention_lab_options INTERFACE -fsanitize=address,undefined)
endif()

# attention_lab_library(FOLDER SOURCES... LINK libraries...)
# One static library a folder; LINK names the folders (and packages) below it.
function(attention_lab_library folder)
  cmake_parse_arguments(LIB "" "" "SOURCES;LINK" ${ARGN})
  add_library(lab_${folder} STATIC ${LIB_SOURCES})
  target_link_libraries(lab_${folder} PUBLIC attention_lab_options ${LIB_LINK})
endfunction()

# attention_lab_test(NAME SOURCES... LINK libraries...)
# A Qt Test executable, run offscreen by ctest.
function(attention_lab_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE ${TEST_LINK} Qt6::Test)
  target_compile_definitions(${name} PRIVATE
    PROJECT_DIR="${PROJECT_SOURCE_DIR}"
    TEST_DATA_DIR="${PROJECT_SOURCE_DIR}/tests/data"
    SHARED_DATA_DIR="${PROJECT_SOURCE_DIR}/../shared/data")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8" TIMEOUT 300)
endfunction()
