# What Ledgerloom stands on. packaging/setup installs all of it.
find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
find_package(ZLIB REQUIRED)

# Debian's cpp-httplib is compiled and comes with a pkg-config file; others come with a CMake config.
# Either way the target is httplib::httplib.
find_package(httplib 0.11 QUIET)
if(NOT httplib_FOUND)
  pkg_check_modules(cpp_httplib REQUIRED IMPORTED_TARGET cpp-httplib>=0.11)
  add_library(httplib::httplib ALIAS PkgConfig::cpp_httplib)
endif()

if(LEDGERLOOM_STUDIO)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Charts Svg DBus LinguistTools)
endif()
if(LEDGERLOOM_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()

# Parquet and Arrow files need it; everything else builds without.
find_package(LedgerloomArrow 20)

include(stress)
