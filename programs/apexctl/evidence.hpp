// What a run leaves behind beside its journal: the report as JSON and as a page, both signed, its
// metrics and its trace.
#pragma once
#include <string>
#include <vector>

#include "programs/apexctl/workspace.hpp"

namespace apex::apexctl {

/// Writes all of it into the run's folder, and the metrics to `metrics_file` too unless that is "".
void keep_evidence(const Workspace& workspace, const std::string& run,
                   const runbook::Document& document, const std::vector<runbook::Record>& records,
                   const std::string& metrics_file);

/// Writes a file, and beside it FILE.sig with its Ed25519 signature. The key is the file named by
/// APEXCTL_SIGNING_KEY, or STATE/signing_key.pem, which is made when it is not there, with
/// STATE/signing_key.pub.pem. Throws Stop for a key that others may read.
void write_signed(const Workspace& workspace, const std::string& path, const std::string& text);

}  // namespace apex::apexctl
