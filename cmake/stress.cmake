# Plain stress programs for the sanitizers, which need no Qt: tests/faults/stress_*.cpp.
option(LEDGERLOOM_STRESS "Build the stress programs of tests/faults" OFF)
if(LEDGERLOOM_STRESS)
  enable_testing()
  # With the tests off nobody else adds the folder.
  if(NOT LEDGERLOOM_TESTS)
    add_subdirectory("${CMAKE_SOURCE_DIR}/tests/faults")
  endif()
endif()
