// How the cursors of lists are written: where a page ended. A client hands one back as it got it;
// what it made up itself is none.
#pragma once
#include <optional>
#include <string>

#include "app/ports/project_file_store.hpp"
#include "app/ports/project_store.hpp"

namespace apex::app {

std::string cursor_text(const ProjectPosition& position);
std::string cursor_text(const FilePosition& position);

std::optional<ProjectPosition> parse_project_cursor(const std::string& text);
std::optional<FilePosition> parse_file_cursor(const std::string& text);

}  // namespace apex::app
