#include "app/cursor.hpp"

#include "app/lookup.hpp"

namespace apex::app {
namespace {

template <class Position>
std::string position_text(const Position& position) {
    return std::to_string(domain::microseconds(position.created_at)) + '.' + position.id.text();
}

template <class Position, class Id>
std::optional<Position> position_in(const std::string& text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos) return std::nullopt;
    const auto time = parse_whole(text.substr(0, dot));
    const auto id = Id::parse(text.substr(dot + 1));
    if (!time || !id) return std::nullopt;
    return Position{domain::from_microseconds(*time), *id};
}

}  // namespace

std::string cursor_text(const ProjectPosition& position) { return position_text(position); }
std::string cursor_text(const FilePosition& position) { return position_text(position); }

std::optional<ProjectPosition> parse_project_cursor(const std::string& text) {
    return position_in<ProjectPosition, domain::ProjectId>(text);
}
std::optional<FilePosition> parse_file_cursor(const std::string& text) {
    return position_in<FilePosition, domain::FileId>(text);
}

}  // namespace apex::app
