# Embeds every src/words/<language>/<room>.txt into the room words, as one generated .cpp in the build folder.
#
#   messages_embed(SRC TARGET)                                      adds the generated file to TARGET
#   cmake -DSRC=... -DOUT=... -P messages.cmake                     writes it (what the build runs)

function(messages_embed src target)
  file(GLOB files CONFIGURE_DEPENDS ${src}/words/*/*.txt)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/words/message_files.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DSRC=${src} -DOUT=${out} -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    DEPENDS ${files} ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    COMMENT "words: embedding the message files"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB files RELATIVE ${SRC}/words ${SRC}/words/*/*.txt)
  list(SORT files)
  set(text "#include \"words/words.h\"\n\nnamespace plenary {\n\nstd::span<const MessageFile> message_files() {\n")
  string(APPEND text "  static constexpr MessageFile kFiles[] = {\n")
  foreach(file IN LISTS files)
    string(REGEX MATCH "^([^/]+)/(.+)\\.txt$" _ ${file})
    set(language ${CMAKE_MATCH_1})
    set(room ${CMAKE_MATCH_2})
    file(READ ${SRC}/words/${file} body)
    string(APPEND text "      {\"${language}\", \"${room}\", R\"words~(${body})words~\"},\n")
  endforeach()
  string(APPEND text "  };\n  return kFiles;\n}\n\n}  // namespace plenary\n")
  file(WRITE ${OUT} "${text}")
endif()
