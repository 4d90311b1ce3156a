// From which commit and when the program was built; set by CMake. SOURCE_DATE_EPOCH, where set, is
// the time.
#pragma once

namespace apex::api {

struct BuildFacts {
    const char *git_commit, *built_at;
};
BuildFacts build_facts();

}  // namespace apex::api
