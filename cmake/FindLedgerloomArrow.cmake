# Apache Arrow C++ with Parquet: LedgerloomArrow::arrow, LedgerloomArrow::parquet and LedgerloomArrow::compute.
# An installed package is used when it is new enough, else the private copy that packaging/setup makes.
# The copy's libraries are named with their full soname (it has no development links), found at run time by their
# folder (RPATH), and must speak the C++11 ABI of the compiler in use.
set(LEDGERLOOM_ARROW_ROOT "${CMAKE_SOURCE_DIR}/.deps/arrow" CACHE PATH "Private copy of Arrow C++: include/, lib/, VERSION")

find_package(Arrow ${LedgerloomArrow_FIND_VERSION} CONFIG QUIET)
find_package(Parquet ${LedgerloomArrow_FIND_VERSION} CONFIG QUIET)
find_package(ArrowCompute ${LedgerloomArrow_FIND_VERSION} CONFIG QUIET) # before 21 a part of the first
if(TARGET Arrow::arrow_shared AND TARGET Parquet::parquet_shared)
  set(LedgerloomArrow_VERSION "${Arrow_VERSION}")
  set(LedgerloomArrow_WHERE "${Arrow_DIR}")
  set(ledgerloom_arrow_libraries Arrow::arrow_shared Parquet::parquet_shared)
  set(ledgerloom_arrow_compute $<TARGET_NAME_IF_EXISTS:ArrowCompute::arrow_compute_shared>)
elseif(EXISTS "${LEDGERLOOM_ARROW_ROOT}/VERSION")
  file(STRINGS "${LEDGERLOOM_ARROW_ROOT}/VERSION" LedgerloomArrow_VERSION LIMIT_COUNT 1)
  set(LedgerloomArrow_WHERE "${LEDGERLOOM_ARROW_ROOT}")
  # Programs name this link, relative to themselves (CMAKE_BUILD_RPATH_USE_ORIGIN): no folder of the machine is in them.
  file(CREATE_LINK "${LEDGERLOOM_ARROW_ROOT}/lib" "${CMAKE_BINARY_DIR}/arrow" SYMBOLIC)
  foreach(library arrow parquet arrow_compute)
    # The soname holds major and minor version, two digits each: lib<name>.so.<major><minor>.
    file(GLOB file "${LEDGERLOOM_ARROW_ROOT}/lib/lib${library}.so.[0-9]*")
    list(LENGTH file count)
    if(NOT count EQUAL 1)
      message(FATAL_ERROR "${LEDGERLOOM_ARROW_ROOT}/lib must hold exactly one lib${library}.so.<version>, found ${count}. "
        "Remove ${LEDGERLOOM_ARROW_ROOT} and run packaging/setup again.")
    endif()
    if(NOT TARGET ledgerloom_private_${library})
      add_library(ledgerloom_private_${library} SHARED IMPORTED GLOBAL)
      cmake_path(GET file FILENAME file)
      set_target_properties(ledgerloom_private_${library} PROPERTIES
        IMPORTED_LOCATION "${CMAKE_BINARY_DIR}/arrow/${file}"
        INTERFACE_INCLUDE_DIRECTORIES "${LEDGERLOOM_ARROW_ROOT}/include")
    endif()
  endforeach()
  target_link_libraries(ledgerloom_private_parquet INTERFACE ledgerloom_private_arrow)
  target_link_libraries(ledgerloom_private_arrow_compute INTERFACE ledgerloom_private_arrow)
  set(ledgerloom_arrow_libraries ledgerloom_private_arrow ledgerloom_private_parquet)
  set(ledgerloom_arrow_compute ledgerloom_private_arrow_compute)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LedgerloomArrow
  REQUIRED_VARS LedgerloomArrow_WHERE VERSION_VAR LedgerloomArrow_VERSION
  REASON_FAILURE_MESSAGE "Parquet and Arrow files are left out: packaging/setup gets the libraries")

if(LedgerloomArrow_FOUND AND NOT TARGET LedgerloomArrow::parquet)
  list(GET ledgerloom_arrow_libraries 0 library)
  add_library(LedgerloomArrow::arrow INTERFACE IMPORTED GLOBAL)
  target_link_libraries(LedgerloomArrow::arrow INTERFACE ${library})
  list(GET ledgerloom_arrow_libraries 1 library)
  add_library(LedgerloomArrow::parquet INTERFACE IMPORTED GLOBAL)
  target_link_libraries(LedgerloomArrow::parquet INTERFACE ${library} LedgerloomArrow::arrow)
  add_library(LedgerloomArrow::compute INTERFACE IMPORTED GLOBAL)
  target_link_libraries(LedgerloomArrow::compute INTERFACE ${ledgerloom_arrow_compute} LedgerloomArrow::arrow)

  # A library of the old ABI lacks every function that takes or gives a std::string, so this would not link.
  include(CheckCXXSourceCompiles)
  set(CMAKE_REQUIRED_LIBRARIES LedgerloomArrow::parquet)
  check_cxx_source_compiles([[
    #include <arrow/status.h>
    #include <parquet/properties.h>
    static_assert(_GLIBCXX_USE_CXX11_ABI == 1);
    int main() {
      std::string text = arrow::Status::IOError("x").ToString();
      return text == parquet::DEFAULT_CREATED_BY ? 1 : 0;
    }]] LEDGERLOOM_ARROW_ABI)
  unset(CMAKE_REQUIRED_LIBRARIES)
  if(NOT LEDGERLOOM_ARROW_ABI)
    unset(LEDGERLOOM_ARROW_ABI CACHE)
    message(FATAL_ERROR "The Arrow libraries in ${LedgerloomArrow_WHERE} cannot be linked by this compiler "
      "(another C++ library ABI, or another processor). Build with -DLEDGERLOOM_ARROW_ROOT=<folder> of a fitting copy.")
  endif()
endif()
