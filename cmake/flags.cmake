# One INTERFACE target carries the language level, the warnings and the rules of determinism.
add_library(ledgerloom_flags INTERFACE)
target_compile_features(ledgerloom_flags INTERFACE cxx_std_20)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_BUILD_RPATH_USE_ORIGIN ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Debug, RelWithDebInfo or Release" FORCE)
endif()
# -O2, never -O3: GCC 12's vectoriser makes the random number generators' callers several times slower there.
foreach(type RELEASE RELWITHDEBINFO)
  string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_${type} "${CMAKE_CXX_FLAGS_${type}}")
endforeach()

# The oldest processors the program runs on: x86-64-v2 is every one since about 2010. The data are the same bytes for
# every choice; LEDGERLOOM_ARCH=native makes a program for this machine alone, an empty value the compiler's default.
set(LEDGERLOOM_ARCH x86-64-v2 CACHE STRING "-march= when the compiler makes x86-64 code")
if(LEDGERLOOM_ARCH AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
  target_compile_options(ledgerloom_flags INTERFACE -march=${LEDGERLOOM_ARCH})
endif()

target_include_directories(ledgerloom_flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
target_compile_options(ledgerloom_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wimplicit-fallthrough
  -Werror
  # A fused multiply-add rounds once where two operations round twice: bytes must not depend on the processor.
  -ffp-contract=off)

# Qt code also lives by these bans (the list of what Qt offers from 6.4 on).
add_library(ledgerloom_qt_flags INTERFACE)
target_link_libraries(ledgerloom_qt_flags INTERFACE ledgerloom_flags)
target_compile_definitions(ledgerloom_qt_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)

set(LEDGERLOOM_SANITIZE "" CACHE STRING "Sanitizers to build with, as GCC spells them: address,undefined or thread")
if(LEDGERLOOM_SANITIZE)
  target_compile_options(ledgerloom_flags INTERFACE -fsanitize=${LEDGERLOOM_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all
    # GCC 12 sees uninitialised members in the instrumented <regex>, which has none.
    -Wno-maybe-uninitialized)
  target_link_options(ledgerloom_flags INTERFACE -fsanitize=${LEDGERLOOM_SANITIZE})
else()
  # Both need an optimising build, and fortified calls hide from a sanitizer what they do.
  target_compile_definitions(ledgerloom_flags INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()

# Two types of one name in two folders are seen when everything is linked together.
if(CMAKE_INTERPROCEDURAL_OPTIMIZATION AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_link_options(ledgerloom_flags INTERFACE -Werror=odr -Werror=lto-type-mismatch)
endif()

# mold links several times faster than the default linker; it cannot do GCC's link-time optimisation alone.
option(LEDGERLOOM_MOLD "Link with mold where it is installed and fits" ON)
find_program(LEDGERLOOM_MOLD_PROGRAM mold)
mark_as_advanced(LEDGERLOOM_MOLD_PROGRAM)
if(LEDGERLOOM_MOLD AND LEDGERLOOM_MOLD_PROGRAM AND NOT CMAKE_INTERPROCEDURAL_OPTIMIZATION)
  target_link_options(ledgerloom_flags INTERFACE -fuse-ld=mold)
endif()

find_program(LEDGERLOOM_CCACHE_PROGRAM ccache)
mark_as_advanced(LEDGERLOOM_CCACHE_PROGRAM)
if(LEDGERLOOM_CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${LEDGERLOOM_CCACHE_PROGRAM}")
endif()
