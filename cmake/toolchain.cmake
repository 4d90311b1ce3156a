# Compiler settings that results depend on. Contraction and fast-math would make plain and traced runs differ.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(CMAKE_CXX_FLAGS MATCHES "-ffast-math|-Ofast|-ffp-contract=fast|-funsafe-math")
    message(FATAL_ERROR "APEX refuses ${CMAKE_CXX_FLAGS}: derivation and result must agree in every bit")
endif()

set(APEX_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")

add_library(apex_settings INTERFACE)
target_compile_options(apex_settings INTERFACE -ffp-contract=off -ffile-prefix-map=${CMAKE_SOURCE_DIR}/= -Wall -Wextra -Wpedantic -Wshadow
                                               -Wconversion -Werror -fstack-protector-strong
                                               # As g++ has it: -Wconversion without signs.
                                               $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>)
target_link_options(apex_settings INTERFACE -Wl,-z,relro,-z,now)
# Indirect calls and returns land where they were meant to, on x86 processors that look after it.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|i[3-6]86)$")
    include(CheckCXXCompilerFlag)
    check_cxx_compiler_flag(-fcf-protection=full APEX_HAS_CF_PROTECTION)
    if(APEX_HAS_CF_PROTECTION)
        target_compile_options(apex_settings INTERFACE -fcf-protection=full)
    endif()
endif()
target_include_directories(apex_settings INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR})
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_definitions(apex_settings INTERFACE _FORTIFY_SOURCE=2)
endif()
if(APEX_SANITIZE)
    target_compile_options(apex_settings INTERFACE -fsanitize=${APEX_SANITIZE} -fno-sanitize-recover=all
                                                   -fno-omit-frame-pointer
                                                   # clang 14 cannot emit its check of called functions into coroutines.
                                                   $<$<CXX_COMPILER_ID:Clang>:-fno-sanitize=function>)
    target_link_options(apex_settings INTERFACE -fsanitize=${APEX_SANITIZE})
endif()

find_program(APEX_CCACHE ccache)
if(APEX_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${APEX_CCACHE})
endif()
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
