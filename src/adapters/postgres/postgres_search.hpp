// The SearchIndex port over PostgreSQL's full text, in the database of the projects. Words are
// found anywhere in a text where the extension pg_trgm is installed, and misspellings forgiven;
// without it words are found by their beginnings. What a person typed never becomes query syntax.
#pragma once
#include <memory>
#include <string>

#include "adapters/postgres/postgres_database.hpp"
#include "app/ports/search_index.hpp"

namespace apex::adapters {

/// As make_postgres_database, with connections of its own. Every project is in the index as soon as
/// its change is committed; put() adds its words to the vocabulary that corrects misspellings.
std::unique_ptr<app::SearchIndex> make_postgres_search(const std::string& url,
                                                       const PostgresOptions& options = {});

}  // namespace apex::adapters
