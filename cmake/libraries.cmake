# The libraries that house.txt names, each as one target plenary::lib::<name>; and the flags of all targets.
find_package(PkgConfig REQUIRED)

function(plenary_library name)
  add_library(plenary_lib_${name} INTERFACE)
  target_link_libraries(plenary_lib_${name} INTERFACE ${ARGN})
  add_library(plenary::lib::${name} ALIAS plenary_lib_${name})
endfunction()

pkg_check_modules(SQLITE3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
find_package(OpenSSL REQUIRED)
find_package(Threads REQUIRED)

plenary_library(gmpxx gmpxx gmp)
plenary_library(icu PkgConfig::ICU)
plenary_library(openssl OpenSSL::Crypto)
plenary_library(sodium PkgConfig::SODIUM)
plenary_library(sqlite3 PkgConfig::SQLITE3)
plenary_library(curl PkgConfig::CURL)
plenary_library(zip PkgConfig::ZIP)
plenary_library(expat PkgConfig::EXPAT)
plenary_library(tomlplusplus)
plenary_library(cli11)
plenary_library(boost boost_json boost_url)
if(PLENARY_SOLVER)
  pkg_check_modules(CBC REQUIRED IMPORTED_TARGET cbc osi-clp cgl)
  plenary_library(cbc PkgConfig::CBC)
else()
  plenary_library(cbc)
endif()
plenary_library(common fmt Threads::Threads)

# Every target: C++20, warnings that tell the truth, symbols for a readable stack.  g++ 12 sees uninitialised members in
# every moved variant, and takes files compiled together for headers; clang blames us for what the library's own
# stable_sort calls.
add_library(plenary_flags INTERFACE)
target_compile_features(plenary_flags INTERFACE cxx_std_20)
target_compile_options(plenary_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-subobject-linkage>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
  $<$<NOT:$<CONFIG:Release>>:-g1>)
target_include_directories(plenary_flags INTERFACE ${CMAKE_CURRENT_SOURCE_DIR}/src)
