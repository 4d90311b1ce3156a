# apex_embed(TARGET NAME FOLDER): compiles every file below FOLDER into TARGET, reachable as apex::embedded::NAME(), and
# their common SHA-256 as apex::embedded::NAME_sha256().
# The folder is read when TARGET is built, so that another target may have made its content (DEPENDS ...).
function(apex_embed target name folder)
    cmake_parse_arguments(arg "" "" "DEPENDS" ${ARGN})
    set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/*)
    add_custom_command(
        OUTPUT ${generated}
        COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DFOLDER=${folder} -DOUT=${generated}
                -P ${CMAKE_SOURCE_DIR}/cmake/embed_folder.cmake
        DEPENDS ${files} ${arg_DEPENDS} ${CMAKE_SOURCE_DIR}/cmake/embed_folder.cmake
        COMMENT "Embedding ${name}" VERBATIM)
    target_sources(${target} PRIVATE ${generated})
    set_source_files_properties(${generated} PROPERTIES COMPILE_OPTIONS "-Wno-pedantic")
endfunction()
