#include "programs/apex/commands/verification_manual.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/version.hpp"
#include "wire/validation.hpp"

namespace apex::embedded {
std::span<const File> validation_cases();
}

namespace apex::program {
namespace {

std::string words_of(wire::ValidationKind kind) {
    switch (kind) {
        case wire::ValidationKind::literature:
            return "literature";
        case wire::ValidationKind::hand_calculation:
            return "hand calculation";
        case wire::ValidationKind::oracle:
            return "oracle";
    }
    return {};
}

report::ManualCase worked(const wire::ValidationCase& example, const wire::RunCheck& run_check) {
    report::ManualCase out{example.id,     example.title, words_of(example.kind),
                           example.source, example.notes, {}};
    const std::vector<wire::WorkedRun> runs = wire::work_out(example, run_check);
    for (std::size_t r = 0; r < runs.size(); ++r) {
        report::ManualRun& run = out.runs.emplace_back(
            report::ManualRun{runs[r].check, runs[r].inputs, {}, runs[r].steps});
        for (std::size_t i = 0; i < runs[r].numbers.size(); ++i) {
            const wire::ValidationOutcome& n = runs[r].numbers[i];
            run.numbers.push_back({n.path, n.expected, n.computed, n.deviation, n.tolerance,
                                   example.runs[r].expect[i].tolerance_reason, n.passes,
                                   n.problem});
        }
    }
    return out;
}

void write_whole(const std::filesystem::path& path, const std::string& bytes) {
    const std::filesystem::path part = path.string() + ".part";
    std::ofstream file(part, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw std::runtime_error(path.string() + " cannot be written: " + std::strerror(errno));
    std::filesystem::rename(part, path);
}

}  // namespace

report::Manual verification_manual() {
    report::Manual manual;
    manual.engine_version = engine_version;
    manual.program_version = program_version;
    const wire::RunCheck run_check = wire::through_library(true);
    for (const auto& file : embedded::validation_cases()) {
        if (!file.path.ends_with(".json")) continue;
        const std::string_view part = file.path.substr(0, file.path.find('/'));
        auto at = std::find_if(manual.parts.begin(), manual.parts.end(),
                               [part](const auto& each) { return each.title == part; });
        if (at == manual.parts.end()) at = manual.parts.insert(at, {std::string(part), {}});
        at->cases.push_back(
            worked(wire::parse_validation_case(file.content, file.path), run_check));
    }
    return manual;
}

void write_verification_manual(const report::Manual& manual, std::string_view folder) {
    std::filesystem::create_directories(folder);
    write_whole(std::filesystem::path(folder) / "manual.html", report::render_manual_html(manual));
    write_whole(std::filesystem::path(folder) / "manual.pdf", report::render_manual_pdf(manual));
}

}  // namespace apex::program
