# Script mode: writes a C++ file that includes each file of FOLDER byte for byte, and the SHA-256 of them all one after
# the other in the order of their paths. See apex_embed.cmake.
file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*)
list(SORT files)
set(symbols "")
set(rows "")
set(index 0)
foreach(file IN LISTS files)
    set(s "apex_embedded_${NAME}_${index}")
    string(APPEND symbols "asm(\".section .rodata\\n.balign 16\\n${s}:\\n.incbin \\\"${FOLDER}/${file}\\\"\\n${s}_end:\\n"
                          ".byte 0\\n.global ${s}\\n.global ${s}_end\\n.previous\");\n"
                          "extern \"C\" const char ${s}[], ${s}_end[];\n")
    string(APPEND rows "        {\"${file}\", {${s}, static_cast<std::size_t>(${s}_end - ${s})}},\n")
    math(EXPR index "${index} + 1")
endforeach()
list(TRANSFORM files PREPEND ${FOLDER}/ OUTPUT_VARIABLE paths)
file(WRITE ${OUT}.all "")
if(paths)  # An image without the web app embeds an empty folder.
    execute_process(COMMAND ${CMAKE_COMMAND} -E cat ${paths} OUTPUT_FILE ${OUT}.all COMMAND_ERROR_IS_FATAL ANY)
endif()
file(SHA256 ${OUT}.all sum)
file(REMOVE ${OUT}.all)
file(WRITE ${OUT} "// Generated from the folder it embeds; never edited.\n#include \"base/embedded.hpp\"\n${symbols}"
"namespace apex::embedded {\nstd::span<const File> ${NAME}() {\n    static const std::array<File, ${index}> files{{\n${rows}    }};\n    return files;\n}\n"
"std::string_view ${NAME}_sha256() { return \"${sum}\"; }\n}  // namespace apex::embedded\n")
