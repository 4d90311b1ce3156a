// What the exit status of apexctl says. Part of its interface: scripts and tests rely on it.
#pragma once

namespace apex::apexctl {

enum ExitStatus : int {
    fine = 0,             ///< done: the new release, or the answer that was asked for
    rolled_back = 1,      ///< a step failed and everything is undone: the old release
    bad_input = 2,        ///< of the command line or the document
    cannot_run_here = 3,  ///< disk, permissions, a damaged journal
    locked = 4,           ///< another deployment is under way
    needs_person = 5,     ///< something could be neither finished nor undone
    unfinished = 6,       ///< interrupted, or an earlier run waits: resume or rollback
    refused = 7           ///< a check that must hold before a deployment does not
};

}  // namespace apex::apexctl
